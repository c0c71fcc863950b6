// Promise 5: the plan is asked "due and not settled?". Looked at every hour, once a day, or for the first time after
// weeks, it owes the same keys; looked at twice it owes nothing twice; after an outage each person gets one message.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import type { CaseFacts } from '../../src/domain/case.js'
import { type Day, dayOf, instantOf } from '../../src/domain/day.js'
import { collectDue, mergeOwed, type OwedItem, type Planned } from '../../src/domain/due.js'
import { stepsOf } from '../../src/domain/plan.js'
import { defaultPolicy as policy } from '../../src/domain/policy.js'
import { at, publishedAt } from './facts.js'
import { fourCases, smallOffice } from './small-office.js'

const directory = smallOffice()
const planned = (facts: CaseFacts): Planned => ({
  subject: facts.no,
  circularId: facts.circularId,
  steps: stepsOf(facts, policy, calendar, { clauseNamesTalk: true, lateBefore: false }),
  audience: (to) =>
    directory.resolve(to, { unitId: facts.unitId, supervisorId: facts.supervisorId, officer: 'office-1' }),
})
const all = fourCases({ noticedAt: publishedAt }).map(planned)

interface Ledger {
  settled: Map<string, 'closed'>
  sent: { to: string; at: Date; items: OwedItem[] }[]
}

function look(ledger: Ledger, now: Date): void {
  const due = collectDue(all, ledger.settled, now)
  for (const act of [...due.acts, ...due.nobody]) ledger.settled.set(act.key, 'closed')
  for (const [to, items] of due.byPerson) {
    const mine = ledger.sent.filter((one) => one.to === to)
    const received = {
      today: mine.filter((one) => dayOf(one.at) === dayOf(now)).length,
      byCircular: new Map([['baoji', mine.length]]),
    }
    const { send, settle } = mergeOwed(items, received, directory.isContact(to), now, policy, calendar)
    for (const item of [...send, ...settle.map((one) => one.item)]) ledger.settled.set(item.key, 'closed')
    if (send.length > 0) ledger.sent.push({ to, at: now, items: send })
  }
}

const end = instantOf('2024-10-10', 600)
function live(looks: readonly Date[]): Ledger {
  const ledger: Ledger = { settled: new Map(), sent: [] }
  for (const now of looks) look(ledger, now)
  return ledger
}
const every = (minutes: number, from: Day): Date[] => {
  const looks: Date[] = []
  for (let ms = instantOf(from, 7).getTime(); ms <= end.getTime(); ms += minutes * 60_000) looks.push(new Date(ms))
  return looks
}
const keys = (ledger: Ledger): string[] => [...ledger.settled.keys()].sort()
const often = live(every(121, '2024-08-21'))

describe('the same obligations', () => {
  it('end in a word however often one looks', () => {
    expect(
      keys(live([...every(121, '2024-08-21'), ...every(121, '2024-08-21')].sort((a, b) => a.getTime() - b.getTime()))),
    ).toEqual(keys(often))
    expect(keys(live(every(25 * 60, '2024-08-21')))).toEqual(keys(often))
  })
  it('end in a word after any outage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 900 }), (from, hours) => {
        const down = (now: Date): boolean => {
          const since = (now.getTime() - publishedAt.getTime()) / 3_600_000
          return since >= from && since < from + hours
        }
        const looks = every(121, '2024-08-21').filter((now) => !down(now))
        expect(
          keys(
            live([
              ...looks,
              ...every(121, '2024-10-11'),
              ...[0, 1, 2, 3].map((n) => instantOf('2024-10-11', 560 + n * 1440 * 3)),
            ]),
          ),
        ).toEqual(keys(often))
      }),
      { numRuns: 8 },
    )
  })
})

describe('looked at twice', () => {
  it('owes nothing the second time', () => {
    const ledger = live([at('2024-08-21 09:31')])
    const { sent, settled } = structuredClone({ sent: ledger.sent.length, settled: ledger.settled.size })
    look(ledger, at('2024-08-21 09:31'))
    look(ledger, at('2024-08-21 10:10'))
    expect([ledger.sent.length, ledger.settled.size]).toEqual([sent, settled])
  })
  it('says when to look again, and owes nothing before', () => {
    const ledger = live([at('2024-08-21 09:31')])
    const { next, byPerson } = collectDue(all, ledger.settled, at('2024-08-21 10:10'))
    expect(byPerson.size).toBe(0)
    expect(new Set([...next.values()].map(String))).toEqual(new Set([String(at('2024-08-22 09:31'))]))
    const over = collectDue(all, often.settled, end)
    expect([...over.next.values()]).toEqual([null, null, null, null])
  })
})

describe('after weeks down', () => {
  it('each person gets one message, in the wording of today', () => {
    const ledger = live([at('2024-08-21 09:31'), at('2024-09-18 09:05')])
    const back = ledger.sent.filter((one) => dayOf(one.at) === '2024-09-18')
    expect(new Set(back.map((one) => one.to)).size).toBe(back.length)
    expect(back.find((one) => one.to === 'town-1')?.items.map((item) => item.rule)).toEqual(['overdue', 'overdue'])
    expect(back.find((one) => one.to === 'county-1')?.items.every((item) => item.rule === 'escalate')).toBe(true)
  })
  it('a notice that never left still leaves, with what has happened since', () => {
    const ledger = live([at('2024-09-18 09:05')])
    const rules = ledger.sent.find((one) => one.to === 'edu-1')?.items.map((item) => item.rule)
    expect(rules).toEqual(['notice', 'overdue'])
  })
})
