// What the parts of the policy page are given.
import type { z } from 'zod'
import type {
  checkPolicyText,
  previewPolicyText,
  readPolicyInForce,
  readPolicyVersion,
} from '../../../../web/api/policy/calls.js'

export type InForce = z.output<typeof readPolicyInForce.answer>
export type Version = z.output<typeof readPolicyVersion.answer>
export type Checked = z.output<typeof checkPolicyText.answer>
export type Effect = z.output<typeof previewPolicyText.answer>
