// wecom.md §2.2 and §3: what each message type must contain, and what is cut off.
import { expect, test } from 'vitest'
import { rigWith } from './harness.js'

const card = { title: '标题', description: '内容', url: 'https://x.example/1' }

test.each([
  ['no type', {}, 40008],
  ['unknown type', { msgtype: 'hologram', hologram: {} }, 40008],
  ['empty text', { msgtype: 'text', text: { content: '' } }, 44004],
  ['empty markdown', { msgtype: 'markdown', markdown: {} }, 44004],
  ['long markdown', { msgtype: 'markdown', markdown: { content: '字'.repeat(683) } }, 45002],
  ['text card without title', { msgtype: 'textcard', textcard: { ...card, title: '' } }, 41016],
  ['text card without description', { msgtype: 'textcard', textcard: { ...card, description: undefined } }, 41033],
  ['text card without url', { msgtype: 'textcard', textcard: { ...card, url: '' } }, 41010],
  ['text card with a bare url', { msgtype: 'textcard', textcard: { ...card, url: 'x.example/1' } }, 45034],
  [
    'text card with a long url',
    { msgtype: 'textcard', textcard: { ...card, url: `https://x/${'a'.repeat(2048)}` } },
    40039,
  ],
  ['picture without media', { msgtype: 'image', image: {} }, 41006],
  ['picture with unknown media', { msgtype: 'image', image: { media_id: 'nope' } }, 40007],
  ['news without articles', { msgtype: 'news', news: { articles: [] } }, 45008],
  [
    'news with nine articles',
    { msgtype: 'news', news: { articles: Array.from({ length: 9 }, () => ({ title: 't', url: 'https://x' })) } },
    45008,
  ],
  ['confidential news', { msgtype: 'news', safe: 1, news: { articles: [{ title: 't', url: 'https://x' }] } }, 40074],
])('%s is refused', async (_, body, code) => {
  const rig = await rigWith()
  expect((await rig.send(body)).errcode).toBe(code)
  expect(rig.emulator.sent()).toEqual([])
})

test('text is cut at 2048 bytes, never inside a character', async () => {
  const rig = await rigWith()
  await rig.text(`ab${'督'.repeat(700)}`)
  expect(rig.emulator.chatOf('edu-1')[0]?.text).toBe(`ab${'督'.repeat(682)}`)
})

test('markdown and text cards read as a person reads them', async () => {
  const rig = await rigWith()
  const content = '## 逾期\n> **2** 项 <font color="warning">未整改</font>\n[明细](https://x.example)'
  await rig.send({ msgtype: 'markdown', markdown: { content } })
  await rig.send({
    msgtype: 'textcard',
    textcard: { ...card, description: '<div class="gray">9月2日</div><div>请处理<br>谢谢</div>' },
  })
  expect(rig.emulator.chatOf('edu-1').map((item) => item.text)).toEqual([
    '逾期\n2 项 未整改\n明细',
    '标题\n9月2日\n请处理\n谢谢\n详情',
  ])
})

test('escaped characters are refused, malformed JSON is named, GET is not POST', async () => {
  const rig = await rigWith()
  const escaped = String.raw`{"touser":"edu-1","msgtype":"text","agentid":1000002,"text":{"content":"\u6574"}}`
  expect((await rig.post('message/send', escaped)).errcode).toBe(40033)
  const backslash = String.raw`{"touser":"edu-1","msgtype":"text","agentid":1000002,"text":{"content":"\\u6574"}}`
  expect((await rig.post('message/send', backslash)).errcode).toBe(0)
  const malformed = await rig.post('message/send', '{"touser":')
  expect(malformed.errcode).toBe(41011)
  expect(malformed.errmsg).toContain('Warning: wrong json format.')
  expect((await rig.get('message/send', { access_token: await rig.token() })).errcode).toBe(40063)
})

test('an unknown API is a 404', async () => {
  const rig = await rigWith()
  expect((await fetch(`${rig.emulator.url}/cgi-bin/message/sned?access_token=${await rig.token()}`)).status).toBe(404)
})
