// A circular that prints no deadline: by the built-in rules none is set and the office has a task; an office may set
// working days from receipt by the weight of a finding, and 为什么 names its rules as the source.
import { expect, test } from 'vitest'
import { setPolicy } from '../../src/flows/set-policy.js'
import { openOffice, staff } from '../harness.js'

const rules = JSON.stringify({ withoutDeadline: { fail: 5, minor: 10 } })

test('the rules set one by the weight of the finding, counted from receipt', async () => {
  const office = await openOffice()
  const { water } = office
  await office.does((context, now) => setPolicy(context, rules, staff.leader, now))
  await office.publishes('open-ended')
  await office.clockTo('2024-08-21 17:30')
  water.liaison.expectsNotice()
  expect(await office.row('W24Q3-001')).toMatchObject({ severity: 'fail', dueOn: '2024-08-28' })
  expect(await office.row('W24Q3-002')).toMatchObject({ severity: 'minor', dueOn: '2024-09-04' })
  await water.liaison.says('为什么 W24Q3-001')
  expect(water.liaison.expects('8月28日').text).toContain('办公室规定')
  office.mindsNothingElse()
})

test('without such a rule nothing is invented, and the office has a task', async () => {
  const office = await openOffice()
  const { water } = office
  await office.publishes('open-ended')
  await office.clockTo('2024-08-21 17:30')
  water.liaison.expectsNotice()
  await water.liaison.clicks('签收')
  await office.clockTo('2024-08-26 17:30')
  expect(await office.row('W24Q3-001')).toMatchObject({ dueOn: null, overdueWorkdays: 0 })
  expect((await office.openTasks()).map((one) => one.kind)).toContain('no-deadline')
  office.mindsNothingElse()
})
