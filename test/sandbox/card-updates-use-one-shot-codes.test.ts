// wecom.md §2.4: one code, one call, 72 hours; only the copies named change.
import { expect, test } from 'vitest'
import { buttonCard, type Fields, type Rig, rigWith } from './harness.js'

const both = { touser: 'edu-1|Edu-2|007' }

async function sent(rig: Rig, more: Fields = {}): Promise<string> {
  return String((await rig.card(buttonCard(), { ...both, ...more })).response_code)
}

test('the button is greyed for the people named, and the code is spent', async () => {
  const rig = await rigWith()
  const response_code = await sent(rig)
  const answer = await rig.update({
    response_code,
    userids: ['EDU-1', 'Edu-2', 'Nobody'],
    button: { replace_name: '已签收' },
  })
  expect(answer).toMatchObject({ errcode: 0, invaliduser: ['nobody'] })
  expect(rig.emulator.chatOf('edu-1')[0]?.card).toMatchObject({
    replacedText: '已签收',
    buttons: [{ disabled: true }, { disabled: true }],
  })
  expect(rig.emulator.chatOf('edu-1')[0]?.text).toContain('[已签收]')
  expect(rig.emulator.chatOf('edu-1')[0]?.text).not.toContain('[签收]')
  expect(rig.emulator.chatOf('007')[0]?.card).toMatchObject({
    replacedText: null,
    buttons: [{ disabled: false }, { disabled: false }],
  })
  expect((await rig.update({ response_code, button: { replace_name: '再来' } })).errcode).toBe(60140)
})

test('the whole card is replaced and keeps its task id', async () => {
  const rig = await rigWith()
  const response_code = await sent(rig)
  const { task_id, ...card } = buttonCard({ main_title: { title: '已反馈' }, replace_text: '待复核' })
  expect(task_id).toBeDefined()
  expect((await rig.update({ response_code, atall: 1, userids: undefined, template_card: card })).errcode).toBe(0)
  for (const userid of ['edu-1', 'Edu-2', '007']) {
    const [item] = rig.emulator.chatOf(userid)
    expect(item?.card).toMatchObject({ title: '已反馈', replacedText: '待复核' })
    expect(item?.card?.taskId).toBe(rig.emulator.sent()[0]?.taskId)
  }
})

test('a code is good until its 72 hours are over', async () => {
  const rig = await rigWith()
  const response_code = await sent(rig)
  rig.passSeconds(72 * 3600 - 1)
  expect((await rig.update({ response_code, button: { replace_name: 'x' } })).errcode).toBe(0)
})

test('unknown and expired codes are 60140', async () => {
  const rig = await rigWith()
  expect((await rig.update({ response_code: 'made-up', button: { replace_name: 'x' } })).errcode).toBe(60140)
  const response_code = await sent(rig)
  rig.passHours(72)
  expect((await rig.update({ response_code, button: { replace_name: 'x' } })).errcode).toBe(60140)
})

test('what is refused leaves the code as it was', async () => {
  const rig = await rigWith()
  const response_code = await sent(rig)
  const update = async (body: Fields) => (await rig.update({ response_code, ...body })).errcode
  expect(await update({})).toBe(40063)
  expect(await update({ button: {} })).toBe(42020)
  expect(await update({ agentid: 5, button: { replace_name: 'x' } })).toBe(42015)
  expect(await update({ userids: [], button: { replace_name: 'x' } })).toBe(82101)
  expect(await update({ userids: ['nobody'], button: { replace_name: 'x' } })).toBe(82102)
  expect(await update({ userids: Array(1001).fill('u'), button: { replace_name: 'x' } })).toBe(40032)
  expect(await update({ template_card: { card_type: 'button_interaction' } })).toBe(42033)
  expect(await update({ button: { replace_name: 'x' } })).toBe(0)
})

test('a notice with a menu has no button to replace', async () => {
  const rig = await rigWith()
  const { response_code } = await rig.card({
    card_type: 'text_notice',
    task_id: 'menu-card',
    main_title: { title: '通知' },
    card_action: { type: 1, url: 'https://x.example' },
    action_menu: { action_list: [{ text: '不再提醒', key: 'off' }] },
  })
  expect((await rig.update({ response_code, button: { replace_name: 'x' } })).errcode).toBe(42017)
})

test('who has left is reported, not changed', async () => {
  const rig = await rigWith()
  const response_code = await sent(rig)
  rig.emulator.gone('Edu-2')
  const answer = await rig.update({ response_code, atall: 1, button: { replace_name: '已签收' } })
  expect(answer.invaliduser).toEqual(['edu-2'])
})
