// 账号变更: the corporation gives a liaison another userid, and the contact-sync callback says so. Their notice, their reply and
// their work go on under the new one; nobody is told anything twice.
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('told under the old userid, signs and replies under the new one', async () => {
  const office = await openOffice()
  const { emulator, service } = office.sandbox
  await office.publishesFor(['culture'])
  await emulator.rename('culture-1', 'wenlv-2024')
  await office.settles()
  const { read } = service.store
  expect(await read.person.count({ where: { userid: 'culture-1' } })).toBe(0)
  expect(await read.obligation.count({ where: { userid: 'wenlv-2024', rule: 'notice', outcome: 'sent' } })).toBe(1)
  const renamed = office.person('wenlv-2024')
  renamed.expectsNothing()
  await renamed.says('签收')
  renamed.expects('已签收')
  await renamed.says('已整改 互动功能已开通')
  renamed.expects('等待复核')
  office.reviewer.expects('整改反馈待复核')
  expect(await office.openTasks()).toContainEqual(expect.objectContaining({ kind: 'renamed' }))
})
