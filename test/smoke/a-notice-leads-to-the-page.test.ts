// 查看明细 gives the numbered list, by whose numbers people answer in the chat, and under it the way to the page; the notice
// itself opens the page when it is tapped (contract §6).
import { expect, test } from 'vitest'
import { openOffice } from '../harness.js'

test('the list and the page it stands on', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishes()
  await office.clockTo('2024-08-21 09:40')
  const { liaison } = office.water
  const base = office.sandbox.settings.publicUrl
  const notice = liaison.expectsNotice()
  expect(JSON.stringify(notice.raw)).toContain(`"url":"${base}/m"`)
  await liaison.clicks('查看明细')
  const { text, raw } = liaison.expects('在页面上查看和办理')
  expect(text).toMatch(/1\. W24Q3-001 .*\n/)
  expect(JSON.stringify(raw)).toContain(`${base}/m`)
  await liaison.says('1 已整改')
  liaison.expects('已登记“已整改”:W24Q3-001(1项)')
})
