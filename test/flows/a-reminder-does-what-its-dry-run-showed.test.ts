// 催办: what the dry run shows (who, when, merged with what, dropped) is what then happens, whatever was said and sent before.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWorkdays, officialCalendar as calendar } from '../../src/domain/calendar.js'
import { dayOf, instantOf, isoOf } from '../../src/domain/day.js'
import { decideSubmission } from '../../src/flows/decide-submission.js'
import { remind, type Reminded } from '../../src/flows/remind.js'
import { submitReply } from '../../src/flows/submit-reply.js'
import { draft, finding, now, openOffice, type SmallOffice, staff, unitNames } from './office.js'
import { type Engine, engineOf } from './playing-engine.js'

const days = ['08-22', '09-02', '09-05', '09-06', '09-10', '09-12', '09-13']
/** In the window, on the half hour, at noon, at night. */
const minutes = [9 * 60 + 17, 9 * 60 + 30, 12 * 60 + 20, 16 * 60 + 3, 17 * 60 + 20, 21 * 60 + 5]

interface Turn {
  minute: number
  target: string
  act: 'nothing' | 'reply' | 'return' | 'remind another'
}
const turn: fc.Arbitrary<Turn> = fc.record({
  minute: fc.constantFrom(...minutes),
  target: fc.constantFrom(unitNames.water, unitNames.culture, '望川河长', 'W24Q3-001', '逾期', 'W24Q3 逾期'),
  act: fc.constantFrom('nothing', 'nothing', 'reply', 'return', 'remind another'),
})

/** Two circulars with different deadlines; the water bureau stands in both. */
async function publishedTwice(): Promise<{ office: SmallOffice; engine: Engine }> {
  const office = await openOffice()
  const culture = { unit: unitNames.culture, account: '文旅望川', severity: 'fail' } as const
  await office.publishes(await office.imports(draft([finding(), finding({ account: '望川河长' }), finding(culture)])))
  const engine = engineOf(office, now)
  await engine.to(new Date(now.getTime() + 600_000))
  const later = { text: '于9月13日前', date: '2024-09-13', base: 'absolute', workingDays: null } as const
  const site = finding({ account: null, platform: null, site: '望川水务网' })
  const second = draft([site], { deadline: later, title: '第二份', docSubject: 'website' })
  await office.publishes(await office.imports(second), engine.now())
  return { office, engine }
}

async function plays({ context }: SmallOffice, { act }: Turn, at: Date): Promise<void> {
  const nos = ['W24Q3-003']
  const reply = { by: 'culture-1', nos, text: '已整改', channel: 'chat', oaNumber: null } as const
  if (act === 'reply') await submitReply(context, reply, at)
  if (act === 'return')
    await decideSubmission(context, nos, { kind: 'return', reason: '没有记录', until: null }, staff.reviewer, at)
  if (act === 'remind another') await remind(context, unitNames.culture, staff.officer, at)
}

/** Who gets which cases in which message when, and what is dropped, as shown. */
function shown(plan: Reminded): string[] {
  const leaving = plan.people.map((one) => {
    const merged = one.mergedWith.flatMap(({ rule, caseNos }) => caseNos.map((no) => `${rule} ${no}`)).toSorted()
    return `${one.leavesAt.slice(0, 16)} ${one.userid}: ${one.caseNos.join()} | ${merged.join()}`
  })
  const dropped = plan.dropped.flatMap((drop) => drop.caseNos.map((no) => `${drop.userid} ${no} ${drop.reason}`))
  return [...leaving, ...dropped].toSorted()
}

/** The same as the ledger of messages has it afterwards. */
async function happened({ store }: SmallOffice, plan: Reminded, askedAt: Date): Promise<string[]> {
  const rows = await store.read.obligation.findMany({
    where: { subjectId: { in: plan.caseNos } },
    include: { message: { include: { obligations: true } } },
  })
  const ours = (row: { key: string }): boolean => row.key.includes(`/manual/${Math.floor(askedAt.getTime() / 1000)}/`)
  const lines = new Map<string, { head: string; nos: string[]; merged: string[] }>()
  const dropped: string[] = []
  for (const row of rows.filter(ours)) {
    const instead = /^overtaken:(.+)$/.exec(row.reason ?? '')?.[1]
    const stands = (one: (typeof rows)[number]): boolean =>
      one.rule === instead && one.subjectId === row.subjectId && one.userid === row.userid
    const message = instead === undefined ? row.message : rows.findLast(stands)?.message
    if (message == null) {
      dropped.push(`${row.userid} ${row.subjectId} ${row.reason ?? row.outcome}`)
      continue
    }
    const head = `${isoOf(message.settledAt ?? message.createdAt).slice(0, 16)} ${message.to}`
    const merged = message.obligations.filter((one) => !ours(one)).map((one) => `${one.rule} ${one.subjectId}`)
    const line = lines.get(message.id) ?? { head, nos: [], merged }
    line.nos.push(row.subjectId)
    lines.set(message.id, line)
  }
  const left = [...lines.values()].map(
    (one) => `${one.head}: ${one.nos.toSorted().join()} | ${one.merged.toSorted().join()}`,
  )
  return [...left, ...dropped].toSorted()
}

test('over random months of an office', async () => {
  const seen = { left: 0, merged: 0, dropped: 0, refused: 0 }
  const months = fc.array(turn, { minLength: days.length, maxLength: days.length })
  await fc.assert(
    fc.asyncProperty(months, async (turns) => {
      const { office, engine } = await publishedTwice()
      for (const [index, one] of turns.entries()) {
        const askedAt = instantOf(`2024-${days[index]}`, one.minute)
        if (askedAt < engine.now()) continue
        await engine.to(askedAt)
        await plays(office, one, askedAt)
        const dry = await remind(office.context, one.target, staff.officer, askedAt, true)
        const real = await remind(office.context, one.target, staff.officer, askedAt)
        if (!dry.ok || !real.ok) {
          expect(real).toEqual(dry)
          seen.refused++
          continue
        }
        expect({ ...real.value, dryRun: true }).toEqual(dry.value)
        const last = addWorkdays(calendar, addWorkdays(calendar, dayOf(askedAt), 0), 2)
        for (const { leavesAt } of dry.value.people)
          expect(
            leavesAt.slice(0, 10) <= (calendar.isWorkday(dayOf(askedAt)) ? addWorkdays(calendar, last, 1) : last),
          ).toBe(true)
        const leaves = Math.max(askedAt.getTime(), ...dry.value.people.map((person) => Date.parse(person.leavesAt)))
        await engine.to(new Date(leaves + 60_000))
        if (dry.value.dropped.length > 0) await engine.to(instantOf(addWorkdays(calendar, dayOf(engine.now()), 1), 545))
        expect(await happened(office, dry.value, askedAt)).toEqual(shown(dry.value))
        seen.left += dry.value.people.length
        seen.merged += dry.value.people.filter((person) => person.mergedWith.length > 0).length
        seen.dropped += dry.value.dropped.length
      }
    }),
    { numRuns: 1, seed: 20240821, endOnFailure: true },
  )
  // The months above hold every situation, or they prove nothing.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0)
})
