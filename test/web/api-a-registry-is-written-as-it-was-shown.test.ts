// The registry as a file on the page: what it changes is shown first, and exactly that is written, by the leader or an
// administrator; a file with a fault changes nothing.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { samplePath } from '../../src/base/package-root.js'
import { contextOf, sampleMorning } from '../../src/cli/sample-office.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import { registryTemplate } from '../../src/papers/registry-template.js'
import { difference } from '../../src/web/api/registry/calls.js'
import { running, type Running } from './running-office.js'
import { type Session, sessionOf } from './session.js'

let office: Running
let leader: Session
beforeAll(async () => {
  office = await running()
  await sampleMorning(office.service)
  await office.refreshPeople()
  leader = await sessionOf(office.service.url, 'office-lead')
})
afterAll(() => office.close())

interface File {
  units: { name: string; region?: string; contacts: unknown[] }[]
}
const edited = (edit: (file: File) => void): Uint8Array => {
  const file = JSON.parse(readFileSync(samplePath('baoji-registry.json'), 'utf8')) as File
  edit(file)
  return Buffer.from(JSON.stringify(file))
}
const withMore = (name: string): Uint8Array =>
  edited((file) => {
    file.units.push({ name, contacts: [{ userid: 'new-1', name: `${name}联络员`, role: 'liaison' }] })
  })
const compare = (who: Session, bytes: Uint8Array, name = 'registry.json') =>
  who.ask('POST', `/api/registry/difference?name=${encodeURIComponent(name)}`, bytes)
const write = (bytes: Uint8Array, seen: string) =>
  leader.ask('POST', `/api/registry?name=registry.json&seen=${seen}`, bytes)
const unitCount = (): Promise<number> => office.service.store.read.unit.count()

test('the difference is shown and nothing is written; then exactly it is written, under the name of who did it', async () => {
  const bytes = withMore('宝鸡市统计局')
  const before = await unitCount()
  const shown = difference.parse((await compare(leader, bytes)).json)
  expect(shown.added).toEqual({
    count: 2,
    shown: [{ what: 'unit', name: '宝鸡市统计局' }, expect.objectContaining({ what: 'contact', of: '宝鸡市统计局' })],
  })
  expect(await unitCount()).toBe(before)
  expect((await write(bytes, shown.mark)).status).toBe(200)
  expect(await unitCount()).toBe(before + 1)
  const entry = await office.service.store.read.auditEntry.findFirst({
    where: { act: 'registry-imported' },
    orderBy: { seq: 'desc' },
  })
  expect(entry?.actor).toBe('office-lead')
  expect(difference.parse((await compare(leader, bytes)).json)).toMatchObject({ unchanged: true })
})

test('if the registry moved meanwhile, another difference is not written unseen', async () => {
  const bytes = withMore('宝鸡市林业局')
  const { mark } = difference.parse((await compare(leader, bytes)).json)
  const context = contextOf(office.service)
  const now = office.service.clock.now()
  const moved = Buffer.from(edited((file) => Object.assign(file.units[0] ?? {}, { region: '高新区' }))).toString()
  expect(await importRegistry(context, moved, false, now)).toMatchObject({ ok: true })
  const before = await unitCount()
  const refused = await write(bytes, mark)
  expect([refused.status, refused.json.error]).toEqual([409, 'changed-since'])
  expect(await unitCount()).toBe(before)
})

test('an officer, who could make themself leader by it, imports nothing', async () => {
  const officer = await sessionOf(office.service.url, 'office-1')
  const refused = await compare(officer, withMore('宝鸡市文旅局'))
  expect([refused.status, refused.json.error]).toEqual([403, 'role-missing'])
  const now = office.service.clock.now()
  const flow = await importRegistry(
    contextOf(office.service),
    withMore('宝鸡市文旅局').toString(),
    false,
    now,
    'office-1',
  )
  expect(flow).toMatchObject({ ok: false, code: 'role-missing' })
})

test('a file with a fault is refused in one sentence, a workbook is read as one', async () => {
  const broken = await compare(leader, Buffer.from('{"office":'))
  expect([broken.status, broken.json.error]).toEqual([409, 'not-json'])
  expect((await compare(leader, await registryTemplate(), '名册.xlsx')).json.error).not.toBe('not-json')
  const wrong = await compare(leader, Buffer.from('PK not a workbook'), '名册.xlsx')
  expect(wrong.status).toBe(415)
  expect(z.string().parse(wrong.json.message)).toMatch(/。$/)
})
