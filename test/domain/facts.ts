// The case most tests start from: a finding of the Baoji circular, published on Wednesday 21 August 2024 at 9:30, due on
// Tuesday 10 September. What a test is about is given; the rest is what a fresh case looks like.
import type { CaseFacts } from '../../src/domain/case.js'

/** `2024-08-21 09:30` in Shanghai. */
export const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`)

export const publishedAt = at('2024-08-21 09:31')

export const freshCase = (given: Partial<CaseFacts> = {}): CaseFacts => ({
  no: 'B24Q3-001',
  circularId: 'baoji',
  unitId: 'edu',
  supervisorId: null,
  severity: 'minor',
  repeated: false,
  state: 'issued',
  round: 0,
  openedAt: publishedAt,
  roundAt: publishedAt,
  deadline: { kind: 'day', on: '2024-09-10', time: null },
  noticedAt: null,
  acknowledgedAt: null,
  repliedAt: null,
  waiting: null,
  fixed: 'none',
  reported: 'due',
  outside: false,
  remindAskedAt: null,
  blocked: null,
  frozen: null,
  noticeRound: 0,
  amendedAt: null,
  ...given,
})
