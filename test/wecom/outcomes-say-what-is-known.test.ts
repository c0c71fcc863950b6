// Every way a send can end, over real sockets, and the one word for it. What matters most: nothing that may have been
// carried out is ever called failed, and the client itself repeats nothing.
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { type Answer, clientOf, cutLine, neverAnswer, ok, sent, startWecom, textTo, withStatus } from './fake-wecom.js'

async function outcomeOf(answer: Answer, timeoutMs?: number) {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom, timeoutMs)
  wecom.script('message/send', answer)
  const outcome = await client.send(textTo('ZhangSan'))
  return { outcome, calls: wecom.count('message/send') }
}

const halfHour = 1_800_000
const blocked = (code: number) => ({ kind: 'blocked', code: String(code), afterMs: halfHour, alarm: true })
const refused = (code: number, personGone: boolean, alarm = false) => ({
  kind: 'refused',
  code: String(code),
  personGone,
  alarm,
})

it.each([
  [-1, { kind: 'retry', code: '-1', afterMs: 1_000 }],
  [6000, { kind: 'retry', code: '6000', afterMs: 2_000 }],
  [45033, { kind: 'retry', code: '45033', afterMs: 5_000 }],
  [45009, { kind: 'blocked', code: '45009', afterMs: 60_000, alarm: false }],
  [60020, blocked(60020)],
  [50003, blocked(50003)],
  [48002, blocked(48002)],
  [40056, blocked(40056)],
  [301002, blocked(301002)],
  [43012, blocked(43012)],
  [60111, refused(60111, true)],
  [60011, refused(60011, true)],
  [50002, refused(50002, true)],
  [60021, refused(60021, true)],
  [60030, refused(60030, true)],
  [81013, refused(81013, true)],
  [40003, refused(40003, true)],
  [46004, refused(46004, true)],
  [301021, refused(301021, true)],
  [42014, refused(42014, false)],
  [60140, refused(60140, false)],
  [40201, refused(40201, false, true)],
  [42036, refused(42036, false, true)],
  [123456, refused(123456, false, true)],
])('errcode %d, tried once', async (errcode, expected) => {
  expect(await outcomeOf({ errcode, errmsg: 'x' })).toEqual({ outcome: expected, calls: 1 })
})

it.each<[string, Answer, object]>([
  ['a gateway fails', withStatus(502, '<html>bad gateway</html>'), { kind: 'retry', code: 'http-502', afterMs: 5_000 }],
  ['WeCom fails in JSON', withStatus(500, '{"errcode":-1}'), { kind: 'retry', code: '-1', afterMs: 1_000 }],
  ['a gateway gave up waiting', withStatus(504, 'timeout'), { kind: 'uncertain', code: 'http-504' }],
  ['not WeCom at all', withStatus(404, 'not found'), { ...blocked(0), code: 'http-404' }],
  ['a proxy redirects', withStatus(302, '', { location: 'http://x/' }), { ...blocked(0), code: 'http-302' }],
  ['the line is cut after the request', cutLine, { kind: 'uncertain', code: 'UND_ERR_SOCKET' }],
  ['garbled', withStatus(200, '{"errcode":0,"msg'), { kind: 'uncertain', code: 'garbled' }],
  ['a page', withStatus(200, '<html>login</html>'), { kind: 'uncertain', code: 'garbled' }],
  ['neither yes nor no', withStatus(200, '{}'), { kind: 'uncertain', code: 'garbled' }],
  ['wrong types', withStatus(200, '{"errcode":"none"}'), { kind: 'uncertain', code: 'garbled' }],
  [
    'an endless answer',
    withStatus(200, `{"errcode":0,"x":"${'x'.repeat(2 ** 21)}"}`),
    { kind: 'uncertain', code: 'garbled' },
  ],
])('%s', async (_name, answer, expected) => {
  expect(await outcomeOf(answer)).toEqual({ outcome: expected, calls: 1 })
})

it('no answer in time: the message may have been sent', async () => {
  expect(await outcomeOf(neverAnswer, 150)).toEqual({ outcome: { kind: 'uncertain', code: 'timeout' }, calls: 1 })
})

const half: Answer = (_asked, response) => {
  response.writeHead(200, { 'content-length': '100' })
  response.write('{"errcode"')
}

it('an answer that stops halfway: the message may have been sent', async () => {
  expect(await outcomeOf(half, 150)).toEqual({ outcome: { kind: 'uncertain', code: 'timeout' }, calls: 1 })
})

it('nobody listens: certainly not sent', async () => {
  const closed = createServer()
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  const address = closed.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await new Promise((resolve) => closed.close(resolve))
  const { client } = clientOf({ apiBase: `http://127.0.0.1:${port}` })
  expect(await client.send(textTo('a'))).toEqual({ kind: 'retry', code: 'ECONNREFUSED', afterMs: 5_000 })
})

it('nobody listens any more, right after a call that went well: certainly not sent', async () => {
  const wecom = await startWecom()
  const { client } = clientOf(wecom)
  expect(await client.send(textTo('a'))).toMatchObject({ kind: 'ok' })
  await wecom[Symbol.asyncDispose]()
  expect(await client.send(textTo('a'))).toMatchObject({ kind: 'retry', code: 'ECONNREFUSED' })
})

it('no such host: certainly not sent', async () => {
  const { client } = clientOf({ apiBase: 'http://wecom.invalid' })
  expect(await client.send(textTo('a'))).toMatchObject({
    kind: 'retry',
    code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/),
  })
})

it.each([
  ['nobody missed', { ...sent }, false],
  ['others missed', { ...sent, invaliduser: 'lisi|wangwu' }, false],
  ['the receiver missed, in lower case', { ...sent, invaliduser: 'lisi|zhangsan' }, true],
  ['the receiver without licence', { ...sent, unlicenseduser: 'zhangsan' }, true],
  ['null for none, unknown fields', { ...sent, invaliduser: null, brandNew: [1] }, false],
])('part-invalid is a success: %s', async (_name, answer, unreachable) => {
  const value = { messageId: 'M-1', responseCode: null, unreachable }
  expect((await outcomeOf(answer)).outcome).toEqual({ kind: 'ok', value })
})

it.each([
  [{ ...sent, response_code: 'RC-9' }, 'RC-9'],
  [{ ...sent, response_code: '' }, null],
  [{ msgid: 'M-1', response_code: 'RC-9' }, 'RC-9'],
])('the one-shot code of a card', async (answer, responseCode) => {
  expect((await outcomeOf(answer)).outcome).toMatchObject({ kind: 'ok', value: { responseCode } })
})

it.each(['@all', 'a|b', '', 'a b'])('%j is no single person and never leaves', async (to) => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('message/send', ok)
  expect(await client.send(textTo(to))).toMatchObject({ kind: 'refused', code: 'receiver', alarm: true })
  expect(wecom.asked).toEqual([])
})
