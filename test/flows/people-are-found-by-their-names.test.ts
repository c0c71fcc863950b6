// 按姓名找账号: one member of that name is meant; of several the department decides, then the department called like the unit;
// what stays open is refused whole, with those among whom to choose.
import { expect, test } from 'vitest'
import { importRegistry } from '../../src/flows/import-registry.js'
import { keepSeen, wantCrawl } from '../../src/store/members.js'
import type { Store, Tx } from '../../src/store/db.js'
import { type Corporation, crawlToTheEnd, member, readerOf } from '../engine/corporation.js'
import { now, openOffice, type SmallOffice } from './office.js'

const named = (userid: string, name: string) => member(userid, { name })

const corporation: Corporation = {
  departments: [
    { id: 1, parentId: 0, name: '望川市', members: [named('Mayor', '市长秘书')] },
    { id: 2, parentId: 1, name: '望川市水务局', members: [] },
    { id: 3, parentId: 2, name: '信息科', members: [named('ShuiWu01', '信息科科长'), named('SW02', '联络员甲')] },
    { id: 4, parentId: 1, name: '望川市民政局', members: [named('MZ01', '联络员甲')] },
    { id: 5, parentId: 4, name: '信息科', members: [named('MZ02', '信息科科员')] },
  ],
}

interface Handed {
  office: unknown
  units: { name: string; contacts: { userid?: string; name: string; department?: string; role: string }[] }[]
}

/** The registry with these contacts of the two bureaus. */
function registry(contacts: Partial<Record<'水务' | '民政', Handed['units'][0]['contacts']>>): string {
  const staff = [
    { userid: 'office-1', name: '办公室经办', roles: ['officer'] },
    { userid: 'office-2', name: '办公室复核', roles: ['reviewer'] },
    { userid: 'office-lead', name: '办公室分管负责人', roles: ['leader'] },
  ]
  const units = [
    { name: '望川市水务局', contacts: contacts.水务 ?? [] },
    { name: '望川市民政局', aliases: ['市民政局'], contacts: contacts.民政 ?? [] },
  ]
  return JSON.stringify({ office: { name: '望川市人民政府办公室', staff }, units })
}

const imports = ({ context }: SmallOffice, ...contacts: Parameters<typeof registry>) =>
  importRegistry(context, registry(...contacts), false, now)

async function openKnown(): Promise<SmallOffice> {
  const office = await openOffice()
  await crawlToTheEnd(office.store, readerOf(corporation), now)
  return office
}

const contactsIn = async ({ read }: Store): Promise<string[]> =>
  (await read.contact.findMany({ orderBy: { id: 'asc' } })).map((one) => one.userid).sort()

test('the only one of that name is meant, with the userid as the directory writes it', async () => {
  const office = await openKnown()
  await office.must(imports(office, { 水务: [{ name: '信息科科长', role: 'liaison' }] }))
  expect(await contactsIn(office.store)).toEqual(['ShuiWu01'])
})

test('of two who share a name the unit’s own department decides, or the one that is written down', async () => {
  const office = await openKnown()
  const contact = { name: '联络员甲', role: 'liaison' }
  await office.must(imports(office, { 水务: [contact], 民政: [contact] }))
  expect(await contactsIn(office.store)).toEqual(['MZ01', 'SW02'])
  // Somebody of another bureau, on purpose.
  await office.must(imports(office, { 水务: [{ ...contact, department: '望川市民政局' }] }))
  expect(await contactsIn(office.store)).toEqual(['MZ01'])
  expect(await office.refusal(imports(office, { 水务: [{ ...contact, department: '人事科' }] }))).toBe(
    'person-not-found',
  )
})

test('two of that name and nothing to tell them apart: refused with both, and nothing is imported', async () => {
  const office = await openKnown()
  const before = await contactsIn(office.store)
  // Other departments, not the same ones renamed: a name we know is asked for again once a week.
  const departments = corporation.departments.map((one) => ({
    ...one,
    id: one.id + 100,
    parentId: one.parentId === 0 ? 0 : one.parentId + 100,
    name: `第${one.id}处`,
  }))
  const elsewhere = { departments }
  await office.store.write((tx) => wantCrawl(tx, now))
  await crawlToTheEnd(office.store, readerOf(elsewhere), now)
  const handed = [
    { name: '联络员甲', role: 'liaison' },
    { name: '没有的人', role: 'deputy' },
    { name: '信息科科长', role: 'leader' },
  ]
  const refused = await imports(office, { 水务: handed })
  if (refused.ok) expect.fail('imported')
  expect(refused.message).toContain('望川市水务局“联络员甲”在通讯录里有2人')
  expect(refused.message).toContain('联络员甲(第1处/第4处,MZ01)')
  expect(refused.message).toContain('联络员甲(第1处/第2处/第3处,SW02)')
  expect(refused.message).toContain('“没有的人”在企业微信通讯录里没有找到(2024-08-21核对)')
  expect(refused.message).not.toContain('科长')
  expect(await contactsIn(office.store)).toEqual(before)
})

test('before the directory was read, a name alone is refused and says what to do', async () => {
  const office = await openOffice()
  const refused = await imports(office, { 水务: [{ name: '信息科科长', role: 'liaison' }] })
  expect(refused).toMatchObject({ ok: false, code: 'person-not-found' })
  expect(refused.ok ? '' : refused.message).toContain('directory crawl')
  await office.must(imports(office, { 水务: [{ userid: 'sw-9', name: '信息科科长', role: 'liaison' }] }))
})

test('who is gone from the directory is nobody, and leaves the name to who is there', async () => {
  const office = await openKnown()
  await office.store.write(async (tx: Tx) => {
    await tx.member.update({ where: { folded: 'sw02' }, data: { missed: 2 } })
    const root = { id: 1, name: '望川市', parentId: 0 }
    await keepSeen(tx, 9, {
      departments: [root],
      members: [member('LEFT', { name: '信息科科长', status: 'left' })],
    })
  })
  const handed = [
    { name: '联络员甲', role: 'liaison' },
    { name: '信息科科长', role: 'deputy' },
  ]
  await office.must(imports(office, { 水务: handed }))
  expect(await contactsIn(office.store)).toEqual(['MZ01', 'ShuiWu01'])
})

test('who is registered under the same userid in another case stays who they are', async () => {
  const office = await openKnown()
  await office.must(imports(office, { 水务: [{ userid: 'shuiwu01', name: '信息科科长', role: 'liaison' }] }))
  await office.must(imports(office, { 水务: [{ name: '信息科科长', role: 'deputy' }] }))
  expect(await contactsIn(office.store)).toEqual(['shuiwu01'])
})
