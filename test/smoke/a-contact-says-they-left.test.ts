// 我已调离: asked once, recorded, and handed on. The deputy learns what is open and what was promised, the office decides
// who takes over, and who left is told nothing more.
import { expect, test } from 'vitest'
import { decideSubmission } from '../../src/flows/decide-submission.js'
import { returnContact } from '../../src/flows/leave-contact.js'
import { openOffice, staff } from '../harness.js'

test('the deputy takes over what is open and promised; nobody is appointed by who leaves', async () => {
  const office = await openOffice()
  const { culture, reviewer, officer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.clicks('签收')
  await culture.liaison.says('申请延期 9月20日 原因:平台改版')
  culture.liaison.readsAll()
  reviewer.expects('延期申请待处理')
  await culture.liaison.says('我已调离')
  culture.liaison.expects('确认您不再担任望川市文化旅游局的联络员')
  await culture.liaison.says('文旅局王科')
  culture.liaison.expects('已登记,之后不再给您发消息')
  const task = (await office.openTasks()).find((one) => one.kind === 'left')
  expect(task).toMatchObject({ assignee: staff.officer })
  expect(task?.text).toMatch(/culture-1[\s\S]*文化旅游局备岗接手[\s\S]*“文旅局王科”,未经核实/)

  await office.clockTo('2024-08-22 09:20')
  const handed = culture.deputy.expects('整改事项交接').text
  expect(handed).toMatch(/W24Q3-003[\s\S]*延期申请延到9月20日“平台改版”,等办公室处理/)
  await office.does((context, now) =>
    decideSubmission(context, ['W24Q3-003'], { kind: 'grant', until: null }, staff.reviewer, now),
  )
  await office.minutesPass(2)
  expect(culture.deputy.expects('延期申请已同意').text).toContain('原发望川市文化旅游局联络员,现转您')
  await office.clockTo('2024-08-23 17:30')
  culture.deputy.expectsNothing()
  culture.liaison.expectsNothing()

  // What the person says now changes nothing of the unit's.
  await culture.liaison.says('进度')
  culture.liaison.expects('名册登记您已调离')
  await culture.deputy.says('接手')
  const page = culture.deputy.expects('交接清单').text
  expect(page).toMatch(/W24Q3-003[\s\S]*9月20日[\s\S]*之后:[\s\S]*望川市人民政府办公室\(办公室经办\)/)
  await officer.says('待办')
  officer.expects('接替的是“文旅局王科”')
})

test('asked and not meant: nothing is recorded', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('我不负责这个了')
  culture.liaison.expects('确认您不再担任')
  await culture.liaison.says('取消')
  culture.liaison.expects('没有改动')
  await culture.liaison.says('已换人')
  culture.liaison.expects('确认您不再担任')
  await culture.liaison.says('已整改 互动功能已开通')
  culture.liaison.expects('没有登记调离')
  expect((await office.openTasks()).map((one) => one.kind)).not.toContain('left')
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'issued' })
})

test('whoever is back is told again, and their task is done with', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.publishesFor(['culture'])
  await culture.liaison.clicks('签收')
  await culture.liaison.says('我已调离')
  await culture.liaison.says('不知道')
  culture.liaison.readsAll()
  await office.clockTo('2024-08-22 09:20')
  culture.deputy.expects('整改事项交接')
  await office.does((context, now) => returnContact(context, 'culture-1', staff.officer, now))
  expect((await office.openTasks()).map((one) => one.kind)).not.toContain('left')
  await office.clockTo('2024-09-06 17:30')
  culture.liaison.expects('整改即将到期')
  culture.deputy.expectsNothing()
  office.mindsNothingElse()
})
