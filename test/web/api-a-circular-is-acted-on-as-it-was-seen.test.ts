// The calls about circulars: names the registry does not know are chosen once, an act on something that has moved on is not
// done, the same two eyes do not approve, an annex says first what it would do, and a long paper comes in pages.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { samplePath } from '../../src/base/package-root.js'
import { sampleMorning } from '../../src/cli/sample-office.js'
import { running, type Running } from './running-office.js'
import { type Session, sessionOf } from './session.js'

let office: Running
let officer: Session
let leader: Session
beforeAll(async () => {
  office = await running()
  await sampleMorning(office.service)
  await office.refreshPeople()
  officer = await sessionOf(office.service.url, 'office-1')
  leader = await sessionOf(office.service.url, 'office-lead')
})
afterAll(() => office.close())

const august = readFileSync(samplePath('baoji-2024-august.txt'), 'utf8')
const shownShape = z.object({
  mark: z.string(),
  state: z.string(),
  open: z.array(z.object({ code: z.string(), printed: z.string().nullable(), candidates: z.array(z.string()) })),
  chosen: z.array(z.object({ printed: z.string(), target: z.string() })),
})
const importing = async (name: string, text: string) =>
  (await officer.ask('POST', `/api/circulars?name=${encodeURIComponent(name)}`, Buffer.from(text))).json
const shown = async (id: string) => shownShape.parse((await officer.ask('GET', `/api/circulars/${id}`)).json)
const act = (who: Session, id: string, what: string, body: unknown) =>
  who.ask('POST', `/api/circulars/${id}/${what}`, body)

test('a name the registry does not know waits for a choice, which is kept', async () => {
  const { code } = await importing('八月.txt', august.replaceAll('宝鸡市信访局', '宝鸡市信访工作局'))
  const id = String(code)
  const before = await shown(id)
  const point = before.open.find((one) => one.printed === '宝鸡市信访工作局')
  expect(point?.candidates).toContain('宝鸡市信访局')
  const body = { seen: before.mark, cleared: true, units: {}, accounts: {} }
  expect((await act(officer, id, 'confirm', body)).json.error).toBe('open-points')
  const units = { 宝鸡市信访工作局: '宝鸡市信访局' }
  expect((await act(officer, id, 'confirm', { ...body, cleared: false, units })).status).toBe(400)
  expect((await act(officer, id, 'confirm', { ...body, units })).status).toBe(200)
  const after = await shown(id)
  expect(after).toMatchObject({ state: 'confirmed', chosen: [{ printed: '宝鸡市信访工作局', target: '宝鸡市信访局' }] })
  expect(after.mark).not.toBe(before.mark)
  expect((await act(officer, id, 'submit', { seen: before.mark })).json.error).toBe('changed-since')
  expect((await act(officer, id, 'submit', { seen: after.mark })).status).toBe(200)
  expect((await act(officer, id, 'approve', { seen: (await shown(id)).mark })).status).toBe(403)
  expect((await act(officer, id, 'take-back', { seen: (await shown(id)).mark })).status).toBe(200)
  const discarded = await act(officer, id, 'discard', { seen: (await shown(id)).mark, reason: '名称有误,重新导入' })
  expect(discarded.json).toEqual({ code: id })
  expect((await officer.ask('GET', `/api/circulars/${id}`)).status).toBe(404)
  expect(await office.service.store.read.circular.count()).toBe(0)
})

test('a leader who only approves prepares nothing; who is no leader approves nothing', async () => {
  expect((await leader.ask('POST', '/api/circulars?name=a.txt', Buffer.from(august))).status).toBe(403)
  const reviewer = await sessionOf(office.service.url, 'office-2')
  const seen = '0'.repeat(64)
  expect((await act(reviewer, 'B24Q3', 'approve', { seen })).status).toBe(403)
  const contact = await sessionOf(office.service.url, 'edu-1')
  for (const path of ['', '/B24Q3', '/B24Q3/paper', '/B24Q3/findings', '/B24Q3/rehearsal', '/B24Q3/progress'])
    expect((await contact.ask('GET', `/api/circulars${path}`)).status, path).toBe(403)
})

test('an annex says first what it would do, and then does it; taken back, it is gone', async () => {
  const { code } = await importing('八月.txt', august)
  const id = String(code)
  const annex = Buffer.from('责任单位,账号名称,平台,存在问题\n宝鸡市教育局,宝鸡教育,微信订阅号,两周未更新\n')
  const send = async (dry: boolean) =>
    (
      await officer.ask(
        'POST',
        `/api/circulars/${id}/annex?name=annex.csv&seen=${(await shown(id)).mark}&dry=${dry}`,
        annex,
      )
    ).json
  const before = await shown(id)
  const would = await send(true)
  expect(would).toMatchObject({ known: false, findings: 1 })
  expect((await shown(id)).mark).toBe(before.mark)
  expect(await send(false)).toEqual(would)
  const paper = await officer.ask('GET', `/api/circulars/${id}/paper`)
  expect(JSON.stringify(paper.json)).toContain('annex.csv')
  const body = { seen: (await shown(id)).mark, edits: [{ kind: 'undo' }] }
  expect((await act(officer, id, 'edits', body)).json).toMatchObject({ corrections: 0 })
  expect(await send(true)).toEqual(would)
})

test('a long paper comes in pages, and what is looked for is found on any of them', async () => {
  const rows = Array.from(
    { length: 320 },
    (_, n) => `<tr><td>${n + 1}</td><td>第${n + 1}镇政府</td><td>号${n + 1}</td><td>两周未更新</td></tr>`,
  )
  const table = `<table><tr><th>序号</th><th>责任单位</th><th>账号名称</th><th>存在问题</th></tr>${rows.join('')}</table>`
  const paragraphs = august.split('\n').map((line) => `<p>${line}</p>`)
  const { code } = await importing('long.html', `<html><body>${paragraphs.join('')}${table}</body></html>`)
  const list = async (query: string) =>
    z
      .object({
        total: z.int(),
        size: z.int(),
        findings: z.array(z.object({ index: z.int(), account: z.string().nullable() })),
      })
      .parse((await officer.ask('GET', `/api/circulars/${String(code)}/findings?${query}`)).json)
  const first = await list('page=1')
  expect(first.total).toBeGreaterThanOrEqual(320)
  expect(first.findings).toHaveLength(first.size)
  const last = await list(`page=${Math.ceil(first.total / first.size)}`)
  expect(last.findings.at(-1)?.index).toBe(first.total - 1)
  expect((await list(`search=${encodeURIComponent('号315')}`)).findings.map((one) => one.account)).toEqual(['号315'])
})
