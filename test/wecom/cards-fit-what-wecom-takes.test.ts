// The field limits of wecom.md §2.3: what is too long is cut politely, what is too many is left out, and content without
// a card form becomes a text, so that no message is refused for its shape.
import { expect, it } from 'vitest'
import type { CardContent } from '../../src/domain/ports.js'
import { cardJson, cardText, replacementJson } from '../../src/wecom/card.js'
import { sendBody } from '../../src/wecom/message.js'

const plain: CardContent = {
  type: 'card',
  title: '整改通知',
  subtitle: '',
  quote: null,
  rows: [],
  body: '',
  buttons: [],
  url: null,
}
const button = (n: number) => ({ text: `按钮${n}`, key: `k${n}`, style: 'plain' as const })
const bodyOf = (content: CardContent, duplicateWindowSeconds = 0): unknown =>
  JSON.parse(sendBody({ to: 'a', taskId: 't', content, duplicateWindowSeconds }, 7))

it('with buttons it is a button card, with an address only a notice, with neither a text', () => {
  expect(bodyOf({ ...plain, buttons: [button(1)] })).toMatchObject({
    template_card: { card_type: 'button_interaction' },
  })
  expect(bodyOf({ ...plain, url: 'https://x' })).toMatchObject({
    template_card: { card_type: 'text_notice', task_id: 't', card_action: { type: 1, url: 'https://x' } },
  })
  expect(bodyOf(plain)).toEqual({ touser: 'a', agentid: 7, msgtype: 'text', text: { content: '整改通知' } })
})

it('empty parts are left out', () => {
  expect(cardJson({ ...plain, buttons: [button(1)] }, 't')).toEqual({
    card_type: 'button_interaction',
    task_id: 't',
    main_title: { title: '整改通知' },
    button_list: [{ text: '按钮1', style: 2, key: 'k1' }],
  })
})

const cut = (n: number) => `${'🎉'.repeat(n - 1)}…`

it('over-long parts are cut with an ellipsis, whole characters only', () => {
  const long = '🎉'.repeat(200)
  const rows = Array.from({ length: 8 }, () => ({ label: long, value: long }))
  const buttons = Array.from({ length: 8 }, (_, n) => ({ ...button(n), text: long }))
  const card = cardJson({ ...plain, title: long, subtitle: long, quote: long, body: long, rows, buttons }, 't')
  expect(card).toMatchObject({
    main_title: { title: cut(36), desc: cut(44) },
    quote_area: { quote_text: cut(160) },
    sub_title_text: cut(160),
    horizontal_content_list: Array.from({ length: 6 }, () => ({ keyname: cut(5), value: cut(30) })),
    button_list: Array.from({ length: 6 }, (_, n) => ({ text: cut(10), key: `k${n}` })),
  })
})

it('parts at their limit stay whole', () => {
  const title = '整'.repeat(36)
  expect(cardJson({ ...plain, title, buttons: [button(1)] }, 't')).toMatchObject({ main_title: { title } })
})

it('the three styles', () => {
  const buttons = (['primary', 'plain', 'warning'] as const).map((style) => ({ ...button(1), style }))
  expect(cardJson({ ...plain, buttons }, 't')).toMatchObject({
    button_list: [{ style: 1 }, { style: 2 }, { style: 3 }],
  })
})

it('the duplicate window is at most four hours, and none for answers', () => {
  expect(bodyOf(plain, 86_400)).toMatchObject({ enable_duplicate_check: 1, duplicate_check_interval: 14_400 })
  expect(bodyOf(plain, 0)).not.toHaveProperty('enable_duplicate_check')
})

it('a card without card form says everything as text', () => {
  const rows = [{ label: '期限', value: '9月10日' }]
  expect(cardText({ ...plain, subtitle: '第二季度', quote: '原文', rows, body: '共2项' })).toBe(
    '整改通知\n第二季度\n“原文”\n期限：9月10日\n共2项',
  )
})

it('a closed card keeps no task id and shows its caption, with or without buttons of its own', () => {
  const closed = replacementJson({ ...plain, buttons: [button(1)] }, '已签收')
  expect(closed).toMatchObject({
    card_type: 'button_interaction',
    replace_text: '已签收',
    button_list: [{ key: 'k1' }],
  })
  expect(closed).not.toHaveProperty('task_id')
  expect(replacementJson(plain, '已销号')).toMatchObject({ replace_text: '已销号', button_list: [{ text: '已销号' }] })
})

it('without a caption the buttons stay alive', () => {
  expect(replacementJson({ ...plain, buttons: [button(1)] }, '')).not.toHaveProperty('replace_text')
})
