// 为什么 of a message that was not sent: the reminder gave way to the budget, and everybody who asks is told so.
import { expect, test } from 'vitest'
import { type Actor } from '../../src/domain/roles.js'
import { listMessages } from '../../src/flows/explain-list.js'
import { explain } from '../../src/flows/explain-message.js'
import { remind } from '../../src/flows/remind.js'
import { actorOf } from '../../src/store/registry.js'
import { type Office, openOffice, staff } from '../harness.js'

const actorIn = async (office: Office, userid: string): Promise<Actor> => {
  const actor = await actorOf(office.context.store.read, userid, office.now())
  if (actor === null) expect.fail(`nobody is ${userid}`)
  return actor
}

test('a reminder by hand that the budget drops is told at once and explained afterwards', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  const { culture, officer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('收到')
  for (const day of ['2024-08-22', '2024-08-23', '2024-08-26', '2024-08-27']) {
    await office.clockTo(`${day} 10:10`)
    await officer.says('催办 W24Q3-003')
    expect(officer.expects('催办已登记').text).toContain('占用1条')
  }
  await office.clockTo('2024-08-28 10:10')
  const dry = await remind(office.context, 'W24Q3-003', staff.officer, office.now(), true)
  expect(dry).toMatchObject({
    ok: true,
    value: { people: [], dropped: [{ userid: 'culture-1', reason: 'budget-circular' }] },
  })
  await officer.says('催办 W24Q3-003')
  expect(officer.expects('不会发出').text).toContain('这份通报的提醒次数已满')
  await office.clockTo('2024-08-28 17:30')

  const { read } = office.context.store
  const asOfficer = await actorIn(office, staff.officer)
  const listed = await listMessages(read, office.context, asOfficer, { case: 'W24Q3-003' }, office.now())
  if (!listed.ok) expect.fail(listed.message)
  const skipped = listed.value.find((line) => line.rules.includes('manual') && line.state === 'skipped')
  if (skipped === undefined) expect.fail('the skipped reminder is not listed')
  const why = await explain(read, office.context, asOfficer, skipped.id, office.now())
  expect(why).toMatchObject({
    ok: true,
    value: {
      kind: 'step',
      step: {
        state: 'skipped',
        ended: '未发(这份通报的提醒次数已满)',
        origin: '计划之外:由办公室经办8月28日10:10催办',
      },
    },
  })

  culture.liaison.readsAll()
  await culture.liaison.says('为什么')
  const told = culture.liaison.expects('W24Q3-003').text
  expect(told).toContain('催办→联络员:未发(这份通报的提醒次数已满)')
  expect(told).not.toMatch(/culture-1|office-1|文化旅游局联络员/)
  expect(Buffer.byteLength(told)).toBeLessThanOrEqual(2048)
})
