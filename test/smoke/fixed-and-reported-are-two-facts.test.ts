// A case may be closed while the asked-for paper is missing. The paper is asked for in the next planned message, never by
// one of its own, and a number of the OA typed by a clerk is enough (design.md §2).
import { expect, test } from 'vitest'
import { recordReport } from '../../src/flows/record-report.js'
import { openOffice, staff, unitNames } from '../harness.js'

test('the missing paper rides with the next notice, and stops when it came in', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  const { circularId } = await office.publishesFor(['culture'])
  await culture.liaison.says('已整改 互动功能已开通')
  await reviewer.clicks('通过')
  for (const person of [culture.liaison, reviewer]) person.readsAll()
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'closed', reported: 'due' })
  await office.clockTo('2024-09-16 17:30')
  for (const person of [culture.liaison, culture.deputy, culture.leader]) person.expectsNothing()
  await office.clockTo('2024-09-18 08:50')
  await office.publishes('sites')
  await office.clockTo('2024-09-18 09:30')
  expect(culture.liaison.expects('W24Q3B-002').text).toContain('待补报')
  const paper = {
    circular: circularId,
    unit: unitNames.culture,
    channel: 'oa',
    oaNumber: '望文旅函〔2024〕21号',
  } as const
  const recorded = await office.does((context, now) =>
    recordReport(context, { ...paper, note: null, by: staff.officer }, now),
  )
  expect(recorded).toMatchObject({ caseNos: ['W24Q3-003'], late: true })
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'closed', reported: 'late' })
  const twice = await recordReport(office.context, { ...paper, note: null, by: staff.officer }, office.now())
  expect(twice.ok ? 'recorded' : twice.code).toBe('nothing-asked')
  office.mindsNothingElse()
})
