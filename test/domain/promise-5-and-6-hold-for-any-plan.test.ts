// Promises 5 and 6 for plans nobody thought of: cases that have lived, any policy an office may set, an engine that looks
// often, rarely, or not at all for weeks. The same obligations end in a word, and no person is told too much or too late.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { addDays, type Day, dayOf, instantOf } from '../../src/domain/day.js'
import { collectDue, mergeOwed, type OwedItem, type Planned } from '../../src/domain/due.js'
import { stepsOf } from '../../src/domain/plan.js'
import { isCounted } from '../../src/domain/queue.js'
import { inSendWindow } from '../../src/domain/send-window.js'
import type { Policy } from '../../src/domain/policy.js'
import { type Lived, livedCases } from './random-lives.js'
import { smallOffice } from './small-office.js'

const directory = smallOffice()
const units = ['edu', 'town', 'water']
const reminders = ['remind-before', 'remind-due', 'manual', 'unsigned-deputy']

/** Up to three of them stand in one office, under the policy of the first. */
const offices = fc
  .array(livedCases, { minLength: 1, maxLength: 3 })
  .map((all): { planned: Planned[]; policy: Policy; from: Date } => {
    const [{ policy, now }] = all as [Lived, ...Lived[]]
    const planned = all.map(({ facts }, index): Planned => {
      const unitId = units[index % units.length] ?? 'edu'
      const own = {
        ...facts,
        no: `B24Q3-00${index}`,
        circularId: index % 2 === 0 ? 'a' : 'b',
        unitId,
        supervisorId: 'county',
      }
      return {
        subject: own.no,
        circularId: own.circularId,
        steps: stepsOf(own, policy, calendar, { clauseNamesTalk: true, lateBefore: false }),
        audience: (to) => directory.resolve(to, { unitId, supervisorId: 'county', officer: 'office-1' }),
      }
    })
    return { planned, policy, from: now }
  })

interface Sent {
  to: string
  at: Date
  items: OwedItem[]
}

/** The engine in small, without anything it could remember but its ledger: every look might be a fresh process. */
function live(planned: readonly Planned[], policy: Policy, looks: readonly Date[]): { keys: string[]; sent: Sent[] } {
  const settled = new Map<string, 'closed'>()
  const sent: Sent[] = []
  for (const now of looks) {
    const due = collectDue(planned, settled, now)
    for (const act of [...due.acts, ...due.nobody]) settled.set(act.key, 'closed')
    for (const [to, items] of due.byPerson) {
      const mine = sent.filter((one) => one.to === to && one.items.some((item) => isCounted(item.rule)))
      const about = (id: string): number =>
        mine.filter((one) => one.items.some((item) => item.circularId === id)).length
      const received = {
        today: mine.filter((one) => dayOf(one.at) === dayOf(now)).length,
        byCircular: new Map(['a', 'b'].map((id) => [id, about(id)])),
      }
      const merged = mergeOwed(items, received, directory.isContact(to), now, policy, calendar)
      for (const item of [...merged.send, ...merged.settle.map((one) => one.item)]) settled.set(item.key, 'closed')
      if (merged.send.length > 0) sent.push({ to, at: now, items: merged.send })
    }
  }
  return { keys: [...settled.keys()].sort(), sent }
}

/** Looks every so many minutes; after the plan's last day often enough, inside the window, that what waited for its turn has had it. */
function looksOf(
  { planned, policy, from }: { planned: readonly Planned[]; policy: Policy; from: Date },
  every: number,
  down: (at: Date) => boolean,
): Date[] {
  const last = planned.flatMap((one) => one.steps.map((step) => step.dueAt.getTime()))
  const end: Day = addDays(dayOf(new Date(Math.max(from.getTime(), ...last))), 1)
  const looks: Date[] = []
  for (let at = from.getTime(); at < instantOf(end).getTime(); at += every * 60_000)
    if (!down(new Date(at))) looks.push(new Date(at))
  for (let day = 0; day < 30; day++)
    for (const { from: opens, to: closes } of policy.window)
      for (const minute of [opens, Math.floor((opens + closes) / 2)]) looks.push(instantOf(addDays(end, day), minute))
  return looks
}

const never = (): boolean => false

describe('for any plan', () => {
  it('the same obligations end in a word, however often one looks and however long it was down', () => {
    fc.assert(
      fc.property(offices, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 40 }), (office, after, days) => {
        const { planned, policy, from } = office
        const often = live(planned, policy, looksOf(office, 367, never))
        const begins = from.getTime() + after * 86_400_000
        const down = (at: Date): boolean => at.getTime() >= begins && at.getTime() < begins + days * 86_400_000
        expect(live(planned, policy, looksOf(office, 367, down)).keys).toEqual(often.keys)
        expect(live(planned, policy, looksOf(office, 3001, never)).keys).toEqual(often.keys)
      }),
      { numRuns: 8 },
    )
  })

  it('window, merging and caps hold however irregularly one looks', () => {
    fc.assert(
      fc.property(offices, fc.integer({ min: 120, max: 4000 }), (office, every) => {
        const { planned, policy } = office
        const { sent } = live(planned, policy, looksOf(office, every, never))
        const got = new Map<string, number>()
        for (const { to, at, items } of sent) {
          expect(inSendWindow(calendar, policy, at)).toBe(true)
          for (const item of items) expect(item.until === null || at < item.until).toBe(true)
          if (!directory.isContact(to)) continue
          expect(sent.filter((one) => one.to === to && dayOf(one.at) === dayOf(at))).toHaveLength(1)
          for (const id of new Set(items.map((item) => item.circularId))) {
            const before = got.get(`${to} ${id}`) ?? 0
            const reminds = items.some((item) => item.circularId === id && reminders.includes(item.rule))
            if (reminds) expect(before).toBeLessThan(policy.budget.perCircular - policy.budget.reservedForOverdue)
            got.set(`${to} ${id}`, before + 1)
          }
        }
      }),
      { numRuns: 12 },
    )
  })
})
