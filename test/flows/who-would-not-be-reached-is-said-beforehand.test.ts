// 发前核对: who of a circular's units would not be reached, and why, out of registry and directory alone. Nothing is written,
// nothing is sent.
import { expect, test } from 'vitest'
import { leaveContact } from '../../src/flows/leave-contact.js'
import { preflightLines, readPreflight } from '../../src/flows/preflight.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import type { DirectoryMember } from '../../src/domain/ports.js'
import { crawlToTheEnd, member, readerOf } from '../engine/corporation.js'
import { registryText } from '../harness/registry.js'
import { draft, finding, now, openOffice, type SmallOffice } from './office.js'

/** The directory shows everybody as active but these; null: not at all. */
async function crawl(
  office: SmallOffice,
  others: Record<string, DirectoryMember['status'] | null> = {},
): Promise<void> {
  const people = await office.store.read.person.findMany()
  const members = people.flatMap(({ userid, name }) => {
    const status = others[userid] === undefined ? 'active' : others[userid]
    return status === null ? [] : [member(userid, { name, status })]
  })
  await crawlToTheEnd(office.store, readerOf({ departments: [{ id: 1, parentId: 0, name: '望川市', members }] }), now)
}

const lines = async (office: SmallOffice, circular: string | null): Promise<string[]> =>
  preflightLines(await office.must(readPreflight(office.context, circular, now)))

test('everybody there: not a word; the units of the circular and those above them are looked at', async () => {
  const office = await openOffice()
  await crawl(office)
  const id = await office.imports(draft([finding({ unit: '松谷县教育局', account: null })]))
  const preflight = await office.must(readPreflight(office.context, id, now))
  expect(preflight.crawledOn).toBe('2024-08-21')
  expect(preflight.units.map((one) => [one.unit, one.reached])).toEqual([
    ['松谷县人民政府办公室', true],
    ['松谷县教育局', true],
  ])
  expect(preflightLines(preflight)).toEqual([])
  expect(await lines(office, null)).toEqual([])
})

test('why somebody would not be reached, and who gets it instead', async () => {
  const office = await openOffice()
  await crawl(office, { 'water-1': 'inactive', 'culture-2': null, 'civil-1': 'disabled' })
  await office.must(leaveContact(office.context, 'school-1', 'office-1', now))
  expect(await lines(office, null)).toEqual([
    '望川市文化旅游局:备岗望川市文化旅游局备岗(不在企业微信通讯录里,或不在应用可见范围)',
    '望川市民政局:联络员望川市民政局联络员(企业微信账号已停用),由望川市民政局备岗代收',
    '望川市水务局没有人能收到:联络员望川市水务局联络员(从未登录过企业微信)',
    '松谷县教育局:联络员松谷县教育局联络员(已调离),由松谷县教育局备岗代收',
  ])
})

test('a unit without contacts is named; an unread directory accuses nobody', async () => {
  const office = await openOffice()
  const handed = JSON.parse(registryText()) as { units: { name: string; contacts: unknown[] }[] }
  for (const unit of handed.units) if (unit.name === '望川市水务局') unit.contacts = []
  await office.must(importRegistry(office.context, JSON.stringify(handed), false, now))
  expect(await lines(office, null)).toEqual(['望川市水务局没有人能收到:名册里没有联系人'])
  expect((await office.must(readPreflight(office.context, null, now))).crawledOn).toBeNull()
})

test('nobody is bothered and nothing is written', async () => {
  const office = await openOffice()
  await crawl(office, { 'water-1': null })
  const id = await office.imports(draft([finding()]))
  const before = await office.rows()
  expect(await lines(office, id)).toHaveLength(1)
  expect(await office.rows()).toEqual(before)
  expect(await office.store.read.message.count()).toBe(0)
  expect(await office.refusal(readPreflight(office.context, 'X9', now))).toMatch(/circular/)
})
