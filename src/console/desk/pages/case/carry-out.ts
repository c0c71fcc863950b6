// What a person filled in, as the call of its act. Each act is one call; which fields it has stands in the same table.
import type { z } from 'zod'
import type {
  checkInCases,
  handOverCases,
  pauseCases,
  recordAnswer,
  resumeCases,
  withdrawCases,
} from '../../../../web/api/cases/act-calls.js'
import type { decideReview } from '../../../../web/api/reviews/calls.js'
import { ask } from '../../../base/ask.js'

export interface Filled {
  reason: string
  until: string
  unit: string
  channel: 'oa' | 'phone' | 'paper'
  oaNumber: string
}

interface Form {
  /** Which fields are asked for; a reason that must stand there, or may. */
  reason?: 'must' | 'may' | 'words'
  until?: 'untilRules' | 'untilAsked' | 'checkInRules'
  unit?: true
  channel?: true
  danger?: true
  send(seen: Record<string, number>, filled: Filled): Promise<unknown>
}

type Seen = Record<string, number>
const dayOf = (text: string): string | null => (text === '' ? null : text)

const decide = (seen: Seen, decision: z.input<(typeof decideReview)['body']>['decision']): Promise<unknown> =>
  ask<typeof decideReview>('POST /api/reviews/decide', { body: { seen, decision } })

/** Acts that are done in a dialog of this page; 催办 shows its cost, and a talk is applied for on the page of talks. */
export const forms: Readonly<Record<string, Form>> = {
  close: { send: (seen) => decide(seen, { kind: 'close' }) },
  return: {
    reason: 'must',
    until: 'untilRules',
    danger: true,
    send: (seen, { reason, until }) => decide(seen, { kind: 'return', reason, until: dayOf(until) }),
  },
  grant: { until: 'untilAsked', send: (seen, { until }) => decide(seen, { kind: 'grant', until: dayOf(until) }) },
  refuse: { reason: 'may', danger: true, send: (seen, { reason }) => decide(seen, { kind: 'refuse', reason }) },
  uphold: { reason: 'may', send: (seen, { reason }) => decide(seen, { kind: 'uphold', reason }) },
  reject: { reason: 'may', danger: true, send: (seen, { reason }) => decide(seen, { kind: 'reject', reason }) },
  'grant-pause': {
    until: 'checkInRules',
    send: (seen, { until }) => decide(seen, { kind: 'pause', checkInOn: dayOf(until) }),
  },
  'refuse-pause': {
    reason: 'may',
    danger: true,
    send: (seen, { reason }) => decide(seen, { kind: 'refuse-pause', reason }),
  },
  pause: {
    reason: 'must',
    until: 'checkInRules',
    send: (seen, { reason, until }) =>
      ask<typeof pauseCases>('POST /api/case-pauses', { body: { seen, reason, checkInOn: dayOf(until) } }),
  },
  'check-in': {
    reason: 'words',
    until: 'checkInRules',
    send: (seen, { reason, until }) =>
      ask<typeof checkInCases>('POST /api/case-check-ins', { body: { seen, text: reason, next: dayOf(until) } }),
  },
  resume: {
    until: 'untilRules',
    send: (seen, { until }) =>
      ask<typeof resumeCases>('POST /api/case-resumptions', { body: { seen, until: dayOf(until) } }),
  },
  'hand-over': {
    unit: true,
    reason: 'must',
    until: 'untilRules',
    send: (seen, { unit, reason, until }) =>
      ask<typeof handOverCases>('POST /api/case-hand-overs', { body: { seen, to: unit, reason, until: dayOf(until) } }),
  },
  'record-answer': {
    channel: true,
    reason: 'words',
    send: (seen, { channel, oaNumber, reason }) =>
      ask<typeof recordAnswer>('POST /api/case-answers', {
        body: { seen, channel, oaNumber: channel === 'oa' ? oaNumber : null, text: reason },
      }),
  },
  withdraw: {
    reason: 'must',
    danger: true,
    send: (seen, { reason }) => ask<typeof withdrawCases>('POST /api/case-withdrawals', { body: { seen, reason } }),
  },
}
