// An officer records what happened to an account between two imports of the registry: the status follows, the old name still
// finds it, an order that cannot have been is refused, and an older registry does not undo it.
import { expect, test } from 'vitest'
import type { LifeEventType } from '../../src/domain/account-life.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import { recordAccountEvent } from '../../src/flows/record-account-event.js'
import { registryText } from '../harness/registry.js'
import { now, openOffice, type SmallOffice, staff, unitNames } from './office.js'

const record = (
  office: SmallOffice,
  type: LifeEventType,
  on: string,
  to: string | null = null,
  account = '望川水务',
  by: string = staff.officer,
) => recordAccountEvent(office.context, { account, type, on, to, note: null, by }, now)
const row = (office: SmallOffice, name: string) =>
  office.store.read.account.findFirstOrThrow({
    where: { name },
    include: { unit: true, events: { orderBy: { on: 'asc' } } },
  })

test('cancelled and opened again: the status is the last', async () => {
  const office = await openOffice()
  const { id } = await row(office, '望川水务')
  await office.must(record(office, 'cancelled', '2024-03-15'))
  expect(await row(office, '望川水务')).toMatchObject({ id, status: 'cancelled', statusOn: '2024-03-15' })
  expect(await office.must(record(office, 'reopened', '2024-07-16'))).toEqual({
    account: '望川水务(微信公众号)',
    status: 'reopened',
    statusOn: '2024-07-16',
  })
  // Recorded late: it lies between, and the last stays the last.
  await office.must(record(office, 'renamed', '2024-08-01', '望川水利'))
  expect((await row(office, '望川水利')).events.map((one) => one.type)).toEqual([
    'filed',
    'cancelled',
    'reopened',
    'renamed',
  ])
})

test('renamed and moved: both are undone by no older registry', async () => {
  const office = await openOffice()
  const { id } = await row(office, '望川水务')
  await office.must(record(office, 'renamed', '2024-05-01', '望川水利'))
  await office.must(record(office, 'moved', '2024-06-01', unitNames.civil, '望川水务'))
  const shown = await office.must(importRegistry(office.context, registryText(), false, now))
  expect(shown).toMatchObject({
    unchanged: true,
    difference: { proposed: [expect.stringContaining('现为“望川水利”')] },
  })
  const after = await row(office, '望川水利')
  expect([after.id, after.unit.name, after.status]).toEqual([id, unitNames.civil, 'moved'])
})

test('what cannot have been, and who may not, is refused and changes nothing', async () => {
  const office = await openOffice()
  const before = await office.rows()
  const acts = [
    () => record(office, 'reopened', '2023-03-01'),
    () => record(office, 'filed', '2022-03-01'),
    () => record(office, 'cancelled', '2024-08-22'),
    () => record(office, 'renamed', '2024-05-01'),
    () => record(office, 'renamed', '2024-05-01', '望川河长'),
    () => record(office, 'moved', '2024-05-01', '没有的局'),
    () => record(office, 'moved', '2024-05-01', unitNames.water),
    () => record(office, 'filed', '2024-05-01', '多余的'),
    () => record(office, 'cancelled', '2024-05-01', null, '没有的账号'),
    () => record(office, 'cancelled', '2024-05-01', null, '望川水务', staff.leader),
  ]
  const codes: string[] = []
  for (const act of acts) codes.push(await office.refusal(act()))
  expect(codes).toEqual([
    'event-order',
    'event-known',
    'event-ahead',
    'event-target',
    'event-target',
    'unit-unknown',
    'event-target',
    'event-target',
    'account-unknown',
    'role-missing',
  ])
  expect(await office.rows()).toEqual(before)
})
