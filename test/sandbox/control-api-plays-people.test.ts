// The control API that the page and scripts use: people, chats, acts, faults, the clock of the service.
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { buttonCard, later, receiver, rigWith } from './harness.js'

test('people come with their last line, chats with what changed since', async () => {
  const rig = await rigWith()
  const { response_code } = await rig.card(buttonCard())
  await rig.text('第二条')
  const people = await (await fetch(`${rig.emulator.url}/emulator/people`)).json()
  expect(people).toMatchObject([
    { userid: 'edu-1', name: '教育局联络员', reachable: true, received: 2, last: { text: '第二条', direction: 'in' } },
    { userid: 'Edu-2', received: 0, last: null },
    { userid: '007' },
  ])
  const chat = async (after: number) => (await fetch(`${rig.emulator.url}/emulator/chats/edu-1?after=${after}`)).json()
  expect(await chat(0)).toHaveLength(2)
  await rig.update({ response_code, button: { replace_name: '已签收' } })
  expect(await chat(2)).toMatchObject([{ kind: 'card', revision: 3, card: { replacedText: '已签收' } }])
})

test('a person speaks, clicks, sends a picture and leaves', async () => {
  const service = await receiver()
  const rig = await rigWith({ callbackUrl: service.url })
  await rig.card(buttonCard())
  expect((await rig.control('POST', 'say', { userid: 'edu-1', text: '已整改' })).value).toMatchObject({ status: 200 })
  expect((await rig.control('POST', 'click', { userid: 'edu-1', latest: true, button: '签收' })).status).toBe(200)
  const base64 = Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3, 4]).toString('base64')
  await rig.control('POST', 'picture', { userid: 'edu-1', base64, fileName: 'a.jpg' })
  const form = new FormData()
  form.append('userid', 'edu-1')
  form.append('file', new File(['not really'], 'b.png'))
  await fetch(`${rig.emulator.url}/emulator/picture`, { method: 'POST', body: form })
  expect(service.got.map((got) => got.fields.MsgType)).toEqual(['text', 'event', 'image', 'image'])
  await rig.control('POST', 'gone', { userid: 'edu-1' })
  expect((await rig.text('x')).errcode).toBe(81013)
})

test('a person sends other kinds, presses the menu, gets another account; everybody comes and goes', async () => {
  const service = await receiver()
  const rig = await rigWith({ callbackUrl: service.url })
  for (const kind of ['voice', 'sticker', 'location'])
    expect((await rig.control('POST', 'message', { userid: 'edu-1', kind })).value).toMatchObject({ status: 200 })
  expect((await rig.control('GET', 'menu')).value).toEqual({})
  expect((await rig.control('POST', 'menu', { userid: 'edu-1', entry: '进度' })).status).toBe(409)
  expect((await rig.control('POST', 'warning', { event: 'low_active' })).value).toMatchObject({ status: 200 })
  expect((await rig.control('POST', 'warning', { event: 'rain' })).status).toBe(400)
  expect((await rig.control('POST', 'everybody', { visible: false })).value).toEqual({ people: 3 })
  expect(service.got.map(({ fields }) => fields.Event ?? fields.MsgType)).toEqual(
    'voice emotion location low_active unsubscribe unsubscribe unsubscribe'.split(' '),
  )
  expect((await rig.text('x')).errcode).toBe(81013)
  await rig.control('POST', 'rename', { userid: 'edu-1', newUserid: 'edu-9' })
  expect(rig.emulator.people().map(({ userid }) => userid)).toContain('edu-9')
})

test('the gallery shows what it was given, measured and judged', async () => {
  const card = { card_type: 'button_interaction', task_id: 'g', main_title: { title: '整改通知' }, button_list: [] }
  const body = JSON.stringify({ touser: 'x', msgtype: 'template_card', template_card: card })
  const item = { name: 'g', group: '通知', title: '整改通知', state: '新发', body }
  const rig = await rigWith({ gallery: () => [item] })
  const shown = await (await fetch(`${rig.emulator.url}/emulator/gallery`)).json()
  const measures = [{ part: '标题', length: 4, limit: 36, unit: '字', isCut: false }]
  expect(shown).toMatchObject([{ name: 'g', card: { title: '整改通知' }, measures, refused: '42039(button_list)' }])
})

test('wrong input and impossible acts say so', async () => {
  const rig = await rigWith()
  expect((await rig.control('POST', 'say', { userid: 'edu-1' })).status).toBe(400)
  expect((await rig.control('POST', 'say', { userid: 'nobody', text: 'x' })).value).toMatchObject({
    error: { code: 'impossible', message: '没有这个成员：nobody' },
  })
  expect((await rig.control('POST', 'faults', { flood: true })).status).toBe(400)
  expect((await rig.control('POST', 'faults', { down: 'closed' })).status).toBe(409)
  expect((await rig.control('GET', 'chats/nobody')).status).toBe(404)
  expect((await rig.control('GET', 'nothing')).status).toBe(404)
  expect((await rig.control('POST', 'clock', {})).value).toMatchObject({ error: { code: 'no-service' } })
})

test('faults are read and switched', async () => {
  const rig = await rigWith()
  await rig.control('POST', 'faults', { frequency: true })
  expect((await rig.control('GET', 'faults')).value).toMatchObject({ frequency: true, untrustedIp: false })
})

test('the clock is the service’s', async () => {
  const asked: string[] = []
  const service = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => asked.push(chunk.toString()))
    request.on('end', () => {
      asked.push(`${request.method} ${request.url}`)
      response.writeHead(request.method === 'GET' ? 200 : 409).end('{"now":"2024-09-02T09:30:00+08:00"}')
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  later(() => new Promise((resolve) => service.close(resolve)))
  const address = service.address()
  const rig = await rigWith({ serviceUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` })
  expect((await rig.control('GET', 'clock')).value).toEqual({ now: '2024-09-02T09:30:00+08:00' })
  expect((await rig.control('POST', 'clock', { now: 'x', mode: 'jump' })).status).toBe(409)
  expect(asked).toEqual(['GET /sandbox/clock', '{"now":"x","mode":"jump"}', 'POST /sandbox/clock'])
})

test('pages of other origins are turned away', async () => {
  const rig = await rigWith()
  const options = { method: 'POST', headers: { origin: 'https://evil.example' }, body: '{"userid":"edu-1","text":"x"}' }
  expect((await fetch(`${rig.emulator.url}/emulator/say`, options)).status).toBe(403)
})

test('the page is whole and runs nothing from elsewhere', async () => {
  const rig = await rigWith()
  const page = await fetch(rig.emulator.url)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  const html = await page.text()
  const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(files.length).toBeGreaterThan(1)
  for (const file of files) {
    expect(file).toMatch(/^\/page\//)
    const answer = await fetch(`${rig.emulator.url}${file}`)
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|https?:\/\/(?!www\.w3\.org)/,
    )
  }
})
