// An import of the registry: what would change is shown before, is what changes, and the same file again changes nothing.
// Whatever a case refers to is marked, never deleted; renamed and moved rows keep their identity.
import { expect, test } from 'vitest'
import { importRegistry, type RegistryImported } from '../../src/flows/import-registry.js'
import { registryText } from '../harness/registry.js'
import { draft, finding, now, openOffice, type SmallOffice } from './office.js'

interface File {
  office: { staff: object[] }
  units: Record<string, unknown>[]
  accounts: Record<string, unknown>[]
  history: object[]
}
const edited = (edit: (file: File) => void): string => {
  const file: File = JSON.parse(registryText())
  edit(file)
  return JSON.stringify(file)
}
const imports = (office: SmallOffice, text: string, dryRun = false): Promise<RegistryImported> =>
  office.must(importRegistry(office.context, text, dryRun, now))
const counts = async ({ store: { read } }: SmallOffice) => [
  await read.auditEntry.count(),
  await read.unit.count(),
  await read.account.count(),
  await read.contact.count(),
  await read.accountEvent.count(),
  await read.person.count(),
]

test('the same file again: no change, nothing written, no audit entry', async () => {
  const office = await openOffice()
  const before = await counts(office)
  expect(await imports(office, registryText())).toMatchObject({
    unchanged: true,
    difference: { added: [], changed: [], gone: [], proposed: [] },
  })
  expect(await counts(office)).toEqual(before)
})

test('a dry run shows what the import then does, field by field', async () => {
  const office = await openOffice()
  const text = edited((file) => {
    Object.assign(file.units[0] ?? {}, { aliases: ['市水务局'], region: '望川市' })
    file.units.push({
      name: '望川市审计局',
      contacts: [{ userid: 'water-2', name: '望川市水务局备岗', role: 'liaison' }],
    })
    Object.assign(file.accounts[0] ?? {}, {
      status: 'cancelled',
      statusOn: '2024-03-15',
      events: [{ type: 'filed', on: '2022-03-01' }],
    })
    Reflect.set(file.units[1] ?? {}, 'contacts', [])
    file.office.staff.pop()
  })
  const before = await counts(office)
  const shown = await imports(office, text, true)
  expect(await counts(office)).toEqual(before)
  expect(shown.difference).toMatchObject({
    added: [
      { what: 'unit', name: '望川市审计局' },
      { what: 'contact', name: '望川市水务局备岗(water-2)', of: '望川市审计局' },
    ],
    changed: [
      {
        what: 'unit',
        name: '望川市水务局',
        fields: [
          { field: '别名', old: '', new: '市水务局' },
          { field: '地区', old: '', new: '望川市' },
        ],
      },
      {
        what: 'account',
        name: '望川水务(微信公众号)',
        fields: [
          { field: '状态', old: '备案(2022-03-01)', new: '注销(2024-03-15)' },
          { field: '变动记录', old: '2022-03-01备案', new: '2022-03-01备案;2024-03-15注销' },
        ],
      },
    ],
    gone: [
      { what: 'staff', name: '办公室分管负责人(office-lead)', how: 'left' },
      { what: 'contact', of: '望川市文化旅游局' },
      { what: 'contact', of: '望川市文化旅游局' },
      { what: 'contact', of: '望川市文化旅游局' },
    ],
  })
  const done = await imports(office, text)
  expect(done.difference).toEqual(shown.difference)
  expect(await imports(office, text)).toMatchObject({ unchanged: true })
  const { read } = office.store
  expect(await read.person.findUnique({ where: { userid: 'office-lead' } })).toMatchObject({ roles: '[]' })
})

