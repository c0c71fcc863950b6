// Contract §5, the callback: 200 empty once it is on disk, 403 and 400 for what is not WeCom's, 413 for what is too
// large, and the ten-minute window for what is new only.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { raw, running, type Running, signed, textMessage } from './running-office.js'

let office: Running
beforeAll(async () => {
  office = await running()
  await office.setClock('2024-08-21T09:20:00+08:00')
})
afterAll(() => office.close())

const now = (): Date => office.service.clock.now()
const off = (minutes: number): Date => new Date(now().getTime() + minutes * 60_000)
const post = async (request: { path: string; body: string }): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${office.service.url}${request.path}`, { method: 'POST', body: request.body })
  return { status: response.status, text: await response.text() }
}
const kept = (): Promise<number> => office.service.store.read.arrival.count()

test('a signed message: 200, empty, and on disk when the answer comes; again: 200 and no second row', async () => {
  const before = await kept()
  const message = textMessage(office, 'm-1')
  expect(await post(signed(office, message, now()))).toEqual({ status: 200, text: '' })
  expect(await kept()).toBe(before + 1)
  expect(await post(signed(office, message, now()))).toEqual({ status: 200, text: '' })
  expect(await kept()).toBe(before + 1)
})

test('a new message more than ten minutes off either way: 403; a known one however old: 200', async () => {
  const before = await kept()
  expect((await post(signed(office, textMessage(office, 'm-2'), off(-11)))).status).toBe(403)
  expect((await post(signed(office, textMessage(office, 'm-3'), off(11)))).status).toBe(403)
  expect((await post(signed(office, textMessage(office, 'm-4'), off(-9)))).status).toBe(200)
  expect(await kept()).toBe(before + 1)
  expect((await post(signed(office, textMessage(office, 'm-4'), off(-60 * 24)))).status).toBe(200)
})

test('signed but not understood inside: 200 and kept (contract §8.7)', async () => {
  const before = await kept()
  expect((await post(signed(office, 'no xml at all', now()))).status).toBe(200)
  expect((await post(signed(office, '<xml><What>new</What></xml>', now()))).status).toBe(200)
  expect(await kept()).toBe(before + 2)
})

describe('refused and not kept', () => {
  const good = (): { path: string; body: string } => signed(office, textMessage(office, `x-${Math.random()}`), now())
  test.each<[string, (request: { path: string; body: string }) => { path: string; body: string }, number]>([
    [
      'another signature',
      ({ path, body }) => ({ path: path.replace(/msg_signature=./, 'msg_signature=z'), body }),
      403,
    ],
    ['no signature', ({ path, body }) => ({ path: path.replace(/msg_signature=[^&]*&/, ''), body }), 400],
    ['no timestamp', ({ path, body }) => ({ path: path.replace(/&timestamp=[^&]*/, ''), body }), 400],
    ['no nonce', ({ path, body }) => ({ path: path.replace(/&nonce=[^&]*/, ''), body }), 400],
    ['not XML', ({ path }) => ({ path, body: 'hello' }), 400],
    ['an empty body', ({ path }) => ({ path, body: '' }), 400],
    ['XML that was cut short', ({ path, body }) => ({ path, body: body.slice(0, -30) }), 400],
    [
      'another body than was signed',
      ({ path, body }) => ({ path, body: body.replace('<Encrypt><![CDATA[', '<Encrypt><![CDATA[A') }),
      403,
    ],
  ])('%s', async (_name, change, status) => {
    const before = await kept()
    expect((await post(change(good()))).status).toBe(status)
    expect(await kept()).toBe(before)
  })

  test('another receiver: 403', async () => {
    const { wecom } = office.settings
    const foreign = {
      ...office,
      settings: { ...office.settings, wecom: wecom === null ? null : { ...wecom, corpId: 'wwother' } },
    }
    expect((await post(signed(foreign, textMessage(office, 'x'), now()))).status).toBe(403)
  })
})

describe('size and shape on the wire', () => {
  const head = (length: number | string): string =>
    `POST ${signed(office, textMessage(office, 'w'), now()).path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n`
  const megabyte = 1024 * 1024
  test('one byte over 1 MiB: 413; exactly 1 MiB is read (and is no XML): 400', async () => {
    const { path } = signed(office, textMessage(office, 'w'), now())
    expect((await post({ path, body: 'a'.repeat(megabyte + 1) })).status).toBe(413)
    expect((await post({ path, body: 'a'.repeat(megabyte) })).status).toBe(400)
  })
  test('over 1 MiB in chunks, without a length: 413', async () => {
    const { path } = signed(office, textMessage(office, 'w'), now())
    const chunks = Array.from({ length: 20 }, () => `10000\r\n${'a'.repeat(65_536)}\r\n`).join('')
    const bytes = `POST ${path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunks}0\r\n\r\n`
    expect(await raw(office, bytes)).toBe(413)
  })
  test('a body shorter than it was said to be: 400', async () => {
    expect(await raw(office, `${head(5000)}<xml><Encrypt>abc`)).toBe(400)
  })
  test('after all that it still answers', async () => {
    expect((await post(signed(office, textMessage(office, 'after'), now()))).status).toBe(200)
  })
})

describe('the address check', () => {
  test('the emulator’s 保存 is answered', async () => {
    expect(await office.emulator.verifyCallback()).toMatchObject({ ok: true, status: 200 })
  })
  test('without parameters: 400', async () => {
    expect((await office.get('/wecom/callback')).status).toBe(400)
  })
})
