// wecom.md §2.3 with the codes of §3: every structural rule of the five card types.
import { expect, test } from 'vitest'
import { brokenCards, menu, multiple, news, notice, vote } from './broken-cards.js'
import { buttonCard, rigWith } from './harness.js'

test.each(brokenCards)('%s is refused', async (_, card, code) => {
  const rig = await rigWith()
  expect((await rig.card(card)).errcode).toBe(code)
})

test('only cards that call back get a response_code', async () => {
  const rig = await rigWith()
  const withCode: unknown[] = []
  for (const card of [notice(), news(), notice(menu('a', 'b')), buttonCard(), vote(), multiple()]) {
    const answer = await rig.card(card)
    expect(answer).toMatchObject({ errcode: 0 })
    withCode.push(answer.response_code !== undefined)
  }
  expect(withCode).toEqual([false, false, true, true, true, true])
})

test('without a callback url such cards are refused, plain notices are not', async () => {
  const rig = await rigWith({ callbackUrl: null })
  expect((await rig.card(buttonCard())).errcode).toBe(43012)
  expect((await rig.card(notice())).errcode).toBe(0)
  rig.emulator.setCallbackUrl('http://127.0.0.1:9/x')
  expect((await rig.card(buttonCard())).errcode).toBe(0)
})

test('a task id is good for one message', async () => {
  const rig = await rigWith()
  const card = buttonCard()
  expect((await rig.card(card)).errcode).toBe(0)
  expect((await rig.card(card)).errcode).toBe(42014)
  expect((await rig.card({ ...card, task_id: 'another' })).errcode).toBe(0)
})

test('a card shows everything a person would read', async () => {
  const rig = await rigWith()
  const card = buttonCard({ source: { desc: '市政府办公室' } })
  const { response_code } = await rig.card(card)
  const [item] = rig.emulator.chatOf('edu-1')
  expect(item?.text).toBe(
    '市政府办公室\n整改通知\n请于周五前完成\n逾期整改不到位的，将按程序进行约谈\n共 1 个问题\n编号：B24Q3-017\n[签收] [查看明细]',
  )
  expect(item?.card).toMatchObject({
    taskId: card.task_id,
    responseCode: response_code,
    rows: [{ label: '编号', value: 'B24Q3-017' }],
    buttons: [
      { text: '签收', key: 'ack', disabled: false },
      { text: '查看明细', key: 'list', disabled: false },
    ],
  })
})
