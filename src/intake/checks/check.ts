// What a person should look at before the draft goes on. Codes are stable (contract §4); messages are one Chinese
// sentence each and repeat no personal data.
import type { Check, CheckLevel, Draft } from '../../domain/draft.js'
import type { Paper } from '../paper.js'
import type { Reading } from '../reading.js'
import type { Removed } from '../rubbish.js'

export interface CheckInput {
  draft: Draft
  paper: Paper
  reading: Reading
  removed: Removed[]
}

/** Builds one check. */
export const check = (code: string, level: CheckLevel, message: string, where: string | null = null): Check => ({
  code,
  level,
  message,
  where,
})
