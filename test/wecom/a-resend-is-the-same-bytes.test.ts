// WeCom's duplicate check compares the JSON of two requests and nothing else (wecom.md §5.10). So neither time, token
// nor the order in which a message was built may show in what is sent.
import { expect, it } from 'vitest'
import type { OutgoingMessage } from '../../src/domain/ports.js'
import { clientOf, neverAnswer, sent, startWecom } from './fake-wecom.js'

const message = (): OutgoingMessage => ({
  to: 'zhangsan',
  taskId: 'm-42',
  content: {
    type: 'card',
    title: '整改通知',
    subtitle: '宝鸡市教育局',
    quote: '未按程序报备',
    rows: [{ label: '期限', value: '9月10日' }],
    body: '共2项',
    buttons: [
      { text: '签收', key: 'ack:42', style: 'primary' },
      { text: '查看明细', key: 'list:42', style: 'plain' },
    ],
    url: 'https://h.example.com/m',
  },
  duplicateWindowSeconds: 1800,
})

it('after an unknown fate, another client at another time with another token sends the same body', async () => {
  await using wecom = await startWecom()
  wecom.script('message/send', neverAnswer, sent)
  const first = clientOf(wecom, 150)
  expect(await first.client.send(message())).toMatchObject({ kind: 'uncertain' })
  const second = clientOf(wecom)
  second.clock.pass(600_000)
  const turned: OutgoingMessage = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(message()).reverse())))
  expect(await second.client.send(turned)).toMatchObject({ kind: 'ok' })
  const bodies = wecom.asked.filter(({ api }) => api === 'message/send').map(({ body }) => body)
  expect(bodies).toHaveLength(2)
  expect(bodies[0]).toBe(bodies[1])
  expect(bodies[0]).toBe(
    '{"touser":"zhangsan","agentid":1000002,"msgtype":"template_card","template_card":{"card_type":"button_interaction",' +
      '"task_id":"m-42","main_title":{"title":"整改通知","desc":"宝鸡市教育局"},' +
      '"quote_area":{"type":0,"quote_text":"未按程序报备"},"sub_title_text":"共2项",' +
      '"horizontal_content_list":[{"keyname":"期限","value":"9月10日"}],"card_action":{"type":1,"url":"https://h.example.com/m"},' +
      '"button_list":[{"text":"签收","style":1,"key":"ack:42"},{"text":"查看明细","style":2,"key":"list:42"}]},' +
      '"enable_duplicate_check":1,"duplicate_check_interval":1800}',
  )
})
