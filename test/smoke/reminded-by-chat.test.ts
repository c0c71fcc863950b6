// 催办 from the chat says what it uses up and when it leaves, and leaves in the next free window of that contact.
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('a reminder by hand costs one of six and waits for the next working day', async () => {
  const office = await openOffice()
  const { culture, officer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.clicks('签收')
  culture.liaison.expects('已签收')
  await office.clockTo('2024-08-21 10:10')
  await officer.says('催办 望川市文化旅游局')
  const cost = officer.expects('催办已登记:W24Q3-003').text
  expect(cost).toContain('2024-08-22 09:05')
  expect(cost).toContain('已收1条(上限6),今天已收1条')
  await office.clockTo('2024-08-21 17:30')
  culture.liaison.expectsNothing()
  await office.clockTo('2024-08-22 09:20')
  culture.liaison.expects('整改催办')
})

test('what waits for the office is not chased at the unit', async () => {
  const office = await openOffice()
  const { culture, officer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('已整改 互动功能已开通')
  await officer.says('催办 W24Q3-003')
  officer.expects('正等办公室处理')
  office.mindsNothingElse()
})
