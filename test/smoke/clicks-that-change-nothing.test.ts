// Cards act for the person they were sent to, in the matter's present state: another person's click and an old card's
// click are answered in words and change nothing.
import { expect, test } from 'vitest'
import { eventXml } from '../../src/sandbox/callback-xml.js'
import { type Office, openOffice } from '../harness.js'

async function clickFrom(office: Office, from: string, taskId: string, key: string): Promise<void> {
  const { emulator, settings } = office.sandbox
  const { corpId, agentId } = settings.wecom ?? { corpId: '', agentId: 0 }
  const xml = eventXml({ corpId, agentId, from, at: office.now() }, 'template_card_event', [
    ['EventKey', key],
    ['TaskId', taskId],
    ['CardType', 'button_interaction'],
    ['ResponseCode', `stolen-${from}`],
  ])
  expect((await emulator.deliver(xml, { from })).status).toBe(200)
  await office.settles()
}

test('another person’s click signs nothing', async () => {
  const office = await openOffice()
  const { culture, water } = office
  await office.publishesFor(['culture'])
  const { id } = await office.sandbox.service.store.read.message.findFirstOrThrow({
    where: { to: culture.liaison.userid, kind: 'plan' },
  })
  const before = await office.ledger()
  for (const person of [water.liaison, culture.deputy, office.reviewer]) {
    await clickFrom(office, person.userid, id, 'ack')
    person.expects('不是发给您的')
  }
  // Somebody of the same corporation whom the registry does not know.
  const { emulator } = office.sandbox
  emulator.setPeople([...emulator.people(), { userid: 'stranger', name: '外单位人员', title: '' }])
  await clickFrom(office, 'stranger', id, 'ack')
  office.person('stranger').expects('不在整改督办的联系人名册里')
  await clickFrom(office, culture.liaison.userid, 'no-such-card', 'ack')
  culture.liaison.expects('已经失效')
  expect(await office.ledger()).toEqual(before)
})

test('an old card gives the present state in words', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('已整改 互动功能已开通')
  const card = reviewer.expects('整改反馈待复核')
  await reviewer.clicks('通过')
  reviewer.expects('已通过并销号')
  culture.liaison.readsAll()
  office.leader.expects('整改情况汇总')
  const before = await office.ledger()
  for (const button of ['通过', '退回', '通过']) {
    await reviewer.clicks(button, { messageId: card.messageId, force: true })
    reviewer.expects('已经处理过了')
  }
  await culture.liaison.clicks('签收', { latest: true, force: true })
  culture.liaison.readsAll()
  expect(await office.ledger()).toEqual(before)
})

test('a double click signs once', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.publishesFor(['culture'])
  await culture.liaison.clicks('签收', { latest: true }, { concurrent: 2, repeat: 1 })
  culture.liaison.expects('已签收')
  culture.liaison.expectsNothing()
  const events = await office.sandbox.service.store.read.caseEvent.findMany({
    where: { type: 'acknowledged', caseNo: 'W24Q3-003' },
  })
  expect(events).toHaveLength(1)
})
