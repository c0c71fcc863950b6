// wecom.md §1.8: every click is an event with a ResponseCode of its own, as often as somebody clicks.
import { expect, test } from 'vitest'
import { buttonCard, receiver, rigWith } from './harness.js'

async function office() {
  const service = await receiver()
  return { service, rig: await rigWith({ callbackUrl: service.url }) }
}

test('a click names the card, the key and a fresh code each time', async () => {
  const { service, rig } = await office()
  const card = buttonCard()
  const answer = await rig.card(card)
  await rig.emulator.click('edu-1', { taskId: String(card.task_id), button: '签收' })
  await rig.emulator.click('edu-1', { messageId: String(answer.msgid), button: 'ack' })
  await rig.emulator.click('edu-1', { latest: true, button: '查看明细' })
  expect(service.got.map((got) => got.fields)).toMatchObject([
    {
      MsgType: 'event',
      Event: 'template_card_event',
      EventKey: 'ack',
      TaskId: card.task_id,
      CardType: 'button_interaction',
    },
    { EventKey: 'ack', FromUserName: 'edu-1' },
    { EventKey: 'list' },
  ])
  const codes = service.got.map((got) => String(got.fields.ResponseCode))
  expect(new Set([...codes, answer.response_code]).size).toBe(4)
  for (const response_code of codes)
    expect((await rig.update({ response_code, button: { replace_name: '已签收' } })).errcode).toBe(0)
})

test('the latest card with such a button is meant, not the latest card', async () => {
  const { service, rig } = await office()
  const first = buttonCard()
  await rig.card(first)
  await rig.card(buttonCard({ button_list: [{ text: '通过', key: 'pass' }] }))
  await rig.emulator.click('edu-1', { latest: true, button: '签收' })
  expect(service.got[0]?.fields.TaskId).toBe(first.task_id)
})

test('a greyed button cannot be pressed, unless the click was already on its way', async () => {
  const { service, rig } = await office()
  const { response_code } = await rig.card(buttonCard())
  await rig.update({ response_code, button: { replace_name: '已签收' } })
  await expect(rig.emulator.click('edu-1', { latest: true, button: '签收' })).rejects.toThrow('没有可点的按钮')
  expect((await rig.emulator.click('edu-1', { latest: true, button: '签收', force: true })).status).toBe(200)
  expect(service.got[0]?.fields.EventKey).toBe('ack')
})

test('a button that is not there cannot be pressed', async () => {
  const { rig } = await office()
  await rig.card(buttonCard())
  await expect(rig.emulator.click('edu-1', { latest: true, button: '退回' })).rejects.toThrow('退回')
  await expect(rig.emulator.click('007', { latest: true, button: '签收' })).rejects.toThrow('007')
})

test('a vote brings its choices, a menu entry its own event', async () => {
  const { service, rig } = await office()
  const option_list = ['a', 'b', 'c'].map((id) => ({ id, text: id, is_checked: id === 'a' }))
  await rig.card({
    card_type: 'vote_interaction',
    task_id: 'vote',
    main_title: { title: '原因' },
    checkbox: { question_key: 'q', mode: 1, option_list },
    submit_button: { text: '提交', key: 'go' },
  })
  await rig.emulator.click('edu-1', { latest: true, button: '提交', choices: { q: ['a', 'c'] } })
  await rig.emulator.click('edu-1', { latest: true, button: 'go' })
  await rig.card(buttonCard({ action_menu: { action_list: [{ text: '不再提醒', key: 'off' }] } }))
  await rig.emulator.click('edu-1', { latest: true, button: '不再提醒' })
  const [two, one, menu] = service.got.map((got) => got.fields)
  expect(two?.SelectedItems).toEqual({ SelectedItem: { QuestionKey: 'q', OptionIds: { OptionId: ['a', 'c'] } } })
  expect(one?.SelectedItems).toEqual({ SelectedItem: { QuestionKey: 'q', OptionIds: { OptionId: 'a' } } })
  expect(menu).toMatchObject({ Event: 'template_card_menu_event', EventKey: 'off' })
  expect(menu?.SelectedItems).toBeUndefined()
})
