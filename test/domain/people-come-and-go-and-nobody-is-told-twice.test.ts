// However liaisons leave, come back, are stood in for or replaced: one of them gets the notice, nobody gets anything twice,
// a reminder is never repeated to the next in line, and whoever stands there in the end knows the case.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { officialCalendar } from '../../src/domain/calendar.js'
import { type CaseFacts, noticed } from '../../src/domain/case.js'
import { addDays, instantOf } from '../../src/domain/day.js'
import { type DirectoryUnit, directoryOf } from '../../src/domain/directory.js'
import { collectDue } from '../../src/domain/due.js'
import { stepsOf } from '../../src/domain/plan.js'
import { type Audience, defaultPolicy } from '../../src/domain/policy.js'
import type { StandInPeriod } from '../../src/domain/stand-in.js'
import { freshCase } from './facts.js'

type Happening =
  | { kind: 'leaves' | 'returns'; who: 'edu-1' | 'edu-2'; day: number }
  | { kind: 'away'; day: number; days: number }
  | { kind: 'replaced'; day: number }

const day = fc.integer({ min: 0, max: 24 })
const who = fc.constantFrom('edu-1' as const, 'edu-2' as const)
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constantFrom('leaves' as const, 'returns' as const), who, day }),
  fc.record({ kind: fc.constant('away' as const), day, days: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ kind: fc.constant('replaced' as const), day }),
)

const first = '2024-08-21'
const at = (n: number): Date => instantOf(addDays(first, n), 9 * 60 + 6)

interface Life {
  sent: { rule: string; to: string; day: number }[]
  nobody: string[]
  last: readonly string[]
}

function live(happenings: readonly Happening[]): Life {
  const gone = new Map<string, Date>()
  const standIns: StandInPeriod[] = []
  let contacts: DirectoryUnit['contacts'] = [
    { userid: 'edu-1', role: 'liaison' },
    { userid: 'edu-2', role: 'deputy' },
    { userid: 'edu-lead', role: 'leader' },
  ]
  let facts: CaseFacts = freshCase({
    no: 'B24Q3-001',
    unitId: 'edu',
    openedAt: at(0),
    roundAt: at(0),
    deadline: { kind: 'day', on: addDays(first, 16), time: null },
  })
  const settled = new Map<string, 'closed' | 'open' | 'lost'>()
  const life: Life = { sent: [], nobody: [], last: [] }
  for (let n = 0; n <= 25; n++) {
    for (const one of happenings.filter((other) => other.day === n)) {
      if (one.kind === 'leaves' && !gone.has(one.who)) gone.set(one.who, at(n))
      else if (one.kind === 'returns' && gone.delete(one.who))
        contacts = contacts.map((other) => (other.userid === one.who ? { ...other, since: at(n) } : other))
      else if (one.kind === 'away' && standIns.length === 0) {
        const [fromOn, untilOn] = [addDays(first, n), addDays(first, n + one.days)]
        standIns.push({ userid: 'edu-1', standIn: 'edu-lead', fromOn, untilOn, endedAt: null })
      } else if (one.kind === 'replaced')
        contacts = contacts.map((other) =>
          other.role === 'liaison' ? { userid: 'edu-9', role: 'liaison' as const, since: at(n) } : other,
        )
    }
    if (!officialCalendar.isWorkday(addDays(first, n))) continue
    const units = [{ id: 'edu', name: '教育局', parentId: null, contacts }]
    const changes = { at: at(n), goneSince: gone, standIns, names: new Map() }
    const staff = [
      { userid: 'office-1', roles: ['officer' as const] },
      { userid: 'office-lead', roles: ['leader' as const] },
    ]
    const directory = directoryOf(units, staff, new Set(gone.keys()), changes)
    const context = { unitId: 'edu', supervisorId: null, officer: 'office-1' }
    const steps = stepsOf(facts, defaultPolicy, officialCalendar, { clauseNamesTalk: false, lateBefore: false })
    const planned = {
      subject: facts.no,
      circularId: facts.circularId,
      steps,
      audience: (to: readonly Audience[]) => directory.resolve(to, context),
      standing: (to: readonly Audience[]) => directory.standing(to, context),
    }
    const due = collectDue([planned], settled, at(n))
    for (const [to, items] of due.byPerson)
      for (const item of items) {
        settled.set(item.key, 'closed')
        life.sent.push({ rule: item.rule, to, day: n })
        if (item.rule === 'notice') facts = noticed(officialCalendar, facts, at(n))
      }
    for (const act of due.acts) settled.set(act.key, 'closed')
    for (const act of due.nobody) {
      settled.set(act.key, 'lost')
      life.nobody.push(act.step.rule)
    }
    life.last = directory.resolve(['liaison'], context)
  }
  return life
}

const liaisonOnly = new Set(['notice', 'remind-before', 'remind-due'])

test('nothing is told twice, and nobody is left without a word', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 8 }), (happenings) => {
      const { sent, nobody, last } = live(happenings)
      const keys = sent.map((one) => `${one.rule}→${one.to}`)
      expect(new Set(keys).size).toBe(keys.length)
      for (const rule of liaisonOnly) expect(sent.filter((one) => one.rule === rule).length).toBeLessThanOrEqual(1)
      if (!sent.some((one) => one.rule === 'notice')) expect(nobody).toContain('notice')
      for (const person of last) expect(sent.map((one) => one.to)).toContain(person)
    }),
    { numRuns: 100 },
  )
})
