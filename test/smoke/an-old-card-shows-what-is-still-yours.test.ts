// A card outlives the matter it was about: when a case went to another unit, the old unit's card shows what is left to it
// and not how the other unit is doing (promise 11).
import { expect, test } from 'vitest'
import { handOverCases } from '../../src/flows/hand-over-cases.js'
import { openOffice, staff, unitNames } from '../harness.js'

test('查看明细 after a case went to another unit', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishesFor(['water', 'culture'])
  const { water } = office
  await water.liaison.clicks('查看明细')
  expect(water.liaison.expects('W24Q3-001').text).toContain('W24Q3-002')
  const handing = { to: unitNames.culture, until: null, reason: '职责调整', by: staff.officer }
  await office.does((context, now) => handOverCases(context, { ...handing, nos: ['W24Q3-001'] }, now))
  await office.minutesPass(30)
  water.liaison.readsAll()
  await water.liaison.clicks('查看明细')
  const left = water.liaison.expects('W24Q3-002').text
  expect(left).not.toContain('W24Q3-001')
  await office.does((context, now) => handOverCases(context, { ...handing, nos: ['W24Q3-002'] }, now))
  await office.minutesPass(30)
  water.liaison.readsAll()
  await water.liaison.clicks('查看明细')
  water.liaison.expects('已不由您单位负责')
})
