// All checks of a draft, the gravest first.
import type { Check } from '../../domain/draft.js'
import { type CheckInput } from './check.js'
import { checkDeadline } from './deadline.js'
import { checkFindings } from './findings.js'
import { checkHead } from './head.js'
import { checkPage } from './page.js'
import { checkRows } from './rows.js'
import { checkSums } from './sums.js'

const gravity = { block: 0, warn: 1, info: 2 }

/** Runs the checks. */
export function checkDraft(input: CheckInput): Check[] {
  const found = [checkHead, checkDeadline, checkSums, checkRows, checkFindings, checkPage].flatMap((one) => one(input))
  return found.sort((a, b) => gravity[a.level] - gravity[b.level])
}
