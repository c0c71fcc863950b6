// The office's rules (办事规则): what is in force and its history, a text checked as it is typed, what it would change, setting
// it, and moving open cases to it.
import { z } from 'zod'
import { call, instant } from '../call.js'

const version = z.string().min(1).max(64)
/** A policy document's text; the command takes no more, either. */
const text = z.string().max(65_536, '规则文件超过64KB,不像是规则文件')
const line = z.object({ path: z.string(), part: z.string(), name: z.string(), value: z.string() })

export const readPolicyInForce = call('get', '/api/policy', {
  summary:
    'The policy in force as a document and in words, every putting into force, and which version open cases follow',
  who: { act: 'read-all' },
  answer: z.object({
    version,
    text: z.string(),
    lines: z.array(line),
    /** Latest first. */
    acts: z.array(z.object({ version, at: instant, byName: z.string() })),
    versions: z.array(version),
    openCases: z.array(z.object({ version, cases: z.int() })),
  }),
})

export const readPolicyVersion = call('get', '/api/policy/versions/:version', {
  summary: 'A version that is or was in force, as a document and in words',
  who: { act: 'read-all' },
  params: z.object({ version }),
  answer: z.object({ version, text: z.string(), lines: z.array(line) }),
})

export const downloadPolicy = call('get', '/api/policy/versions/:version/file', {
  summary: 'A version as the file `policy set` takes',
  who: { act: 'read-all' },
  params: z.object({ version }),
  answer: 'file',
})

const difference = z.object({
  values: z.array(
    z.object({ path: z.string(), part: z.string(), name: z.string(), before: z.string(), after: z.string() }),
  ),
  rules: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
})

export const checkPolicyText = call('post', '/api/policy/check', {
  summary: 'Hold a text against the rules no policy may break, and against the policy in force; nothing is written',
  who: { act: 'read-all' },
  body: z.object({ text }),
  answer: z.object({
    /** Of the text; null: it may not be set. */
    version: version.nullable(),
    /** Everything that stands against it, each with its line in the text where it has one. */
    objections: z.array(z.object({ rule: z.string(), message: z.string(), line: z.int().nullable() })),
    /** null: the text cannot be read as a policy. */
    difference: difference.nullable(),
  }),
})

/** An effect on open cases: how many, and the first of them whose steps would fall on other days. */
const effect = z.object({
  to: version,
  /** Open cases that follow another version. */
  cases: z.int(),
  /** Those of them with any step that would fall on another minute, come newly or no more. */
  changed: z.int(),
  sample: z.array(
    z.object({
      caseNo: z.string(),
      unit: z.string(),
      from: version,
      next: z.object({ was: instant.nullable(), becomes: instant.nullable() }),
      changes: z.array(z.object({ rule: z.string(), was: instant.nullable(), becomes: instant.nullable() })),
    }),
  ),
})

export const previewPolicyText = call('post', '/api/policy/preview', {
  summary: 'What moving all open cases to this text would change; nothing is written',
  who: { act: 'set-policy' },
  body: z.object({ text }),
  answer: effect,
})

const seen = version.meta({ description: 'The version in force that the page showed.' })

export const putPolicyIntoForce = call('post', '/api/policy', {
  summary: 'Put a text into force for what comes; open cases keep their version',
  who: { act: 'set-policy' },
  body: z.object({ text, seen }),
  answer: z.object({ version, changed: z.boolean() }),
})

export const moveOpenCases = call('post', '/api/policy/moves', {
  summary: 'Move all open cases to the policy in force',
  who: { act: 'set-policy' },
  body: z.object({ seen }),
  answer: z.object({ to: version, cases: z.int() }),
})
