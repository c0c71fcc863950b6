// What the doctor says about WeCom: every step in the order of setting up, for each fault the Chinese sentence that tells an
// operator where to put it right, and for what stands behind it why it was not asked.
import { expect, it } from 'vitest'
import { type Answer, clientOf, cutLine, ok, startWecom, withStatus } from './fake-wecom.js'

const agent = { ...ok, name: '督办', close: 0, allow_userinfos: { user: [{ userid: 'a' }] } }
const menu = { button: [{ key: 'progress' }, { name: 'x', sub_button: [{ key: 'today' }, { key: 'help' }] }] }
const marks = { true: '✓', false: '✗', null: '－' } as const

async function probed(answers: Record<string, Answer>, more: { minutesOff?: number; contactsSecret?: string } = {}) {
  await using wecom = await startWecom()
  const { minutesOff = 0, ...options } = more
  const { client, clock } = clientOf(wecom, 5_000, options)
  clock.pass(minutesOff * 60_000)
  for (const [api, answer] of Object.entries({ 'agent/get': agent, 'menu/get': menu, ...answers })) {
    wecom.script(api, answer)
  }
  const steps = await client.probe()
  return steps.map(({ step, ok: passed, advice }) => `${step} ${marks[`${passed}`]} ${advice ?? ''}`.trim())
}

it('all is well, in the order of setting up', async () => {
  expect(await probed({})).toEqual([
    'secret ✓',
    'trusted-address ✓',
    'app ✓',
    'visible-range ✓',
    'clock-skew ✓',
    'menu ✓',
  ])
})

const stopped = { ...agent, close: 1 }
const untrusted = {
  errcode: 60020,
  errmsg: 'not allow to access from your ip, hint: [1_2], from ip: 9.30.0.138, more info at https://x',
}
it.each<[string, Record<string, Answer>, RegExp, string]>([
  ['wrong secret', { gettoken: { errcode: 40001 } }, /^secret ✗ Secret .*WECOM_SECRET.*40001/, '✗－－－✓－'],
  ['wrong corp', { gettoken: { errcode: 40013 } }, /^secret ✗ .*WECOM_CORP_ID/, '✗－－－✓－'],
  ['not WeCom', { gettoken: withStatus(404, 'x') }, /^secret ✗ .*HTTP 404.*WECOM_API_BASE/, '✗－－－✓－'],
  ['no answer', { gettoken: cutLine }, /^secret ✗ .*网络/, '✗－－－－－'],
  ['untrusted address', { 'agent/get': untrusted }, /^trusted-address ✗ .*可信IP.*9\.30\.0\.138/, '✓✗－－✓－'],
  ['no answer about the app', { 'agent/get': cutLine }, /^app ✗ .*网络/, '✓－✗－✓－'],
  ['another app’s id', { 'agent/get': { errcode: 301002 } }, /^app ✗ .*WECOM_AGENT_ID/, '✓✓✗－✓－'],
  ['app switched off', { 'agent/get': stopped }, /^app ✗ .*停用/, '✓✓✗－✓－'],
  ['nobody in sight', { 'agent/get': { ...ok, close: 0 } }, /^visible-range ✗ .*可见范围/, '✓✓✓✗✓－'],
  ['menu cannot be read', { 'menu/get': { errcode: 48002 } }, /^menu ✗ .*权限.*48002/, '✓✓✓✓✓✗'],
])('%s', async (_name, answers, expected, pattern) => {
  const steps = await probed(answers)
  expect(steps.find((line) => line.includes('✗'))).toMatch(expected)
  expect(steps.map((line) => line.split(' ')[1]).join('')).toBe(pattern)
  // What was not asked says why.
  for (const line of steps.filter((one) => one.includes('－'))) expect(line).toMatch(/－ .*[\u4e00-\u9fff]/)
})

it('a department in sight is enough', async () => {
  const steps = await probed({ 'agent/get': { ...ok, close: 0, allow_partys: { partyid: [1] } } })
  expect(steps).toContain('visible-range ✓')
})

it.each<[string, Answer]>([
  ['none', { errcode: 46003 }],
  ['somebody else’s', { button: [{ type: 'view', url: 'https://x' }] }],
])('a missing menu is a hint, no fault: %s', async (_name, answer) => {
  const steps = await probed({ 'menu/get': answer })
  expect(steps.at(-1)).toMatch(/^menu ✓ .*我的事项、今日、帮助.*--create-menu/)
})

it.each([
  [6, /^clock-skew ✗ .*快6分钟.*10分钟/],
  [-9, /^clock-skew ✗ .*慢9分钟/],
  [4, /^clock-skew ✓$/],
  [-4, /^clock-skew ✓$/],
])('%d minutes off WeCom’s clock', async (minutesOff, expected) => {
  const steps = await probed({}, { minutesOff })
  expect(steps.find((line) => line.startsWith('clock-skew'))).toMatch(expected)
})

it.each<[string, Answer, RegExp]>([
  ['right', { ...ok, next_cursor: 'more', dept_user: [{ userid: 'a', department: 1 }] }, /^contact-sync ✓$/],
  ['of another kind', { errcode: 48002 }, /^contact-sync ✗ .*WECOM_CONTACTS_SECRET.*48002/],
  ['wrong', { errcode: 40001 }, /^contact-sync ✗ .*WECOM_CONTACTS_SECRET.*40001/],
])('the contact-sync secret is %s', async (_name, answer, expected) => {
  const steps = await probed({ 'user/list_id': answer }, { contactsSecret: 'other-secret' })
  expect(steps[4]).toMatch(expected)
})
