// A card's code serves one call (wecom.md §0.2): the update names its one receiver, is never repeated here, and says
// whether the code may be spent.
import { expect, it } from 'vitest'
import type { CardContent } from '../../src/domain/ports.js'
import { type Answer, clientOf, cutLine, ok, startWecom } from './fake-wecom.js'

const content: CardContent = {
  type: 'card',
  title: '整改通知',
  subtitle: '',
  quote: null,
  rows: [],
  body: '',
  buttons: [],
  url: 'https://h.example.com/m',
}

async function updated(answer: Answer) {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('message/update_template_card', answer)
  const outcome = await client.updateCard({ to: 'ZhangSan', responseCode: 'RC-1', content, closedAs: '已签收' })
  const body: unknown = JSON.parse(wecom.asked.at(-1)?.body ?? '')
  return { outcome, body, calls: wecom.count('message/update_template_card') }
}

it('names the one receiver, the code and the closed card', async () => {
  const { outcome, body } = await updated({ ...ok, invaliduser: [] })
  expect(outcome).toEqual({ kind: 'ok', value: null })
  expect(body).toMatchObject({
    userids: ['ZhangSan'],
    agentid: 1000002,
    response_code: 'RC-1',
    template_card: { card_type: 'button_interaction', replace_text: '已签收' },
  })
})

it.each<[string, Answer, object]>([
  ['used or expired code', { errcode: 60140 }, { kind: 'refused', code: '60140', alarm: false, personGone: false }],
  ['the receiver is no receiver', { ...ok, invaliduser: ['zhangsan'] }, { kind: 'refused', code: 'invaliduser' }],
  ['another one is not', { ...ok, invaliduser: ['lisi'] }, { kind: 'ok' }],
  ['cut after the request: the code may be spent', cutLine, { kind: 'uncertain' }],
])('%s', async (_name, answer, expected) => {
  const { outcome, calls } = await updated(answer)
  expect(outcome).toMatchObject(expected)
  expect(calls).toBe(1)
})
