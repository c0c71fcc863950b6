// Evidence as members send it: bytes unchanged, names readable and harmless, error answers told from files, nothing
// beyond 20 MiB in memory.
import { expect, it } from 'vitest'
import { fileNameOf } from '../../src/wecom/file-name.js'
import { type Answer, clientOf, cutLine, startWecom } from './fake-wecom.js'

async function fetched(answer: Answer) {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('media/get', answer)
  const outcome = await client.download('MEDIA+/=')
  expect(wecom.asked.at(-1)?.query['media_id']).toBe('MEDIA+/=')
  return outcome
}

const file =
  (bytes: Buffer, headers: Record<string, string>): Answer =>
  (_asked, response) => {
    response.writeHead(200, headers).end(bytes)
  }
const picture = Buffer.from([0xff, 0xd8, 0x00, 0x80, 0x0a])
const named = (name: string) => `attachment; filename="${Buffer.from(name).toString('latin1')}"`

it.each([
  ['with a length', { 'content-length': '5' }],
  ['in chunks', {}],
])('a picture with a Chinese name, %s', async (_name, extra) => {
  const headers = { 'content-type': 'image/jpeg', 'content-disposition': named('整改截图.jpg'), ...extra }
  const outcome = await fetched(file(picture, headers))
  expect(outcome).toMatchObject({ kind: 'ok', value: { fileName: '整改截图.jpg' } })
  expect(outcome.kind === 'ok' && Buffer.from(outcome.value.bytes).equals(picture)).toBe(true)
})

it('a file without a name', async () => {
  expect(await fetched(file(picture, { 'content-type': 'image/png' }))).toMatchObject({
    kind: 'ok',
    value: { fileName: null },
  })
})

it.each(['application/json; charset=UTF-8', 'text/plain'])('an error answer in %s is no file', async (type) => {
  const body = Buffer.from('{"errcode":40007,"errmsg":"invalid media_id"}')
  expect(await fetched(file(body, { 'content-type': type }))).toEqual({
    kind: 'refused',
    code: '40007',
    alarm: false,
    personGone: false,
  })
})

it('a member’s own JSON file is a file, even one that looks like an error', async () => {
  const body = Buffer.from('{"errcode":40007}')
  const headers = { 'content-type': 'application/json', 'content-disposition': 'attachment; filename="a.json"' }
  expect(await fetched(file(body, headers))).toMatchObject({ kind: 'ok', value: { fileName: 'a.json' } })
})

it('more than 20 MiB is refused, exactly 20 MiB is not', async () => {
  const headers = { 'content-type': 'video/mp4' }
  const limit = 20 * 1024 * 1024
  expect(await fetched(file(Buffer.alloc(limit + 1), headers))).toMatchObject({ kind: 'refused', code: 'too-large' })
  expect(await fetched(file(Buffer.alloc(limit), headers))).toMatchObject({ kind: 'ok' })
})

it('a line that is cut is simply tried again: fetching changes nothing', async () => {
  expect(await fetched(cutLine)).toMatchObject({ kind: 'retry' })
  expect(await fetched(file(Buffer.alloc(0), {}))).toMatchObject({ kind: 'retry', code: 'garbled' })
})

it.each([
  [null, null],
  ['attachment', null],
  ['attachment; filename=""', null],
  ['attachment; filename=a.jpg; size=1', 'a.jpg'],
  ['attachment; filename="a\\"b.jpg"', 'a"b.jpg'],
  ['attachment; filename="x"; filename*=UTF-8\'\'%E6%95%B4%E6%94%B9.pdf', '整改.pdf'],
  ['attachment; filename="x"; filename*=UTF-8\'\'%E6%95', 'x'],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename="C:\\\\temp\\\\b.doc"', 'b.doc'],
  ['attachment; filename=".."', null],
  ['attachment; filename="整改.doc"', '整改.doc'],
  ['attachment; filename="caf\u00e9.doc"', 'café.doc'],
])('the name in %j', (disposition, name) => {
  expect(fileNameOf(disposition)).toBe(name)
})
