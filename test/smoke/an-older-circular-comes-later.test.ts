// An office publishes the third quarter and hands in the second afterwards: the newer case gets its link then, as an event
// and without a word to its unit; the rule of talks is asked again, and only the leader hears of it.
import { expect, test } from 'vitest'
import { decideRepeats } from '../../src/flows/decide-repeat.js'
import { readStatistics } from '../../src/flows/read-statistics.js'
import { circulatedTwice, openOffice, staff } from '../harness.js'

test('the link comes, the unit hears nothing of the newer case, the leader is asked', async () => {
  const office = await openOffice({ history: circulatedTwice.slice(1) })
  const { leader } = office
  const { read } = office.sandbox.service.store
  await office.publishes()
  await office.clockTo('2024-08-21 09:40')
  expect(office.ear.all.filter((one) => one.item.text.includes('约谈建议'))).toEqual([])
  const heard = office.ear.all.length
  const { cases } = await office.publishesFor([], 'earlier')
  await office.clockTo('2024-08-21 10:20')

  const civilNew = await office.row('W24Q3-004')
  expect(civilNew.repeatOf).toEqual(['2024年第一季度通报', cases[0]])
  expect((await office.row('W24Q3-002')).repeatOf).toEqual([cases[2]])
  // Another problem of the same account is none.
  expect((await office.row('W24Q3-001')).repeatOf).toEqual([])
  const events = await read.caseEvent.findMany({ where: { caseNo: 'W24Q3-004', type: 'repeat-linked' } })
  expect(events).toMatchObject([{ by: 'system', details: expect.stringContaining(cases[0] ?? '') }])
  const talk = await read.talk.findFirstOrThrow()
  expect(talk).toMatchObject({ caseNos: '["W24Q3-004"]', state: 'proposed' })
  expect(talk.basis).toContain('已被通报2次')
  // Known to be a repeat at publishing, its leader would have been told; found later, nobody is, whatever is looked at next.
  await office.clockTo('2024-08-23 17:30')
  const since = office.ear.all
    .slice(heard)
    .filter((one) => one.userid.endsWith('-lead') && one.userid !== leader.userid)
  expect(since.map((one) => one.item.text).filter((text) => text.includes('W24Q3'))).toEqual([])
  expect(
    office.ear.all.filter((one) => one.userid === leader.userid && one.item.text.includes('约谈建议')),
  ).toHaveLength(1)
  office.mindsNothingElse()
})

test('offered on another account: one task, linked or refused by a person, never asked again; the figures stay within the limits', async () => {
  const office = await openOffice({
    history: [
      {
        ...(circulatedTwice[1] ?? { circular: '', issuedOn: '', unit: '', indicator: '', problem: '' }),
        account: '民政服务',
      },
    ],
  })
  const { read } = office.sandbox.service.store
  await office.publishes()
  await office.minutesPass(30)
  const [offer] = await read.repeatProposal.findMany()
  expect(offer).toMatchObject({ id: 'W24Q3-004/1', state: 'open', reason: 'same-unit' })
  expect((await office.row('W24Q3-004')).repeatOf).toEqual([])
  expect((await office.openTasks()).filter((one) => one.kind === 'repeat-offers')).toHaveLength(1)
  await office.does((context, now) => decideRepeats(context, ['w24q3-004/1'], 'linked', staff.officer, now))
  expect((await office.row('W24Q3-004')).repeatOf).toEqual(['2024年第一季度通报'])
  await office.does((context, now) => decideRepeats(context, ['W24Q3-004/1'], 'refused', staff.reviewer, now))
  expect((await office.row('W24Q3-004')).repeatOf).toEqual([])
  expect((await office.openTasks()).filter((one) => one.kind === 'repeat-offers')).toEqual([])
  const again = await decideRepeats(office.context, ['W24Q3-004/1'], 'linked', staff.officer, office.now())
  expect(again).toMatchObject({ ok: false, code: 'repeat-refused' })
  const wrong = await decideRepeats(office.context, ['W24Q3-004/1'], 'refused', 'civil-1', office.now())
  expect(wrong).toMatchObject({ ok: false, code: 'role-missing' })

  const figures = await readStatistics(
    office.context,
    { circular: null, unit: null, from: null, to: null },
    staff.leader,
    office.now(),
  )
  if (!figures.ok) expect.fail(figures.message)
  const { burden } = figures.value
  expect(burden).toMatchObject({ outOfWindow: 0, daysBeyond: 0, circularsBeyond: 0, biggestDay: 1 })
  const heard = office.ear.all.filter((one) => !one.userid.startsWith('office'))
  expect(burden.pushes).toBe(heard.length)
  office.mindsNothingElse()
})
