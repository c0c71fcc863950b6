// A unit nobody of which can be reached: the office gets one task with whom to call and what to say. The call is written
// down, and a deadline from receipt counts from that day.
import { expect, test } from 'vitest'
import { readCallList } from '../../src/flows/call-list.js'
import { finishTask } from '../../src/flows/finish-task.js'
import { eventsOf } from '../../src/store/cases.js'
import { openOffice, staff } from '../harness.js'

test('called, recorded, and counted from that day', async () => {
  const office = await openOffice({ start: '2024-09-12 08:50' })
  const { civil } = office
  for (const person of [civil.liaison, civil.deputy, civil.leader]) office.sandbox.emulator.gone(person.userid)
  const { cases } = await office.publishes('receipt')
  const no = cases[0] ?? ''
  const { unit } = await office.row(no)
  expect(unit).toBe('望川市民政局')
  await office.clockTo('2024-09-13 10:10')
  const calls = (await office.openTasks()).filter((one) => one.kind === 'call')
  expect(calls).toHaveLength(1)
  const [entry] = await readCallList(office.context.store.read, null, office.now())
  expect(entry).toMatchObject({ unit, caseNos: [no] })
  expect(entry?.people.map((one) => one.role)).toEqual(['liaison', 'deputy', 'leader'])
  expect(entry?.say).toMatch(/指出贵单位1项问题[\s\S]*收到后5个工作日内/)
  const task = await office.context.store.read.task.findFirstOrThrow({ where: { kind: 'call' } })
  const empty = await finishTask(office.context, task.id, staff.officer, ' ', office.now())
  expect(empty).toMatchObject({ ok: false, code: 'call-note-missing' })
  await office.officer.says('待办')
  office.officer.expects('请打电话告知')
  const list = (await office.openTasks()).findIndex((one) => one.kind === 'call') + 1
  await office.officer.says(`办结 ${list} 局办公室值班人员`)
  office.officer.expects('已在1项上记为电话告知')
  const events = await eventsOf(office.context.store.read, no)
  expect(events.find((one) => one.type === 'told-by-phone')?.details).toContain(
    '由办公室经办于2024年9月13日电话告知:局办公室值班人员',
  )
  // Friday; the make-up Saturday is the first of five working days, the holiday counts none.
  expect(await office.row(no)).toMatchObject({ dueOn: '2024-09-23' })
  office.mindsNothingElse()
})
