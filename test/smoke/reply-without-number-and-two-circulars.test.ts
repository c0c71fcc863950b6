// With two circulars open an answer without a number could mean either: the bot asks, and only then takes it.
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('the bot asks which circular is meant', async () => {
  const office = await openOffice()
  const { water, reviewer } = office
  await office.publishesFor(['water'])
  await office.clockTo('2024-08-22 08:50')
  await office.publishesFor(['water'], 'sites')
  await water.liaison.says('已整改 栏目都更新了')
  const asked = water.liaison.expects('哪一份')
  reviewer.expectsNothing()
  const number = /(\d)\. W24Q3B/.exec(asked.text)?.[1] ?? ''
  await water.liaison.says(number)
  water.liaison.expects('已登记“已整改”:W24Q3B-001')
  reviewer.expects('整改反馈待复核')
  expect(await office.row('W24Q3B-001')).toMatchObject({ state: 'replied' })
  expect(await office.row('W24Q3-001')).toMatchObject({ fixed: 'none' })
})

test('with one circular open the same words mean all of its cases', async () => {
  const office = await openOffice()
  const { water, reviewer } = office
  await office.publishesFor(['water'])
  await water.liaison.says('已整改 栏目都更新了')
  water.liaison.expects('已登记“已整改”:W24Q3-001、W24Q3-002')
  reviewer.expects('整改反馈待复核')
})
