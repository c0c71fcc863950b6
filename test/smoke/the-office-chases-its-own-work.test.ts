// A draft nobody approves and tasks nobody does are the office's own delays: reminded once, then a task; old tasks stand in
// one message a week.
import { expect, test } from 'vitest'
import { importCircular } from '../../src/flows/import-circular.js'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import { readCircular } from '../../src/intake/index.js'
import { openOffice, staff } from '../harness.js'
import { paperOf } from '../harness/papers.js'

test('a submitted circular: the leader after three working days, a task after five', async () => {
  const office = await openOffice()
  const { leader } = office
  const file = await paperOf('media')
  const draft = await office.does(() => readCircular(file))
  const { circularId } = await office.does((context, now) =>
    importCircular(context, { ...file, draft, url: null, by: staff.officer }, now),
  )
  await office.does((context, now) => confirmCircular(context, circularId, staff.officer, {}, now))
  await office.does((context, now) => submitCircular(context, circularId, staff.officer, now))
  await office.clockTo('2024-08-23 17:30')
  leader.expectsNothing()
  await office.clockTo('2024-08-26 09:20')
  expect(leader.expects('待审批').text).toContain('8月21日由办公室经办提交')
  await office.clockTo('2024-08-28 09:20')
  expect((await office.openTasks()).map((one) => one.kind)).toContain('approval-escalated')
  await office.clockTo('2024-09-06 17:30')
  leader.expectsNothing()
})

test('tasks that lie are told again once a week, all in one message', async () => {
  const office = await openOffice()
  await office.publishesFor(['culture', 'water'])
  await office.clockTo('2024-08-23 17:30')
  office.mindsNothingElse()
  const lists = () =>
    office.ear.all
      .filter((one) => one.userid === staff.officer && one.item.text.includes('未办'))
      .map(({ item }) => item)
  expect((await office.openTasks()).length).toBeGreaterThan(1)
  await office.clockTo('2024-08-30 17:30')
  expect(lists()).toEqual([])
  await office.clockTo('2024-09-06 17:30')
  expect(lists().map((item) => item.at.toISOString().slice(0, 10))).toEqual(['2024-09-02'])
  expect(lists()[0]?.text).toMatch(/超过5个工作日未办2项/)
})
