// The check of our own callback (wecom.md §1.2): a signed echo that must come back bare. Whatever stands between is told by
// what is wrong with the answer.
import { createServer, type RequestListener } from 'node:http'
import { expect, it } from 'vitest'
import { checkCallback, verifyUrl } from '../../src/wecom/index.js'

const settings = {
  corpId: 'ww1234567890abcdef',
  token: 'TestToken123',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}
const now = new Date('2024-09-02T09:30:00+08:00')

async function checked(listener: RequestListener, asked = settings) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const result = await checkCallback(`http://127.0.0.1:${port}/wecom/callback`, asked, now)
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  return result
}

/** The real door, its answer passed through `change`. */
const door =
  (change: (echo: string) => string = (echo) => echo): RequestListener =>
  (request, response) => {
    const { searchParams, pathname } = new URL(request.url ?? '', 'http://x')
    const verified = verifyUrl(settings, Object.fromEntries(searchParams))
    expect(pathname).toBe('/wecom/callback')
    response.statusCode = verified.ok ? 200 : verified.status
    response.end(verified.ok ? change(verified.echo) : '')
  }
const status =
  (code: number): RequestListener =>
  (_request, response) => {
    response.writeHead(code).end('<html>')
  }

it('our own door passes', async () => {
  expect(await checked(door())).toEqual({ ok: true })
})

it.each<[string, RequestListener, RegExp]>([
  ['a line break behind the echo', door((echo) => `${echo}\n`), /被改动/],
  ['quotes around the echo', door((echo) => JSON.stringify(echo)), /被改动/],
  ['a page of something else', door(() => '<html>welcome</html>'), /不是本服务.*PUBLIC_URL/],
  ['a proxy without the service', status(502), /HTTP 502.*serve/],
  ['another service', status(404), /HTTP 404.*PUBLIC_URL/],
  ['a proxy that redirects', status(301), /HTTP 301.*PUBLIC_URL/],
])('%s', async (_name, listener, advice) => {
  expect(await checked(listener)).toEqual({ ok: false, why: 'wrong', advice: expect.stringMatching(advice) })
})

it.each([
  ['token', { ...settings, token: 'Another' }],
  ['key', { ...settings, encodingAesKey: 'Z'.repeat(43) }],
  ['corp id', { ...settings, corpId: 'ww2' }],
])('a service that runs with another %s', async (_name, asked) => {
  const result = await checked(door(), asked)
  expect(result).toEqual({ ok: false, why: 'wrong', advice: expect.stringMatching(/HTTP 403.*EncodingAESKey.*重启/) })
})

it('nobody there', async () => {
  const result = await checkCallback('http://127.0.0.1:1/wecom/callback', settings, now)
  expect(result).toEqual({ ok: false, why: 'unreachable', advice: expect.stringContaining('ECONNREFUSED') })
})
