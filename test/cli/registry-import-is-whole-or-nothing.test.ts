// Contract §3: counts, --dry-run, and every fault refused with its row; nothing is half-imported.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readRegistryFile } from '../../src/flows/registry-file.js'
import { openStore } from '../../src/store/open.js'
import { chinese, registryFile, Shell } from './shell.js'

const shell = new Shell()
afterAll(() => shell.close())

interface Registry {
  office: { name: string; staff: Record<string, unknown>[] }
  units: { name: string; parent: unknown; contacts: Record<string, unknown>[] }[]
  accounts: Record<string, unknown>[]
  history: Record<string, unknown>[]
}
const sample = (): Registry => JSON.parse(readFileSync(registryFile, 'utf8')) as Registry
const counts = { staff: 4, units: 49, contacts: 147, accounts: 40, history: 2 }

async function stored(): Promise<Record<string, number>> {
  const store = await openStore({ url: shell.databaseUrl })
  const { person, unit, contact, account, pastFinding } = store.read
  const found = {
    people: await person.count(),
    units: await unit.count(),
    contacts: await contact.count(),
    accounts: await account.count(),
    history: await pastFinding.count(),
  }
  await store.close()
  return found
}
const nothing = { people: 0, units: 0, contacts: 0, accounts: 0, history: 0 }

test('a dry run counts and stores nothing; the import stores; again is the same', async () => {
  const change = { unchanged: false, difference: { changed: [], gone: [], proposed: [] } }
  const dry = { ...counts, ...change, dryRun: true }
  expect(await shell.json(['registry', 'import', registryFile, '--dry-run'])).toMatchObject(dry)
  expect(await stored()).toEqual(nothing)
  expect(await shell.json(['registry', 'import', registryFile])).toMatchObject({ ...dry, dryRun: false })
  const first = await stored()
  expect(first).toMatchObject({ units: 49, contacts: 147, accounts: 40, history: 2 })
  expect(await shell.done(['registry', 'import', registryFile], { env: chinese })).toMatch(/没有变化.*单位49/)
  expect(await stored()).toEqual(first)
})

test('a fault in the last row leaves an empty database empty', async () => {
  const office = new Shell()
  try {
    const broken = sample()
    broken.history.push({ circular: 'x', issuedOn: '2024-01-15', unit: '没有这个单位', problem: 'y' })
    const path = office.file('registry.json', JSON.stringify(broken))
    const sentence = await office.refused(['registry', 'import', path], { env: chinese })
    expect(sentence).toContain('往期第3行')
    const store = await openStore({ url: office.databaseUrl })
    expect([
      await store.read.person.count(),
      await store.read.office.count(),
      await store.read.auditEntry.count(),
    ]).toEqual([0, 0, 0])
    await store.close()
  } finally {
    office.close()
  }
})

test('a file with a fault does not even make a database', async () => {
  const office = new Shell()
  try {
    const template = join(office.folder, '名册.xlsx')
    await office.done(['registry', 'template', template], { env: chinese })
    const sentence = await office.run(['registry', 'import', template], { env: chinese })
    expect([sentence.code, sentence.stdout]).toEqual([1, ''])
    expect(sentence.stderr).toContain('没有填写办公室名称')
    expect(await office.refused(['registry', 'import', 'missing.json'], { env: chinese })).toContain('missing.json')
    expect(readdirSync(office.folder)).toEqual(['名册.xlsx'])
  } finally {
    office.close()
  }
})

/** The command prints what this function refuses (see the tests above); here, what it refuses and how it names it. */
describe('every fault is named with its row, in Chinese', () => {
  const change = (edit: (registry: Registry) => void): string => {
    const registry = sample()
    edit(registry)
    const read = readRegistryFile(JSON.stringify(registry))
    return read.ok ? 'accepted' : read.message
  }
  const contact = { userid: 'new-1', name: '某联络员', role: 'liaison' }
  test.each<[string, (registry: Registry) => void, RegExp]>([
    ['unknown key of a unit', (r) => Object.assign(r.units[2] ?? {}, { phone: '1' }), /单位第3行.*phone/],
    ['unknown key of a contact', (r) => r.units[1]?.contacts.push({ ...contact, x: 1 }), /单位第2行联系人第4行.*x/],
    ['unknown key of an account', (r) => Object.assign(r.accounts[4] ?? {}, { url: 'x' }), /账号第5行.*url/],
    ['unknown key of the staff', (r) => Object.assign(r.office.staff[1] ?? {}, { age: 3 }), /人员第2行.*age/],
    ['unknown key of the history', (r) => Object.assign(r.history[1] ?? {}, { note: 'x' }), /往期第2行.*note/],
    ['unknown key of the file', (r) => Object.assign(r, { extra: [] }), /extra/],
    ['empty name of a unit', (r) => Object.assign(r.units[0] ?? {}, { name: '  ' }), /单位第1行.*空/],
    ['empty name of a contact', (r) => r.units[3]?.contacts.push({ ...contact, name: '' }), /单位第4行联系人第4行.*空/],
    ['unknown parent', (r) => Object.assign(r.units[5] ?? {}, { parent: '没有的局' }), /单位第6行.*没有的局/],
    [
      'a parent that is the unit itself',
      (r) => Object.assign(r.units[5] ?? {}, { parent: r.units[5]?.name }),
      /单位第6行/,
    ],
    ['an account of an unknown unit', (r) => Object.assign(r.accounts[0] ?? {}, { unit: '没有的局' }), /账号第1行/],
    ['a unit that stands twice', (r) => Object.assign(r.units[1] ?? {}, { name: r.units[0]?.name }), /单位第2行/],
    [
      'a role that does not exist',
      (r) => r.units[0]?.contacts.push({ ...contact, role: 'boss' }),
      /单位第1行联系人第4行/,
    ],
    ['a day that does not exist', (r) => Object.assign(r.history[0] ?? {}, { issuedOn: '2024-02-30' }), /往期第1行/],
    [
      'a userid with two names',
      (r) => r.units[6]?.contacts.push({ userid: 'office-1', name: '另一个人', role: 'deputy' }),
      /单位第7行.*office-1/,
    ],
    [
      'a userid with two names that differs in case only',
      (r) => r.units[6]?.contacts.push({ userid: 'OFFICE-1', name: '另一个人', role: 'deputy' }),
      /OFFICE-1/,
    ],
  ])('%s', (_name, edit, words) => {
    expect(change(edit)).toMatch(words)
  })

  test.each<[string, (registry: Registry) => void]>([
    ['a missing office', (r) => Reflect.deleteProperty(r, 'office')],
    ['a missing name', (r) => Reflect.deleteProperty(r.units[0] ?? {}, 'name')],
    ['a number for a name', (r) => Object.assign(r.units[0] ?? {}, { name: 5 })],
    ['an unknown role', (r) => r.units[0]?.contacts.push({ ...contact, role: 'boss' })],
  ])('%s is said without the words of a library', (_name, edit) => {
    expect(change(edit)).not.toMatch(/Invalid|expected|received|accepted/)
  })

  test('what may be absent may be absent', () => {
    const office = { name: '某办公室', staff: [{ userid: 'a', name: '甲', roles: ['admin'] }] }
    expect(readRegistryFile(JSON.stringify({ office, units: [{ name: '某局' }] })).ok).toBe(true)
    expect(readRegistryFile('{"office":')).toMatchObject({ ok: false, code: 'not-json' })
  })
})
