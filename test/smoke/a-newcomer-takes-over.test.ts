// A registry import names a new liaison: they are told once what is open; the ladder does not begin anew for them.
import { expect, test } from 'vitest'
import { importRegistry } from '../../src/flows/import-registry.js'
import { openOffice } from '../harness.js'
import { registryText } from '../harness/registry.js'

const withNewLiaison = (): string => {
  const registry = JSON.parse(registryText()) as {
    units: { name: string; contacts: { userid: string; name: string; role: string }[] }[]
  }
  const unit = registry.units.find((one) => one.name === '望川市文化旅游局')
  if (unit === undefined) expect.fail('no such unit')
  unit.contacts[0] = { userid: 'culture-9', name: '望川市文化旅游局新联络员', role: 'liaison' }
  return JSON.stringify(registry)
}

test('one message, no second notice, no receipt chased', async () => {
  const office = await openOffice()
  const { culture } = office
  const newcomer = office.person('culture-9')
  await office.publishesFor(['culture'])
  await office.clockTo('2024-08-21 14:30')
  await office.does((context, now) => importRegistry(context, withNewLiaison(), false, now))
  await office.sandbox.refreshPeople()
  await office.clockTo('2024-08-21 15:20')
  expect(newcomer.expects('整改事项交接').text).toMatch(/以?这些事项现在由您负责[\s\S]*W24Q3-003/)
  await office.clockTo('2024-09-05 16:10')
  newcomer.expectsNothing()
  culture.liaison.expectsNothing()
  // The unit's own ladder went on for the deputy, who was there before.
  culture.deputy.expects('整改通知(尚未签收)')
  await newcomer.says('1 已整改 互动功能已开通')
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'replied' })
  newcomer.readsAll()
  office.reviewer.expects('整改反馈待复核')
})
