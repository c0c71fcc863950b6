// 推演 before publishing: who would be told what and when, if nobody answers, all answer two working days before the
// deadline, or half of them do. The same rules as in life, so window and caps hold here too.
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import type { CaseFacts } from '../../src/domain/case.js'
import { dayOf, isoOf } from '../../src/domain/day.js'
import { defaultPolicy as policy } from '../../src/domain/policy.js'
import { isCounted } from '../../src/domain/queue.js'
import { type Answers, rehearse, type RehearsedMessage } from '../../src/domain/rehearsal.js'
import { inSendWindow } from '../../src/domain/send-window.js'
import { at } from './facts.js'
import { fourCases, smallOffice } from './small-office.js'

const directory = smallOffice()
const play = (
  answers: Answers,
  given: Partial<CaseFacts> = {},
  repeats: { unitId: string; caseNo: string }[] = [],
): RehearsedMessage[] =>
  rehearse(
    {
      facts: fourCases(given),
      terms: () => ({ policy, circular: { clauseNamesTalk: true, lateBefore: false }, officer: 'office-1' }),
      talksAtPublishing: repeats,
      directory,
      policy,
      calendar,
    },
    answers,
  )
/** `08-21 09:31 edu-1: notice 001`. */
const lines = (messages: readonly RehearsedMessage[]): string[] =>
  messages
    .map((one) => {
      const items = one.items.map((item) => `${item.rule} ${item.caseNo.slice(-3)}`).join(', ')
      return `${isoOf(one.at).slice(5, 16).replace('T', ' ')} ${one.to}: ${items}`
    })
    .sort()

describe('nobody answers', () => {
  it('shows every message of the ladder, merged per person', () => {
    const from2to4 = (rule: string): string => ['002', '003', '004'].map((no) => `${rule} ${no}`).join(', ')
    expect(lines(play('none'))).toEqual(
      [
        '08-21 09:31 edu-1: notice 001',
        '08-21 09:31 edu-lead: notice-leader 001',
        '08-21 09:31 town-1: notice 002, notice 003',
        '08-21 09:31 water-1: notice 004',
        '08-21 09:31 water-lead: notice-leader 004',
        `08-21 09:31 county-1: ${from2to4('notice-supervisor')}`,
        '08-22 09:31 edu-2: unsigned-deputy 001',
        '08-22 09:31 town-2: unsigned-deputy 002, unsigned-deputy 003',
        '08-22 09:31 water-2: unsigned-deputy 004',
        '09-06 09:05 edu-1: remind-before 001',
        '09-06 09:05 town-1: remind-before 002, remind-before 003',
        '09-06 09:05 water-1: remind-before 004',
        '09-10 09:05 edu-1: remind-due 001',
        '09-10 09:05 town-1: remind-due 002, remind-due 003',
        '09-10 09:05 water-1: remind-due 004',
        ...['1', '2', 'lead'].flatMap((who) => [
          `09-11 09:05 edu-${who}: overdue 001`,
          `09-11 09:05 town-${who}: overdue 002, overdue 003`,
          `09-11 09:05 water-${who}: overdue 004`,
        ]),
        `09-13 09:05 county-1: ${from2to4('escalate')}`,
        `09-13 09:05 office-lead: escalate 001, ${from2to4('escalate')}`,
        '09-13 09:05 office-lead: talk-proposed 001',
        '09-13 09:05 office-lead: talk-proposed 002, talk-proposed 003',
        '09-13 09:05 office-lead: talk-proposed 004',
      ].sort(),
    )
  })
  it('proposes a talk for a repeat when the circular is published', () =>
    expect(lines(play('none', {}, [{ unitId: 'edu', caseNo: 'B24Q3-001' }]))).toContain(
      '08-21 09:31 office-lead: talk-proposed 001',
    ))
})

describe('all answer', () => {
  it('shows the notices and the deputies, and nothing after the answers', () => {
    const messages = play('all')
    expect(new Set(messages.map((one) => dayOf(one.at)))).toEqual(new Set(['2024-08-21', '2024-08-22']))
    expect(messages.flatMap((one) => one.items).some((item) => item.rule === 'remind-before')).toBe(false)
  })
})

describe('half answer', () => {
  it('goes on for the others only', () => {
    const later = play('half').filter((one) => dayOf(one.at) > '2024-08-22')
    expect(new Set(later.flatMap((one) => one.items.map((item) => item.caseNo)))).toEqual(
      new Set(['B24Q3-002', 'B24Q3-004']),
    )
    expect(lines(later)).toContain('09-13 09:05 county-1: escalate 002, escalate 004')
  })
})

const published = [
  ['in the morning', {}],
  ['in the night before a weekend', { openedAt: at('2024-08-23 23:10'), roundAt: at('2024-08-23 23:10') }],
  ['three days before its deadline', { deadline: { kind: 'day', on: '2024-08-23', time: null } }],
  ['on its deadline', { deadline: { kind: 'day', on: '2024-08-21', time: null } }],
  ['with a deadline on a holiday', { deadline: { kind: 'day', on: '2024-09-16', time: null } }],
  ['with a deadline from receipt', { deadline: { kind: 'from-receipt', count: 5, unit: 'workdays' } }],
  ['without a deadline', { deadline: { kind: 'none' } }],
] satisfies [string, Partial<CaseFacts>][]

describe.each(published)('published %s', (_, given) => {
  it.each<Answers>(['none', 'half', 'all'])('holds window and caps when %s answer', (answers) => {
    const messages = play(answers, given)
    const counted = messages.filter(
      (one) => directory.isContact(one.to) && one.items.some((item) => isCounted(item.rule)),
    )
    for (const one of messages) expect(inSendWindow(calendar, policy, one.at)).toBe(true)
    const perDay = counted.map((one) => `${one.to} ${dayOf(one.at)}`)
    expect(new Set(perDay).size).toBe(perDay.length)
    for (const to of new Set(counted.map((one) => one.to)))
      expect(counted.filter((one) => one.to === to).length).toBeLessThanOrEqual(policy.budget.perCircular)
    expect(lines(play(answers, given))).toEqual(lines(messages))
  })

  it.each<Answers>(['half', 'all'])('tells every liaison first when %s answer', (answers) => {
    const noticed = play(answers, given).flatMap((one) => one.items.filter((item) => item.rule === 'notice'))
    expect(new Set(noticed.map((item) => item.caseNo)).size).toBe(4)
  })

  it('shows nobody overdue when all answer in time', () => {
    const rules = play('all', given).flatMap((one) => one.items.map((item) => item.rule))
    expect(rules).not.toContain('overdue')
    expect(rules).not.toContain('escalate')
  })
})
