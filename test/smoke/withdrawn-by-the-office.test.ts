// The office strikes a finding: the unit is told why, what waited is settled, and nothing more leaves about it.
import { expect, test } from 'vitest'
import { withdrawCases } from '../../src/flows/withdraw-cases.js'
import { openOffice, staff } from '../harness.js'

test('withdrawn with a reason, and quiet from then on', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('已整改')
  culture.liaison.expects('等待复核')
  reviewer.expects('整改反馈待复核')
  const input = { nos: ['W24Q3-003'], reason: '经核实为误判', by: staff.reviewer }
  await office.does((context, now) => withdrawCases(context, input, now))
  culture.liaison.expects(/已撤销:W24Q3-003[\s\S]*经核实为误判/)
  await reviewer.says('通过 W24Q3-003')
  reviewer.expects('已撤销,无需再处理')
  await office.clockTo('2024-09-20 17:30')
  for (const person of [culture.liaison, culture.deputy, culture.leader]) person.expectsNothing()
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'withdrawn' })
  const again = await withdrawCases(office.context, input, office.now())
  expect(again.ok ? 'withdrawn' : again.code).toBe('case-ended')
  office.mindsNothingElse()
})
