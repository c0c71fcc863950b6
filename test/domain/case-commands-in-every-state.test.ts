// Every command against every state a case can be in: allowed, or refused with a code programs know and a sentence the
// person understands (design.md §2). Ended cases stay ended.
import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/base/result.js'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import {
  askExtension,
  dispute,
  grantExtension,
  refuseExtension,
  rejectDispute,
  upholdDispute,
} from '../../src/domain/case-requests.js'
import {
  acknowledge,
  askReminder,
  type CaseFacts,
  close,
  closeChecked,
  reply,
  returnReply,
  withdraw,
} from '../../src/domain/case.js'
import { defaultPolicy } from '../../src/domain/policy.js'
import { at, freshCase } from './facts.js'

const now = at('2024-08-28 10:10')
const since = at('2024-08-27 15:10')
const waiting = (what: 'reply' | 'extension' | 'dispute') => ({ waiting: { for: what, since } }) as const

const states = {
  issued: freshCase(),
  acknowledged: freshCase({ state: 'acknowledged', acknowledgedAt: since }),
  'extension asked': freshCase({ state: 'acknowledged', acknowledgedAt: since, ...waiting('extension') }),
  replied: freshCase({
    state: 'replied',
    acknowledgedAt: since,
    repliedAt: since,
    fixed: 'claimed',
    ...waiting('reply'),
  }),
  returned: freshCase({
    state: 'returned',
    acknowledgedAt: since,
    repliedAt: since,
    fixed: 'returned',
    round: 1,
    roundAt: since,
  }),
  disputed: freshCase({ state: 'disputed', acknowledgedAt: since, ...waiting('dispute') }),
  blocked: freshCase({ state: 'blocked', acknowledgedAt: since }),
  closed: freshCase({ state: 'closed', acknowledgedAt: since, repliedAt: since, fixed: 'accepted' }),
  withdrawn: freshCase({ state: 'withdrawn', acknowledgedAt: since }),
} satisfies Record<string, CaseFacts>
type StateName = keyof typeof states

const commands: Record<string, (facts: CaseFacts) => Result<CaseFacts>> = {
  签收: (facts) => acknowledge(facts, now),
  反馈: (facts) => reply(facts, now, false),
  线下反馈: (facts) => reply(facts, now, true),
  销号: close,
  退回: (facts) => returnReply(calendar, defaultPolicy, facts, now, null),
  申请延期: (facts) => askExtension(facts, now, '2024-09-20'),
  同意延期: (facts) => grantExtension(facts, now, '2024-09-20'),
  不同意延期: (facts) => refuseExtension(calendar, defaultPolicy, facts, now),
  有异议: (facts) => dispute(facts, now),
  异议成立: upholdDispute,
  异议不成立: (facts) => rejectDispute(calendar, defaultPolicy, facts, now),
  催办: (facts) => askReminder(facts, now),
  撤销: withdraw,
  复查销号: closeChecked,
}

/** The state after the command, or the code of the refusal, in the order of `states`. */
const table: Record<string, string[]> = {
  // issued, acknowledged, extension asked, replied, returned, disputed, blocked, closed, withdrawn
  签收: [
    'acknowledged',
    'acknowledged',
    'acknowledged',
    'replied',
    'returned',
    'disputed',
    'blocked',
    '-case-ended',
    '-case-ended',
  ],
  反馈: [
    'replied',
    'replied',
    'replied',
    'replied',
    'replied',
    '-case-disputed',
    'replied',
    '-case-ended',
    '-case-ended',
  ],
  线下反馈: [
    'replied',
    'replied',
    'replied',
    'replied',
    'replied',
    '-case-disputed',
    'replied',
    '-case-ended',
    '-case-ended',
  ],
  销号: [
    '-nothing-to-review',
    '-nothing-to-review',
    '-nothing-to-review',
    'closed',
    '-nothing-to-review',
    '-nothing-to-review',
    '-nothing-to-review',
    '-case-ended',
    '-case-ended',
  ],
  退回: [
    '-nothing-to-review',
    '-nothing-to-review',
    '-nothing-to-review',
    'returned',
    '-nothing-to-review',
    '-nothing-to-review',
    '-nothing-to-review',
    '-case-ended',
    '-case-ended',
  ],
  申请延期: [
    'acknowledged',
    'acknowledged',
    '-already-waiting',
    '-already-waiting',
    'returned',
    '-already-waiting',
    'blocked',
    '-case-ended',
    '-case-ended',
  ],
  同意延期: [
    '-nothing-asked',
    '-nothing-asked',
    'acknowledged',
    '-nothing-asked',
    '-nothing-asked',
    '-nothing-asked',
    '-nothing-asked',
    '-case-ended',
    '-case-ended',
  ],
  不同意延期: [
    '-nothing-asked',
    '-nothing-asked',
    'acknowledged',
    '-nothing-asked',
    '-nothing-asked',
    '-nothing-asked',
    '-nothing-asked',
    '-case-ended',
    '-case-ended',
  ],
  有异议: [
    'disputed',
    'disputed',
    '-already-waiting',
    '-already-waiting',
    'disputed',
    '-already-waiting',
    'disputed',
    '-case-ended',
    '-case-ended',
  ],
  异议成立: [
    '-nothing-disputed',
    '-nothing-disputed',
    '-nothing-disputed',
    '-nothing-disputed',
    '-nothing-disputed',
    'withdrawn',
    '-nothing-disputed',
    '-nothing-disputed',
    '-nothing-disputed',
  ],
  异议不成立: [
    '-nothing-disputed',
    '-nothing-disputed',
    '-nothing-disputed',
    '-nothing-disputed',
    '-nothing-disputed',
    'acknowledged',
    '-nothing-disputed',
    '-nothing-disputed',
    '-nothing-disputed',
  ],
  催办: [
    'issued',
    'acknowledged',
    '-already-waiting',
    '-already-waiting',
    'returned',
    '-already-waiting',
    'blocked',
    '-case-ended',
    '-case-ended',
  ],
  撤销: [
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'withdrawn',
    '-case-ended',
    '-case-ended',
  ],
  复查销号: ['closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', '-case-ended', '-case-ended'],
}

describe.each(Object.keys(commands))('%s', (command) => {
  it.each(Object.keys(states) as StateName[])('when %s', (state) => {
    const expected = table[command]?.[Object.keys(states).indexOf(state)]
    const facts = states[state]
    const before = structuredClone(facts)
    const result = commands[command]?.(facts)
    expect(facts).toEqual(before)
    if (result === undefined) throw new Error('no such command')
    if (result.ok) return expect(result.value.state).toBe(expected)
    expect(`-${result.code}`).toBe(expected)
    expect(result.message).toContain(facts.no)
    expect(result.message.endsWith('。')).toBe(true)
  })
})