test('no longer listed: marked where cases refer to it, deleted where nothing does, listed again it is back', async () => {
  const office = await openOffice()
  await office.publishes(await office.imports(draft([finding()])))
  const { read } = office.store
  const text = edited((file) => {
    file.units = file.units.filter((one) => !['望川市水务局', '望川市民政局'].includes(String(one.name)))
    file.accounts = file.accounts.filter((one) => !['望川市水务局', '望川市民政局'].includes(String(one.unit)))
  })
  const { difference } = await imports(office, text)
  expect(difference.gone.filter((one) => one.what !== 'contact')).toMatchObject([
    { what: 'unit', name: '望川市民政局', how: 'deleted' },
    { what: 'unit', name: '望川市水务局', how: 'retired' },
    { what: 'account', name: '望川水务(微信公众号)', how: 'retired' },
    { what: 'account', how: 'deleted' },
    { what: 'account', how: 'deleted' },
  ])
  expect(await read.unit.findUnique({ where: { name: '望川市民政局' } })).toBeNull()
  expect(await read.unit.findUnique({ where: { name: '望川市水务局' } })).toMatchObject({ retiredOn: '2024-08-21' })
  expect(await read.case.count()).toBe(1)
  const again = await office.imports(draft([finding()], { title: '另一份通报' }))
  expect((await office.shows(again)).open).toMatchObject([
    { code: 'unit-unknown', message: expect.stringContaining('不再列出') },
    {},
  ])
  expect(await imports(office, text)).toMatchObject({ unchanged: true })
  await imports(office, registryText())
  expect(await read.unit.findUnique({ where: { name: '望川市水务局' } })).toMatchObject({ retiredOn: null })
})

test('an account known from a circular only is never counted as gone', async () => {
  const office = await openOffice()
  await office.publishes(await office.imports(draft([finding({ account: '望川水利新号' })])))
  expect(await imports(office, registryText())).toMatchObject({ unchanged: true })
  expect(await office.store.read.account.count({ where: { name: '望川水利新号', retiredOn: null } })).toBe(1)
})

test('a unit and an account that say what they were called keep their rows, cases and history', async () => {
  const office = await openOffice()
  const [no = ''] = await office.publishes(await office.imports(draft([finding()])))
  const text = edited((file) => {
    Object.assign(file.units[0] ?? {}, {
      name: '望川市水利局',
      formerNames: [{ name: '望川市水务局', until: '2024-08-01' }],
    })
    Object.assign(file.accounts[0] ?? {}, {
      name: '望川水利',
      unit: '望川市水利局',
      status: null,
      statusOn: null,
      events: [{ type: 'renamed', on: '2024-08-01', formerName: '望川水务' }],
    })
    Object.assign(file.accounts[1] ?? {}, { unit: '望川市水利局' })
  })
  const { difference } = await imports(office, text)
  expect(difference.added).toEqual([])
  expect(difference.gone).toEqual([])
  expect(difference.changed.map((one) => [one.what, one.name, one.fields?.[0]?.old])).toEqual([
    ['unit', '望川市水利局', '望川市水务局'],
    ['account', '望川水利(微信公众号)', '望川水务'],
  ])
  const row = await office.store.read.case.findUniqueOrThrow({ where: { no }, include: { unit: true, account: true } })
  expect([row.unit.name, row.account?.name]).toEqual(['望川市水利局', '望川水利'])
  // The next circular may print either name, and the repeat is found under both.
  for (const [unit, account] of [
    ['望川市水利局', '望川水利'],
    ['望川市水务局', '望川水务'],
  ] as const) {
    const title = `${unit}的通报`
    const id = await office.imports(draft([finding({ unit, account })], { title, issuedOn: '2024-11-20' }))
    const shown = await office.shows(id)
    expect(shown.resolved[0]).toMatchObject({ unitId: row.unitId, accountId: row.accountId })
  }
})

test('what looks like a new name is proposed, never applied', async () => {
  const office = await openOffice()
  const text = edited((file) => {
    Object.assign(file.units[2] ?? {}, { name: '望川市民政和社会事务局' })
    Object.assign(file.accounts[3] ?? {}, { unit: '望川市民政和社会事务局' })
  })
  const { difference } = await imports(office, text, true)
  expect(difference.proposed).toEqual([
    expect.stringMatching(/“望川市民政局”不再列出,新增了“望川市民政和社会事务局”.*曾用名/),
  ])
  expect(difference.gone).toContainEqual({ what: 'unit', name: '望川市民政局', how: 'deleted' })
})

test('a thousand accounts are written in one import and found unchanged by the next', async () => {
  const office = await openOffice()
  const text = edited((file) => {
    for (let at = 0; at < 1000; at++)
      file.accounts.push({
        name: `望川第${at}号`,
        platform: '抖音',
        unit: '望川市水务局',
        status: 'filed',
        statusOn: '2022-03-01',
      })
  })
  await imports(office, text)
  expect(await office.store.read.account.count()).toBe(1005)
  expect(await imports(office, text)).toMatchObject({ unchanged: true })
})
