// Cases that have lived: any sequence of what unit and office may do, at any hour of three years, under any policy an office
// may put into force. For properties that must hold of all of them.
import * as fc from 'fast-check'
import type { Result } from '../../src/base/result.js'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import * as cases from '../../src/domain/case.js'
import { amendDeadline, handOver } from '../../src/domain/case-changes.js'
import * as pauses from '../../src/domain/case-pauses.js'
import * as requests from '../../src/domain/case-requests.js'
import { addDays, dayOf, instantOf } from '../../src/domain/day.js'
import type { Deadline } from '../../src/domain/deadline.js'
import { type PolicyDocument, readPolicy } from '../../src/domain/policy-document.js'
import { lintPolicy } from '../../src/domain/policy-linter.js'
import { defaultPolicy, type Policy } from '../../src/domain/policy.js'
import { freshCase } from './facts.js'

type Act = (facts: cases.CaseFacts, now: Date, policy: Policy, days: number) => Result<cases.CaseFacts>

/** Everything that can be done to an open case; a new command is one line here. */
const acts: Record<string, Act> = {
  noticed: (facts, now) => ({ ok: true, value: cases.noticed(calendar, facts, now) }),
  acknowledge: (facts, now) => cases.acknowledge(facts, now),
  reply: (facts, now) => cases.reply(facts, now, false),
  'reply by OA': (facts, now) => cases.reply(facts, now, true),
  return: (facts, now, policy) => cases.returnReply(calendar, policy, facts, now, null),
  'return until': (facts, now, policy, days) =>
    cases.returnReply(calendar, policy, facts, now, addDays(dayOf(now), days)),
  'ask extension': (facts, now, _, days) => requests.askExtension(facts, now, addDays(dayOf(now), days)),
  grant: (facts, now, _, days) => requests.grantExtension(facts, now, addDays(dayOf(now), days)),
  refuse: (facts, now, policy) => requests.refuseExtension(calendar, policy, facts, now),
  dispute: (facts, now) => requests.dispute(facts, now),
  reject: (facts, now, policy) => requests.rejectDispute(calendar, policy, facts, now),
  remind: (facts, now) => cases.askReminder(facts, now),
  'ask pause': (facts, now) => pauses.askBlock(facts, now),
  pause: (facts, now, policy) => pauses.block(calendar, policy, facts, now, '平台注销办理中', null),
  'refuse pause': (facts, now, policy) => requests.refuseBlock(calendar, policy, facts, now),
  'check in': (facts, now, policy) => pauses.checkIn(calendar, policy, facts, now, null),
  resume: (facts, now, policy) => pauses.endBlock(calendar, policy, facts, now, null),
  freeze: (facts, now, _, days) => pauses.freeze(facts, now, addDays(dayOf(now), days)),
  thaw: (facts, now, policy) => pauses.thaw(calendar, policy, facts, now),
  'hand over': (facts, now, policy, days) =>
    handOver(calendar, policy, facts, { unitId: `unit-${days % 3}`, supervisorId: null }, now, null),
  amend: (facts, now, _, days) => amendDeadline(facts, facts.deadline, addDays(dayOf(now), days), now),
}

const deadlines = (openedOn: string): fc.Arbitrary<Deadline> =>
  fc.oneof(
    fc.integer({ min: 0, max: 40 }).map((days): Deadline => ({ kind: 'day', on: addDays(openedOn, days), time: null })),
    fc
      .integer({ min: 0, max: 40 })
      .map((days): Deadline => ({ kind: 'day', on: addDays(openedOn, days), time: '12:00' })),
    fc
      .record({ count: fc.integer({ min: 1, max: 15 }), unit: fc.constantFrom('days' as const, 'workdays' as const) })
      .map((one): Deadline => ({ kind: 'from-receipt', ...one })),
  )

const hours = (from: number, most: number): fc.Arbitrary<string> =>
  fc.tuple(fc.integer({ min: from, max: from + 60 }), fc.integer({ min: 20, max: most })).map(([start, long]) => {
    const time = (minute: number): string =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    return `${time(start)}-${time(start + long)}`
  })

const documents: fc.Arbitrary<PolicyDocument> = fc.record({
  window: fc.tuple(hours(510, 60), hours(800, 120)).map(([morning, afternoon]) => [morning, afternoon]),
  budget: fc.record({
    perCircular: fc.integer({ min: 2, max: 6 }),
    reservedForOverdue: fc.integer({ min: 0, max: 1 }),
  }),
  ladder: fc.record({
    unsignedDeputy: fc.integer({ min: 1, max: 3 }),
    unsignedOffice: fc.integer({ min: 3, max: 5 }),
    remindBefore: fc.integer({ min: 1, max: 6 }),
    quietAfterNotice: fc.integer({ min: 1, max: 3 }),
    overdue: fc.integer({ min: 1, max: 3 }),
    escalate: fc.integer({ min: 3, max: 8 }),
    officeLate: fc.integer({ min: 1, max: 3 }),
    officeEscalated: fc.integer({ min: 3, max: 8 }),
  }),
  returnWorkdays: fc.integer({ min: 1, max: 8 }),
  giveBackWorkdays: fc.integer({ min: 1, max: 5 }),
})

/** Policies that may be put into force, the built-in one among them. */
export const policies: fc.Arbitrary<Policy> = fc.oneof(
  fc.constant(defaultPolicy),
  documents
    .map((document) => readPolicy(JSON.stringify(document)))
    .filter((read) => read.ok && lintPolicy(read.value).length === 0)
    .map((read) => (read.ok ? read.value : defaultPolicy)),
)

/** Minutes of the three years whose holidays are known, the Spring Festivals and National Days among them. */
export const instants = (from: string, days: number): fc.Arbitrary<Date> =>
  fc.integer({ min: 0, max: days * 1440 }).map((minute) => instantOf(from, minute))

const lived = fc.tuple(
  fc.constantFrom(...Object.keys(acts)),
  fc.integer({ min: 1, max: 150 }),
  fc.integer({ min: 0, max: 30 }),
)

export interface Lived {
  facts: cases.CaseFacts
  policy: Policy
  /** The last act. */
  now: Date
}

/** Open cases after up to twelve acts. */
export const livedCases: fc.Arbitrary<Lived> = fc
  .tuple(
    policies,
    instants('2024-01-02', 800),
    fc.array(lived, { maxLength: 12 }),
    fc.constantFrom('fail' as const, 'minor' as const),
  )
  .chain(([policy, openedAt, sequence, severity]) =>
    deadlines(dayOf(openedAt)).map((deadline) => {
      let facts = freshCase({ openedAt, roundAt: openedAt, deadline, severity })
      let now = openedAt
      for (const [name, later, days] of sequence) {
        now = new Date(now.getTime() + later * 3_600_000)
        const result = acts[name]?.(facts, now, policy, days)
        if (result?.ok === true) facts = result.value
      }
      return { facts, policy, now }
    }),
  )
