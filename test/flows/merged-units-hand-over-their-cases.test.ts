// A unit that was merged: what is printed of it concerns the unit it was merged into, its open cases wait for a person to hand
// them over, and repeats are found through the merger.
import { expect, test } from 'vitest'
import { handOverMerged } from '../../src/flows/hand-over-cases.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import { registryText } from '../harness/registry.js'
import { draft, finding, now, openOffice, type SmallOffice, staff, unitNames } from './office.js'

const merged = (on: string): string => {
  const file = JSON.parse(registryText()) as { units: Record<string, unknown>[] }
  Object.assign(file.units[0] ?? {}, { mergedInto: { unit: unitNames.civil, on }, contacts: [] })
  return JSON.stringify(file)
}
async function withMergedWater(): Promise<{ office: SmallOffice; no: string }> {
  const office = await openOffice()
  const [no = ''] = await office.publishes(await office.imports(draft([finding()])))
  await office.must(importRegistry(office.context, merged('2024-08-21'), false, now))
  return { office, no }
}

test('its open cases stay where they are and become a task', async () => {
  const { office, no } = await withMergedWater()
  const { read } = office.store
  expect(await read.case.findUnique({ where: { no }, include: { unit: true } })).toMatchObject({
    unit: { name: unitNames.water },
  })
  const tasks = await read.task.findMany({ where: { kind: 'unit-merged' } })
  expect(tasks).toMatchObject([{ caseNos: JSON.stringify([no]), text: expect.stringContaining('并入望川市民政局') }])
  await office.must(importRegistry(office.context, merged('2024-08-21'), false, now))
  expect(await read.task.count({ where: { kind: 'unit-merged' } })).toBe(1)
})

test('handed over by an officer they are the other unit’s, with their history, and the task is done', async () => {
  const { office, no } = await withMergedWater()
  const { read } = office.store
  const handOver = (unit: string, by = staff.officer as string) => handOverMerged(office.context, unit, by, now)
  expect(await office.refusal(handOver(unitNames.water, 'nobody'))).toBe('unknown-person')
  expect(await office.refusal(handOver(unitNames.water, staff.leader))).toBe('role-missing')
  expect(await office.refusal(handOver(unitNames.culture))).toBe('not-merged')
  expect(await office.refusal(handOver('没有的局'))).toBe('no-target')
  expect(await office.must(handOver(unitNames.water))).toEqual({
    from: unitNames.water,
    to: unitNames.civil,
    caseNos: [no],
  })
  const row = await read.case.findUniqueOrThrow({ where: { no }, include: { unit: true, events: true } })
  expect(row.unit.name).toBe(unitNames.civil)
  expect(row.events.map((one) => one.type)).toEqual(['opened', 'handed-over'])
  expect(await read.task.count({ where: { kind: 'unit-merged', closedAt: null } })).toBe(0)
  expect(await office.refusal(handOver(unitNames.water))).toBe('nothing-open')
})

test('what the next circular prints of it concerns the unit it was merged into, and repeats what it did before', async () => {
  const { office, no } = await withMergedWater()
  const id = await office.imports(draft([finding()], { title: '第四季度通报', issuedOn: '2024-11-20' }))
  const [again = ''] = await office.publishes(id, new Date('2024-11-21T09:20:00+08:00'))
  const row = await office.store.read.case.findUniqueOrThrow({ where: { no: again }, include: { unit: true } })
  expect(row.unit.name).toBe(unitNames.civil)
  expect(JSON.parse(row.repeats)).toMatchObject([{ ref: no, kind: 'same-account' }])
})

test('a merger that is still to come is refused', async () => {
  const office = await openOffice()
  expect(await office.refusal(importRegistry(office.context, merged('2024-08-22'), false, now))).toBe('merger-ahead')
})
