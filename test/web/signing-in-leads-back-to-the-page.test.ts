// design §9: people sign in through WeCom (wecom.md §2.10, §2.11) and come back to the page they wanted. A code and a state
// serve once; the registry says what a person may; a session ends after twelve hours of the service's clock, or by 退出.
import { beforeEach, expect, test } from 'vitest'
import { leaveContact } from '../../src/flows/leave-contact.js'
import { circulatedTwice, type Office, openOffice, staff } from '../harness.js'
import { talkWith } from '../harness/talk.js'
import { Browser } from './browser.js'

let office: Office
let browser: Browser
let page: string
beforeEach(async () => {
  office = await openOffice({ history: circulatedTwice })
  office.mindsNothingElse()
  await office.publishes()
  page = `/talks/${(await talkWith(office, 'civil')).id}`
  browser = new Browser(office.sandbox.service.url)
})

test('the leader comes back to the packet; what is on it may load and run nothing', async () => {
  const back = await browser.signIn(page, staff.leader)
  expect([back.status, back.headers.get('location')]).toEqual([302, page])
  const shown = await browser.go(page)
  expect(shown.status).toBe(200)
  const text = await shown.text()
  expect(text).toContain('望川市民政局')
  expect(text).not.toContain('<script')
  const policy = shown.headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; frame-ancestors 'none'$/)
  expect(shown.headers.get('cache-control')).toBe('no-store')
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
  // A wrong number is no page, and says so.
  expect((await browser.go('/talks/W24Q3-T99')).status).toBe(404)
})

test('a contact of the unit is signed in and sees no packet: as if there were none', async () => {
  expect((await browser.signIn(page, 'civil-lead')).status).toBe(302)
  const [own, none] = [await browser.go(page), await browser.go('/talks/W24Q3-T99')]
  expect([own.status, none.status]).toEqual([404, 404])
  expect((await own.text()).replace(page.slice(7), 'ID')).toBe((await none.text()).replace('W24Q3-T99', 'ID'))
})

test('cookies: for the service only, out of reach of scripts and of other sites’ posts', async () => {
  await browser.signIn(page, staff.leader)
  const given = browser.setCookies.filter((line) => !line.includes('expires=Thu, 01 Jan 1970'))
  expect(given.map((line) => line.split('=')[0])).toEqual(['duban_login', 'duban_login.sig', 'duban', 'duban.sig'])
  for (const line of given) {
    expect(line).toMatch(/; path=\/;/)
    expect(line).toMatch(/; samesite=lax/)
    expect(line).toMatch(/; httponly/)
    expect(line).not.toMatch(/domain=/i)
  }
  const rows = await office.sandbox.service.store.read.session.findMany()
  expect(JSON.stringify(rows)).not.toContain(browser.cookies.get('duban'))
})

test('a state that is missing, wrong, somebody else’s or used is refused', async () => {
  const back = await browser.toLogin(page, staff.leader)
  expect((await new Browser(browser.origin).go(back)).status).toBe(403)
  expect((await browser.go(back.replace(/state=\w+/, 'state=abc'))).status).toBe(403)
  // The state served: the way back must be gone anew.
  expect((await browser.go(back)).status).toBe(403)
  const again = await browser.toLogin(page, staff.leader)
  expect((await browser.go(again.replace(/&?state=\w+/, ''))).status).toBe(403)
  const third = await browser.toLogin(page, staff.leader)
  browser.cookies.set('duban_login', `${/state=(\w+)/.exec(third)?.[1] ?? ''} /talks/x`)
  expect((await browser.go(third)).status).toBe(403)
  expect(await office.sandbox.service.store.read.session.count()).toBe(0)
})

test('a code serves once', async () => {
  const first = await browser.toLogin(page, staff.leader)
  const code = /code=([^&]+)/.exec(first)?.[1] ?? ''
  expect((await browser.go(first)).status).toBe(302)
  const thief = new Browser(browser.origin)
  const other = await thief.toLogin(page, staff.leader)
  const refused = await thief.go(other.replace(/code=[^&]+/, `code=${code}`))
  expect(refused.status).toBe(403)
  expect(await refused.text()).toMatch(/登录码无效或已用过/)
})

test('who left, who is not registered and who is no member gets no session', async () => {
  await office.does((context, now) => leaveContact(context, 'civil-lead', staff.officer, now))
  for (const [userid, words] of [
    ['civil-lead', '已登记调离'],
    ['', '不是本单位企业微信的成员'],
  ] as const) {
    const refused = await new Browser(browser.origin).signIn(page, userid)
    expect([userid, refused.status]).toEqual([userid, 403])
    expect(await refused.text()).toContain(words)
  }
  expect(await office.sandbox.service.store.read.session.count()).toBe(0)
})

test('somebody who leaves while signed in is out at once', async () => {
  await browser.signIn(page, staff.reviewer)
  expect((await browser.go(page)).status).toBe(200)
  await office.does((context, now) => leaveContact(context, staff.reviewer, staff.leader, now))
  expect((await browser.go(page)).status).toBe(302)
})

test('twelve hours later the login is next', async () => {
  await browser.signIn(page, staff.leader)
  await office.minutesPass(12 * 60 - 1)
  expect((await browser.go(page)).status).toBe(200)
  await office.minutesPass(1)
  expect((await browser.go(page)).status).toBe(302)
})

test('退出 ends the session, also for who copied the cookie; a link alone ends nothing', async () => {
  await browser.signIn(page, staff.leader)
  const copy = new Browser(browser.origin)
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value)
  expect((await browser.go('/logout')).status).toBe(405)
  expect((await copy.go(page)).status).toBe(200)
  expect((await browser.go('/logout', 'POST')).status).toBe(200)
  expect((await browser.go(page)).status).toBe(302)
  expect((await copy.go(page)).status).toBe(302)
})

test('the way back leads nowhere but to this service', async () => {
  for (const path of [
    '//evil.example/',
    '/\\evil.example',
    '/talks/x;Domain=evil.example',
    `/talks/${'x'.repeat(900)}`,
  ]) {
    const visitor = new Browser(browser.origin)
    const out = await visitor.go(path)
    // Some are no page at all; what is one comes back to the start page.
    if (out.status === 404) continue
    expect(out.status, path).toBe(302)
    for (const line of visitor.setCookies) expect(line, path).not.toMatch(/domain=/i)
    const back = await visitor.signIn(path, staff.leader)
    expect([path, back.status, back.headers.get('location')]).toEqual([path, 302, '/'])
  }
  const query = `${page}?back=https://evil.example/`
  expect((await browser.signIn(query, staff.leader)).headers.get('location')).toMatch(/^(?:\/|\/talks\/)/)
})
