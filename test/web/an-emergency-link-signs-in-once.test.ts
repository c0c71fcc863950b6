// 应急登录: a link of `admin-link` signs the local administrator in once, for an hour, with the role of an administrator and no
// other. Looking at it spends nothing; whoever WeCom, the registry or a command names can never be that person.
import { beforeEach, expect, test } from 'vitest'
import { localAdmin } from '../../src/domain/roles.js'
import { makeLoginLink } from '../../src/flows/break-glass.js'
import { setPolicy } from '../../src/flows/set-policy.js'
import { hear } from '../../src/flows/hear.js'
import { readRegistryFile } from '../../src/flows/registry-file.js'
import { renameContact } from '../../src/flows/rename-contact.js'
import { signIn } from '../../src/flows/sign-in.js'
import { actorOf } from '../../src/store/registry.js'
import { openOffice, type Office, staff } from '../harness.js'
import { registryText } from '../harness/registry.js'
import { Browser } from './browser.js'

let office: Office
let browser: Browser
beforeEach(async () => {
  office = await openOffice()
  browser = new Browser(office.sandbox.service.url)
})

const link = () => makeLoginLink({ ...office.context, osUser: 'root' }, office.now())
const press = (visitor: Browser, code: string): Promise<Response> =>
  fetch(`${visitor.origin}/login/once`, {
    method: 'POST',
    body: new URLSearchParams({ code }),
    redirect: 'manual',
  }).then((response) => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      visitor.cookies.set(name, value)
    }
    return response
  })
const me = async (): Promise<{ userid: string; name: string; acts: string[]; isContact: boolean }> =>
  (await (await browser.go('/api/me')).json()) as Awaited<ReturnType<typeof me>>

test('looking at the link spends nothing, the button signs in once, and both are audited', async () => {
  const { code } = await link()
  for (let look = 0; look < 3; look++) {
    const shown = await browser.go(`/login/once?code=${code}`)
    expect([shown.status, shown.headers.getSetCookie()]).toEqual([200, []])
    expect(await shown.text()).toContain('<button type="submit">登录</button>')
  }
  const signed = await press(browser, code)
  expect([signed.status, signed.headers.get('location')]).toEqual([302, '/'])
  expect(await me()).toMatchObject({ userid: 'local:admin', name: '应急管理员', isContact: false })
  const again = await press(new Browser(browser.origin), code)
  expect([again.status, await again.text()]).toEqual([
    403,
    '链接无效、已用过或已过期,请在服务器上用 admin-link 重新生成。\n',
  ])
  const entries = await office.context.store.read.auditEntry.findMany({ where: { subject: localAdmin.userid } })
  expect(entries.map(({ act, actor, osUser }) => [act, actor, osUser])).toEqual([
    ['login-link-made', 'system', 'root'],
    ['login-link-used', 'local:admin', 'root'],
  ])
  expect(JSON.stringify(await office.context.store.read.loginLink.findMany())).not.toContain(code)
})

test('it is an administrator and nothing else: reads, keeps contacts; approves, reviews and sets nothing', async () => {
  const { code } = await link()
  await press(browser, code)
  expect((await me()).acts).toEqual(['read-all', 'release', 'keep-contacts', 'keep-staff'])
  const refused = await setPolicy(office.context, '{"returnWorkdays":4}', localAdmin.userid, office.now())
  expect(refused).toMatchObject({ ok: false, code: 'role-missing' })
})

test('the link ends after fifteen minutes, and as soon as a newer one is made', async () => {
  const [old, fresh] = [await link(), await link()]
  expect((await press(browser, old.code)).status).toBe(403)
  await office.minutesPass(14)
  expect((await press(browser, fresh.code)).status).toBe(302)
  const late = await link()
  await office.minutesPass(15)
  expect((await press(new Browser(browser.origin), late.code)).status).toBe(403)
})

test('the session ends after an hour, and with it every power', async () => {
  await press(browser, (await link()).code)
  await office.minutesPass(59)
  expect((await browser.go('/api/me')).status).toBe(200)
  await office.minutesPass(1)
  expect((await browser.go('/api/me')).status).toBe(401)
  expect(await actorOf(office.context.store.read, localAdmin.userid, office.now())).toBeNull()
})

test('signing out takes the power away at once', async () => {
  await press(browser, (await link()).code)
  await browser.go('/logout', 'POST')
  expect(await actorOf(office.context.store.read, localAdmin.userid, office.now())).toBeNull()
})

test('who sends wrong codes is told to wait; the right one signs in all the same, so nobody is locked out', async () => {
  const { code } = await link()
  for (let wrong = 0; wrong < 5; wrong++) expect((await press(browser, `wrong-${wrong}`)).status).toBe(403)
  expect((await press(browser, 'wrong-5')).status).toBe(429)
  expect((await press(browser, code)).status).toBe(302)
  await office.minutesPass(1)
  expect((await press(browser, 'wrong-6')).status).toBe(403)
})

test('no registry, no renaming, no callback and no login of WeCom can be that person', async () => {
  const { userid } = localAdmin
  const text = registryText().replaceAll(`"${staff.officer}"`, `"${userid}"`)
  expect(text).toContain(userid)
  expect(readRegistryFile(text)).toMatchObject({ ok: false })
  const renamed = await renameContact(office.context, staff.officer, userid, staff.leader, office.now())
  expect(renamed).toMatchObject({ ok: false, code: 'bad-userid' })
  // Even while a session holds.
  await press(browser, (await link()).code)
  expect(await signIn(office.context, userid, office.now())).toMatchObject({ ok: false, code: 'not-registered' })
  await hear(office.context, { kind: 'renamed', from: staff.officer, to: userid }, office.now())
  await hear(office.context, { kind: 'text', from: userid, text: '今日' }, office.now())
  expect(await office.context.store.read.message.count({ where: { to: userid } })).toBe(0)
  expect(await office.context.store.read.person.count({ where: { userid } })).toBe(0)
})
