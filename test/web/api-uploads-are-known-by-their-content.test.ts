// 佐证 is taken by what it is, not by what it is called: pictures, PDF, docx, xlsx and OFD, without macros, at most 20 MB; and
// goes with exactly the submission that names it.
import PizZip from 'pizzip'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishSample, sampleMorning } from '../../src/cli/sample-office.js'
import { pixel } from '../harness/person.js'
import { type Running, running } from './running-office.js'
import { type Session, sessionOf } from './session.js'

let office: Running
let edu: Session
let health: Session
beforeAll(async () => {
  office = await running()
  await sampleMorning(office.service)
  await publishSample(office.service)
  await office.refreshPeople()
  edu = await sessionOf(office.service.url, 'edu-1')
  health = await sessionOf(office.service.url, 'health-1')
})
afterAll(() => office.close())

const zip = (...names: string[]): Uint8Array => {
  const archive = new PizZip()
  for (const name of names) archive.file(name, 'x')
  return archive.generate({ type: 'uint8array' })
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const put = (name: string, content: Uint8Array, as = edu) =>
  as.ask('POST', `/api/evidence?name=${encodeURIComponent(name)}`, content)
const uploads = async (as = edu) => (await as.ask('GET', '/api/mine')).json.uploads as { id: string; name: string }[]
const seenOf = async (as = edu): Promise<Record<string, number>> => {
  const { own } = (await as.ask('GET', '/api/mine')).json as { own: { no: string; version: number }[] }
  return Object.fromEntries(own.map(({ no, version }) => [no, version]))
}
const settles = (): Promise<void> => office.service.heart.play(office.service.clock.now(), false)
const kept = (): string[] => readdirSync(join(office.folder, 'evidence')).filter((name) => /^[0-9a-f]{64}$/.test(name))

test.each([
  ['现场.PNG', pixel, '现场.png'],
  ['photo.exe', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]), 'photo.jpg'],
  ['../../etc/盖章 扫描.pdf', bytes('%PDF-1.4\n%x'), '盖章 扫描.pdf'],
  ['说明.docx', zip('[Content_Types].xml', 'word/document.xml'), '说明.docx'],
  ['表.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml'), '表.xlsx'],
  ['公文.ofd', zip('OFD.xml', 'Doc_0/Document.xml'), '公文.ofd'],
  ['.\u202egpj', bytes('GIF89a\u0001\u0000\u0001\u0000'), '佐证.gif'],
])('%s is taken', async (name, content, cleaned) => {
  const { status, json } = await put(name, content)
  expect([status, json.name]).toEqual([200, cleaned])
  expect((await edu.ask('DELETE', `/api/evidence/${String(json.id)}`)).status).toBe(200)
})

test.each([
  ['page.png', bytes('<!doctype html><script>alert(1)</script>')],
  ['picture.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['tool.jpg', bytes('MZ\u0000\u0000')],
  ['all.docx', zip('a.txt')],
  ['macro.docx', zip('word/document.xml', 'word/vbaProject.bin')],
  ['macro.xlsx', zip('xl/workbook.xml', 'xl/macrosheets/sheet1.xml')],
  ['broken.docx', bytes('PK\u0003\u0004 nothing more')],
  ['words.txt', bytes('已整改')],
])('%s is refused in one sentence and leaves nothing', async (name, content) => {
  const { status, json } = await put(name, content)
  expect(status).toBe(415)
  expect(json.message).toMatch(/docx.*。$/)
  expect(await uploads()).toEqual([])
})

test('too large and empty are refused', async () => {
  expect((await put('big.png', new Uint8Array(20 * 1024 * 1024 + 1))).status).toBe(413)
  expect((await put('none.png', new Uint8Array())).status).toBe(409)
})

test('bytes go when nobody wants them any more, and not before', async () => {
  const before = kept()
  const mine = String((await put('a.png', pixel)).json.id)
  expect((await put('again.png', pixel)).json.id).toBe(mine)
  const theirs = String((await put('b.png', pixel, health)).json.id)
  expect((await health.ask('DELETE', `/api/evidence/${mine}`)).status).toBe(404)
  await edu.ask('DELETE', `/api/evidence/${mine}`)
  expect(kept().length).toBe(before.length + 1)
  await health.ask('DELETE', `/api/evidence/${theirs}`)
  expect(kept()).toEqual(before)
})

test('a submission takes what it names, of its own person, once', async () => {
  const named = String((await put('a.png', pixel)).json.id)
  const other = String((await put('b.gif', bytes('GIF89a\u0001'))).json.id)
  const seen = await seenOf(health)
  const [no = '', version = 0] = Object.entries(await seenOf())[0] ?? []
  const theirs = { seen, text: '已整改', evidence: [named] }
  expect((await health.ask('POST', '/api/mine/reply', theirs)).json.error).toBe('evidence-gone')
  expect(await seenOf(health)).toEqual(seen)
  const reply = { seen: { [no]: version }, text: '已整改', fixedOn: '2024-08-20', evidence: [named] }
  expect((await edu.ask('POST', '/api/mine/reply', reply)).status).toBe(200)
  expect((await uploads()).map((one) => one.id)).toEqual([other])
  expect((await edu.ask('DELETE', `/api/evidence/${named}`)).status).toBe(404)
  const { said } = (await edu.ask('GET', `/api/mine/items/${no}`)).json as {
    said: { what: string; text: string; evidence: { name: string }[] }[]
  }
  expect(said.at(-1)).toMatchObject({ text: '已整改(8月20日整改完成)', evidence: [{ name: 'a.png' }] })
})

test('pictures of the chat and uploads of the page never slip into each other’s replies', async () => {
  const upload = String((await put('c.png', pixel, health)).json.id)
  await office.emulator.sendPicture('health-1', bytes('GIF89a\u0002'), 'chat.gif')
  await settles()
  await office.emulator.say('health-1', '全部已整改')
  await settles()
  expect((await uploads(health)).map((one) => one.id)).toEqual([upload])
  const [no = ''] = Object.keys(await seenOf(health))
  const { said } = (await health.ask('GET', `/api/mine/items/${no}`)).json as { said: { evidence: unknown[] }[] }
  expect(said.at(-1)?.evidence).toMatchObject([{ contentType: 'image/gif' }])
})

test('too large a file is answered, however much of it still comes', async () => {
  const { status, json } = await put('大图.png', new Uint8Array(24 * 1024 * 1024))
  expect([status, json.error]).toEqual([413, 'too-large'])
  expect((await edu.ask('GET', '/api/me')).status).toBe(200)
})

test('one person with too many waiting loses nothing of anybody: old pieces go with their rows, or stay with them', async () => {
  const old = await put('旧.png', new Uint8Array([...pixel, 7]), health)
  const { store } = office.service
  await store.write((tx) =>
    tx.evidence.update({ where: { id: String(old.json.id) }, data: { at: new Date('2024-08-01T00:00:00Z') } }),
  )
  for (let n = 0; n < 31; n++) await put(`${n}.png`, new Uint8Array([...pixel, 9, n]))
  const digests = (await store.read.evidence.findMany({ where: { state: 'kept' } })).map((row) => row.digest)
  expect(new Set(kept())).toEqual(new Set(digests))
})
