// A page of another site rides on a browser's cookies: without the proof only our own page can read, no act is done. And
// whoever asks for more than they may, or with what has no shape, hears so in one sentence.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishSample, sampleMorning } from '../../src/cli/sample-office.js'
import { Browser } from './browser.js'
import { running, type Running } from './running-office.js'

let office: Running
beforeAll(async () => {
  office = await running()
  await sampleMorning(office.service)
  await publishSample(office.service)
  await office.refreshPeople()
})
afterAll(() => office.close())

async function signedIn(userid: string): Promise<{ browser: Browser; csrf: string }> {
  const browser = new Browser(office.service.url)
  await browser.signIn('/', userid)
  const me = (await (await browser.go('/api/me')).json()) as { csrf: string }
  return { browser, csrf: me.csrf }
}

test('nobody is told to sign in', async () => {
  const answer = await new Browser(office.service.url).go('/api/me')
  expect(answer.status).toBe(401)
  expect(await answer.json()).toEqual({ error: 'signed-out', message: '登录已过期,请重新登录。' })
})

test('an act without the proof, or with that of another session, is refused', async () => {
  const { browser } = await signedIn('office-1')
  const other = await signedIn('office-1')
  expect((await browser.go('/api/views', 'POST')).status).toBe(403)
  const answer = await browser.go('/api/views', 'POST', { 'x-duban-csrf': other.csrf })
  expect(answer.status).toBe(403)
  expect(((await answer.json()) as { error: string }).error).toBe('csrf')
})

test('with the proof the body is looked at: what has no shape is refused in one sentence', async () => {
  const { browser, csrf } = await signedIn('office-1')
  const answer = await browser.go('/api/views', 'POST', { 'x-duban-csrf': csrf })
  expect(answer.status).toBe(400)
  expect(((await answer.json()) as { message: string }).message).toMatch(/^请求内容/)
})

test('what is not there is not found, and no path leads out of the folder of the pages', async () => {
  const browser = new Browser(office.service.url)
  expect((await browser.go('/api/no-such-thing')).status).toBe(404)
  for (const path of ['/pages/desk/assets/..%2f..%2f..%2f..%2fpackage.json', '/pages/desk/assets/%2e%2e%2findex.html'])
    expect((await browser.go(path)).status, path).toBeGreaterThanOrEqual(400)
})

test('a page says what it may load, and nobody may frame it', async () => {
  const { browser } = await signedIn('office-1')
  const policy = (await browser.go('/')).headers.get('content-security-policy') ?? ''
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe-eval')
})
