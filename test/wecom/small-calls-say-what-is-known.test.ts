// Taking a message back, the app's menu, WeCom's own addresses (wecom.md §2.5, §2.16).
import { expect, it } from 'vitest'
import { type Answer, clientOf, cutLine, ok, startWecom } from './fake-wecom.js'

async function calling<T>(api: string, answer: Answer, call: (client: ReturnType<typeof clientOf>['client']) => T) {
  await using wecom = await startWecom()
  wecom.script(api, answer)
  const outcome = await call(clientOf(wecom).client)
  return { outcome, query: wecom.asked.at(-1)?.query, body: wecom.asked.at(-1)?.body }
}

it.each<[Answer, object]>([
  [ok, { kind: 'ok', value: null }],
  [{ errcode: 42052 }, { kind: 'refused', code: '42052' }],
  [{ errcode: 40058 }, { kind: 'refused', code: '40058', alarm: true }],
  [cutLine, { kind: 'uncertain' }],
])('recall: %j', async (answer, expected) => {
  const { outcome, body } = await calling('message/recall', answer, (client) => client.recall('M-1'))
  expect(outcome).toMatchObject(expected)
  expect(body).toBe('{"msgid":"M-1"}')
})

it('the menu is the bot’s three entries, for this app', async () => {
  const { outcome, query, body } = await calling('menu/create', ok, (client) => client.menu.create())
  expect(outcome).toEqual({ kind: 'ok', value: null })
  expect(query).toMatchObject({ agentid: '1000002' })
  expect(JSON.parse(body ?? '')).toEqual({
    button: [
      { type: 'click', name: '我的事项', key: 'progress' },
      { type: 'click', name: '今日', key: 'today' },
      { type: 'click', name: '帮助', key: 'help' },
    ],
  })
})

it.each<[string, Answer, object]>([
  [
    'entries and those below them',
    { button: [{ key: 'a' }, { sub_button: [{ key: 'b' }, { url: 'x' }] }] },
    ['a', 'b'],
  ],
  ['no menu', { errcode: 46003 }, []],
])('the keys of the present menu: %s', async (_name, answer, value) => {
  const { outcome } = await calling('menu/get', answer, (client) => client.menu.keys())
  expect(outcome).toEqual({ kind: 'ok', value })
})

it('where callbacks come from, and where the server API is', async () => {
  const answer = { ...ok, ip_list: ['101.226.103.1', '101.226.62.0/24'] }
  const value = { kind: 'ok', value: answer.ip_list }
  expect((await calling('getcallbackip', answer, (client) => client.addresses.callback())).outcome).toEqual(value)
  expect((await calling('get_api_domain_ip', answer, (client) => client.addresses.api())).outcome).toEqual(value)
  expect((await calling('getcallbackip', cutLine, (client) => client.addresses.callback())).outcome).toMatchObject({
    kind: 'retry',
  })
})
