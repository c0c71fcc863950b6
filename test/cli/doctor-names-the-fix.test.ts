// The doctor's checks, in the order in which an administrator sets things up: each fault says the fix, what cannot be looked
// at says why, and a hint is no fault. Against WeCom at the wire and a callback of our own.
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lineOf } from '../../src/cli/commands/doctor/check.js'
import { checkSettings } from '../../src/cli/commands/doctor/machine.js'
import { checkWecom } from '../../src/cli/commands/doctor/wecom.js'
import { readSettings } from '../../src/config/settings.js'
import { verifyUrl } from '../../src/wecom/index.js'
import { type Answer, type FakeWecom, handClock, ok, startWecom } from '../wecom/fake-wecom.js'

const corpId = 'ww1234567890abcdef'
const encodingAesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const agent = { ...ok, close: 0, allow_userinfos: { user: [{ userid: 'a' }] } }
const menu = { button: ['progress', 'today', 'help'].map((key) => ({ key })) }
const clock = handClock()

let [service, serviceUrl] = [null as Server | null, '']
let wecom: FakeWecom
beforeAll(async () => {
  wecom = await startWecom()
  service = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    const token = pathname === '/wecom/contacts' ? 'Contacts1' : 'TestToken123'
    const verified = verifyUrl({ corpId, token, encodingAesKey }, Object.fromEntries(searchParams))
    response.statusCode = verified.ok ? 200 : verified.status
    response.end(verified.ok ? verified.echo : '')
  })
  await new Promise<void>((resolve) => service?.listen(0, '127.0.0.1', resolve))
  const address = service.address()
  serviceUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(async () => {
  await wecom[Symbol.asyncDispose]()
  service?.close()
})

interface Case {
  env?: Record<string, string>
  answers?: Record<string, Answer>
  heartbeat?: string
  createMenu?: boolean
}

async function lines({ env = {}, answers = {}, heartbeat, createMenu = false }: Case): Promise<string[]> {
  const scripts = { 'agent/get': agent, 'menu/get': menu, 'menu/create': ok, 'user/list_id': { ...ok, dept_user: [] } }
  for (const [api, answer] of Object.entries({ ...scripts, ...answers })) wecom.script(api, answer)
  const environment = {
    WECOM_CORP_ID: corpId,
    WECOM_AGENT_ID: '1000002',
    WECOM_SECRET: 'top-secret',
    WECOM_TOKEN: 'TestToken123',
    WECOM_ENCODING_AES_KEY: encodingAesKey,
    WECOM_API_BASE: wecom.apiBase,
    PUBLIC_URL: serviceUrl,
    SANDBOX: '1',
    ...env,
  }
  const settings = readSettings(environment, 'command')
  const checks = await checkWecom({ settings, clock, heartbeat: heartbeat ?? null, createMenu })
  return checks.map(lineOf)
}
const lineOn = (all: readonly string[], name: string): string | undefined => all.find((line) => line.includes(name))

test('all is well: a line each, in the order of setting up', async () => {
  const env = {
    WECOM_CONTACTS_TOKEN: 'Contacts1',
    WECOM_CONTACTS_ENCODING_AES_KEY: encodingAesKey,
    WECOM_CONTACTS_SECRET: 'other-secret',
  }
  const all = await lines({ env })
  expect(all.map((line) => line.replace(/:.*/s, ''))).toEqual([
    '✓ 企业微信 企业ID与Secret',
    '✓ 企业微信 可信IP',
    '✓ 企业微信 应用',
    '✓ 企业微信 可见范围',
    '✓ 企业微信 回调',
    '✓ 企业微信 通讯录同步回调',
    '✓ 企业微信 通讯录同步Secret',
    '✓ 企业微信 时差',
    '✓ 企业微信 菜单',
  ])
  expect(lineOn(all, ' 回调:')).toMatch(/\/wecom\/callback.*接收消息.*43012/)
})

test('without contact-sync settings nothing is said of it', async () => {
  expect((await lines({})).join('\n')).not.toContain('通讯录同步')
})

test('a wrong secret: the fix, and what stands behind it was not looked at', async () => {
  const all = await lines({ answers: { gettoken: { errcode: 40001 } } })
  wecom.script('gettoken')
  expect(all[0]).toMatch(/^✗ 企业微信 企业ID与Secret:Secret .*WECOM_SECRET/)
  for (const name of [' 可信IP', ' 应用', ' 可见范围', ' 菜单']) expect(lineOn(all, name)).toMatch(/^－ .*:未检查,.+/)
})

test.each<[string, Case, string, RegExp]>([
  [
    'the service does not run',
    { env: { PUBLIC_URL: 'http://127.0.0.1:1' } },
    ' 回调:',
    /^－ .*未检查,服务没有在运行.*serve/,
  ],
  [
    'the service runs but the address leads nowhere',
    { env: { PUBLIC_URL: 'http://127.0.0.1:1' }, heartbeat: clock.now().toISOString() },
    ' 回调:',
    /^✗ .*服务却在运行.*代理/,
  ],
  [
    'an old heartbeat is none',
    { env: { PUBLIC_URL: 'http://127.0.0.1:1' }, heartbeat: '2024-09-01T00:00:00Z' },
    ' 回调:',
    /^－ /,
  ],
  ['other keys than the service’s', { env: { WECOM_TOKEN: 'Other1' } }, ' 回调:', /^✗ .*EncodingAESKey.*重启/],
  ['an address of this machine', { env: { SANDBOX: '0' } }, ' 回调:', /^✗ .*PUBLIC_URL是本机地址.*公网/],
  [
    'other keys of the contact sync',
    { env: { WECOM_CONTACTS_TOKEN: 'Other1', WECOM_CONTACTS_ENCODING_AES_KEY: encodingAesKey } },
    '通讯录同步回调',
    /^✗ .*EncodingAESKey/,
  ],
  ['no menu is a hint', { answers: { 'menu/get': { errcode: 46003 } } }, '菜单', /^✓ .*doctor --create-menu/],
])('%s', async (_name, how, name, expected) => {
  expect(lineOn(await lines(how), name)).toMatch(expected)
})

test('--create-menu puts the menu in and says so', async () => {
  const before = wecom.count('menu/create')
  expect(lineOn(await lines({ createMenu: true }), '创建菜单')).toBe('✓ 企业微信 创建菜单:已创建')
  expect(wecom.count('menu/create')).toBe(before + 1)
  const refused = await lines({ createMenu: true, answers: { 'menu/create': { errcode: 48002 } } })
  expect(lineOn(refused, '创建菜单')).toMatch(/^✗ .*48002/)
})

test('without WECOM_* one line says so', async () => {
  const settings = readSettings({}, 'command')
  const checks = await checkWecom({ settings, clock, heartbeat: null, createMenu: false })
  expect(checks.map(lineOf)).toEqual([expect.stringMatching(/^✗ 企业微信:未设置WECOM_\*/)])
})

test('settings: all faults in one line', () => {
  const { settings, check } = checkSettings({ WECOM_ACCOUNT_CAP: 'many', WECOM_WEBHOOK_KEY: 'a b' })
  expect(settings).toBeNull()
  expect(lineOf(check)).toMatch(/^✗ 设置:.*WECOM_ACCOUNT_CAP.*WECOM_WEBHOOK_KEY/)
})
