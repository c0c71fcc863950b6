// The liaison has left WeCom: the deputy is told by the next working day, the officer who submitted gets the task.
import { expect, test } from 'vitest'
import { openOffice, staff } from '../harness.js'

test('the deputy gets the notice and the officer the task', async () => {
  const office = await openOffice()
  const { culture } = office
  office.sandbox.emulator.gone(culture.liaison.userid)
  await office.publishesFor(['culture'])
  await office.clockTo('2024-08-22 09:20')
  const told = office.ear.all.filter((one) => one.userid === culture.deputy.userid)
  expect(told.map((one) => one.item.text).join()).toContain('W24Q3-003')
  culture.liaison.expectsNothing()
  const task = (await office.openTasks()).find((one) => one.kind === 'unreachable')
  expect(task).toMatchObject({ assignee: staff.officer })
  expect(task?.text).toContain('culture-1')
  await culture.deputy.says('已整改 互动功能已开通')
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'replied' })
  office.mindsNothingElse()
})
