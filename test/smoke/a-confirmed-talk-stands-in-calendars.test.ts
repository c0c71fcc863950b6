// A talk that its leader confirmed stands in their calendar and the officer's (wecom.md §2.13); rescheduled it is gone until it
// is confirmed anew, cancelled it is gone, held it stays where it was.
import { expect, test } from 'vitest'
import { circulatedTwice, openOffice, staff } from '../harness.js'
import { acts, record, scheduled, talkWith } from '../harness/talk.js'

test('entered on confirming, taken away on a new time, entered anew, left after the talk', async () => {
  const office = await openOffice({ history: circulatedTwice })
  office.mindsNothingElse()
  const { emulator } = office.sandbox
  await office.publishesFor(['civil'])
  const { id } = await talkWith(office, 'civil')
  const entries = () =>
    emulator
      .schedules()
      .flatMap((one) =>
        one.deleted
          ? []
          : [{ at: one.startAt.toISOString(), who: one.attendees.map((who) => who.userid).sort(), agent: one.agentId }],
      )
  await acts(office, id, { kind: 'approve' }, staff.leader)
  await acts(office, id, scheduled('2024-08-28 15:00'))
  await office.minutesPass(5)
  expect(entries()).toEqual([])

  await office.civil.leader.clicks('确认参加')
  await office.minutesPass(2)
  const first = new Date('2024-08-28T15:00:00+08:00').toISOString()
  expect(entries()).toMatchObject([{ at: first, who: ['civil-lead', 'office-1'] }])
  expect(JSON.stringify(emulator.schedules()[0]?.fields)).not.toMatch(/民政|停更/)

  await acts(office, id, scheduled('2024-08-29 15:10'))
  await office.minutesPass(5)
  expect(entries()).toEqual([])
  await office.civil.leader.clicks('确认参加')
  await office.minutesPass(2)
  const second = new Date('2024-08-29T15:10:00+08:00').toISOString()
  expect(entries()).toMatchObject([{ at: second, who: ['civil-lead', 'office-1'] }])

  await office.clockTo('2024-08-29 16:40')
  await acts(office, id, { kind: 'hold', record, commitments: [], reportDueOn: null })
  await office.minutesPass(5)
  expect(entries()).toMatchObject([{ at: second }])
})

test('cancelled: gone from the calendars', async () => {
  const office = await openOffice({ history: circulatedTwice })
  office.mindsNothingElse()
  await office.publishesFor(['civil'])
  const { id } = await talkWith(office, 'civil')
  await acts(office, id, { kind: 'approve' }, staff.leader)
  await acts(office, id, scheduled('2024-08-28 15:00'))
  await office.minutesPass(5)
  await office.civil.leader.clicks('确认参加')
  await office.minutesPass(2)
  expect(office.sandbox.emulator.schedules().filter((one) => !one.deleted)).toHaveLength(1)
  await acts(office, id, { kind: 'cancel', reason: '已完成整改' }, staff.leader)
  await office.minutesPass(2)
  expect(office.sandbox.emulator.schedules().filter((one) => !one.deleted)).toEqual([])
})
