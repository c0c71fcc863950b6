// What the doctor says about WeCom: the first step that fails and the Chinese sentence that tells an operator where to
// put it right.
import { expect, it } from 'vitest'
import { type Answer, clientOf, cutLine, ok, startWecom, withStatus } from './fake-wecom.js'

const agent = { ...ok, name: '督办', close: 0, allow_userinfos: { user: [{ userid: 'a' }] } }

async function probed(gettoken: Answer | null, agentGet: Answer) {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  if (gettoken !== null) wecom.script('gettoken', gettoken)
  wecom.script('agent/get', agentGet)
  const steps = await client.probe()
  return steps.map(({ step, ok: passed, advice }) => `${step} ${passed ? '✓' : '✗'} ${advice ?? ''}`.trim())
}

it('all is well', async () => {
  expect(await probed(null, agent)).toEqual(['gettoken ✓', 'agent/get ✓', 'visible-range ✓'])
})

it.each<[string, Answer | null, Answer, RegExp]>([
  ['wrong secret', { errcode: 40001 }, agent, /^gettoken ✗ Secret .*WECOM_SECRET.*40001/],
  ['wrong corp', { errcode: 40013 }, agent, /^gettoken ✗ .*WECOM_CORP_ID/],
  ['not WeCom', withStatus(404, 'x'), agent, /^gettoken ✗ .*HTTP 404.*WECOM_API_BASE/],
  ['no answer', cutLine, agent, /^gettoken ✗ .*网络/],
  [
    'untrusted address',
    null,
    {
      errcode: 60020,
      errmsg: 'not allow to access from your ip, hint: [1_2], from ip: 9.30.0.138, more info at https://x',
    },
    /^agent\/get ✗ .*可信IP.*9\.30\.0\.138/,
  ],
  ['another app’s id', null, { errcode: 301002 }, /^agent\/get ✗ .*WECOM_AGENT_ID/],
  ['app switched off', null, { ...agent, close: 1 }, /^agent\/get ✗ .*停用/],
  ['nobody in sight', null, { ...agent, allow_userinfos: { user: [] } }, /^visible-range ✗ .*可见范围/],
])('%s', async (_name, gettoken, agentGet, expected) => {
  expect((await probed(gettoken, agentGet)).at(-1)).toMatch(expected)
})

it('a department in sight is enough', async () => {
  const steps = await probed(null, { ...ok, close: 0, allow_partys: { partyid: [1] } })
  expect(steps.at(-1)).toBe('visible-range ✓')
})
