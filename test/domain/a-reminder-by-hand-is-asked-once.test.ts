// 催办 is asked once: not while an earlier one is still to leave, not twice on one day, and never of who waits for the office
// or was asked to be left alone.
import { expect, test } from 'vitest'
import type { CaseFacts } from '../../src/domain/case.js'
import { askReminderOnce, type EarlierReminder } from '../../src/domain/manual-reminder.js'
import { at, freshCase } from './facts.js'

const now = at('2024-09-12 10:10')
const asked = (facts: Partial<CaseFacts>, earlier: EarlierReminder | null) =>
  askReminderOnce(freshCase({ no: 'B24Q3-001', ...facts }), earlier, now)
const before = (state: EarlierReminder['state'], askedAt: string, leaves: string): EarlierReminder => ({
  state,
  askedAt: at(askedAt),
  at: at(leaves),
})

test('the first one is taken', () => expect(asked({}, null)).toMatchObject({ ok: true, value: { remindAskedAt: now } }))

test.each<[string, Partial<CaseFacts>, EarlierReminder | null, string, string]>([
  [
    'planned for later today',
    {},
    before('planned', '2024-09-12 09:40', '2024-09-12 14:05'),
    'already-asked',
    'B24Q3-001已于9月12日催办,计划9月12日14:05发出,不再重复。',
  ],
  [
    'asked yesterday, still to leave',
    {},
    before('planned', '2024-09-11 17:40', '2024-09-13 09:05'),
    'already-asked',
    'B24Q3-001已于9月11日催办,计划9月13日09:05发出,不再重复。',
  ],
  [
    'sent today',
    {},
    before('sent', '2024-09-12 09:10', '2024-09-12 09:10'),
    'already-asked',
    'B24Q3-001今天已催办过,9月12日09:10已发出,今天不再重复。',
  ],
  [
    'dropped today',
    {},
    before('dropped', '2024-09-12 09:10', '2024-09-12 09:10'),
    'already-asked',
    'B24Q3-001今天已催办过,因条数已满等原因没有发出,请电话联系。',
  ],
  [
    'waiting for the office',
    { waiting: { for: 'reply', since: now } },
    null,
    'already-waiting',
    'B24Q3-001的反馈正等办公室处理,不催办单位。',
  ],
  [
    'answered outside',
    { outside: true },
    null,
    'left-alone',
    'B24Q3-001已由OA、电话或书面答复,不再打扰单位,请用原渠道联系。',
  ],
  ['ended', { state: 'closed' }, null, 'case-ended', 'B24Q3-001已销号,无需再处理。'],
])('%s: refused', (_, facts, earlier, code, message) => {
  expect(asked(facts, earlier)).toEqual({ ok: false, code, message })
})

test.each([
  ['sent', before('sent', '2024-09-11 17:30', '2024-09-12 09:05')],
  ['dropped', before('dropped', '2024-09-11 10:00', '2024-09-11 10:00')],
] as const)('%s, asked on an earlier day: taken again', (_, earlier) => {
  expect(asked({}, earlier)).toMatchObject({ ok: true })
})
