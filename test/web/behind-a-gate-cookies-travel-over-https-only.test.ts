// An office's own gate speaks https to browsers and plain http to the service: what counts is the address people use
// (PUBLIC_URL). Cookies then say Secure, and the login works although the last hop does not look encrypted.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { officialCalendar } from '../../src/domain/calendar.js'
import { createLogger } from '../../src/base/logger.js'
import { createApp, type WebParts } from '../../src/web/app.js'
import { openOffice } from '../flows/office.js'
import { at } from '../engine/small-world.js'
import { Browser } from './browser.js'

async function served(secure: boolean): Promise<Browser> {
  const { store } = await openOffice()
  const parts: Pick<WebParts, 'pages'> = {
    pages: {
      sessionSecret: 'a-secret-of-the-test',
      folder: '',
      api: {} as never,
      login: {
        inside: (state) => `https://login.example/inside?state=${state}`,
        outside: (state) => `https://login.example/outside?state=${state}`,
        identify: () => Promise.resolve({ kind: 'ok', value: 'office-1' }),
        context: { store, calendar: officialCalendar, osUser: null },
        now: () => at('2024-08-21 10:00'),
        secure,
      },
    },
  }
  const unused = () => Promise.reject(new Error('not part of this test'))
  const app = createApp({
    ...parts,
    callback: { verify: () => null, receive: unused } as never,
    contacts: null,
    health: { readiness: unused, metrics: unused } as never,
    clock: null,
    logger: createLogger('silent'),
  })
  const handle = app.callback()
  const server = createServer((request, response) => void handle(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return new Browser(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}

test.each([true, false])('public address over https: %s', async (secure) => {
  const browser = await served(secure)
  const out = await browser.go('/')
  expect(out.status).toBe(302)
  const state = /state=(\w+)/.exec(out.headers.get('location') ?? '')?.[1] ?? ''
  const back = await browser.go(`/login/return?code=c&state=${state}`)
  expect([back.status, back.headers.get('location')]).toEqual([302, '/'])
  expect(browser.setCookies.length).toBeGreaterThan(3)
  for (const line of browser.setCookies) expect(/; secure/.test(line), line).toBe(secure)
})
