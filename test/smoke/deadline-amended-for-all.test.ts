// The deadline of a whole circular moves: an officer asks, a leader agrees, who was told another day is told once, and a
// case with a later day of its own keeps it.
import { expect, test } from 'vitest'
import { amendCircularDeadline } from '../../src/flows/amend-deadline.js'
import { openOffice, staff } from '../harness.js'

const by = { by: staff.officer, approvedBy: staff.leader, reason: '望政办函〔2024〕60号延长整改时间' }

test('told once, reminded by the new day', async () => {
  const office = await openOffice()
  const { culture, water, reviewer } = office
  const { circularId } = await office.publishesFor(['culture', 'water'])
  await culture.liaison.clicks('签收')
  await water.liaison.says('W24Q3-001 申请延期 9月30日 系统改造')
  await reviewer.clicks('同意')
  for (const person of [culture.liaison, water.liaison, reviewer]) person.readsAll()
  const amended = await office.does((context, now) =>
    amendCircularDeadline(context, { ...by, circular: circularId, on: '2024-09-20' }, now),
  )
  expect(amended.caseNos).toEqual(['W24Q3-002', 'W24Q3-003'])
  expect(amended.kept.map((one) => one.code)).toEqual(['own-deadline'])
  await office.clockTo('2024-08-22 17:30')
  culture.liaison.expects(/整改期限调整[\s\S]*9月20日/)
  // The printed day stays what the paper says; the new one is told as somebody's act.
  await culture.liaison.says('为什么')
  culture.liaison.expects(/即9月10日[\s\S]*8月21日调整整件通报的期限,现在的期限是9月20日/)
  expect(await office.row('W24Q3-001')).toMatchObject({ dueOn: '2024-09-30' })
  // The same day once more is nothing to tell anybody.
  const again = { ...by, circular: circularId, on: '2024-09-20' }
  const second = await amendCircularDeadline(office.context, again, office.now())
  expect(second.ok ? 'amended' : second.code).toMatch(/^(own-deadline|same-day)$/)
  await office.clockTo('2024-09-17 17:30')
  culture.liaison.expectsNothing()
  await office.clockTo('2024-09-18 17:30')
  culture.liaison.expects('整改即将到期')
  office.mindsNothingElse()
})

test.each([
  ['one person alone', { by: staff.leader, approvedBy: staff.leader }, '2024-09-20', 'role-missing'],
  ['nobody who may agree', { approvedBy: staff.reviewer }, '2024-09-20', 'role-missing'],
  ['a day that has passed', {}, '2024-08-20', 'deadline-past'],
  ['no paper', { reason: ' ' }, '2024-09-20', 'reason-missing'],
])('%s is refused and nothing changes', async (_, given, on, code) => {
  const office = await openOffice()
  const { circularId } = await office.publishesFor(['culture'])
  const amended = await amendCircularDeadline(
    office.context,
    { ...by, ...given, circular: circularId, on },
    office.now(),
  )
  expect(amended.ok ? 'amended' : amended.code).toBe(code)
  expect(await office.row('W24Q3-003')).toMatchObject({ dueOn: '2024-09-10' })
  office.mindsNothingElse()
})
