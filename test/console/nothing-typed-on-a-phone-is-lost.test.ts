// The phone page when things go wrong: no network, an answer lost on the way, a session that ended, two taps at once, a
// colleague who was faster. Nothing typed is lost, nothing is done twice.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { pixel } from '../harness/person.js'
import { browserForThisFile } from '../pictures/browser.js'
import { type ConsoleOffice, consoleOffice, phone } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
beforeAll(async () => {
  office = await consoleOffice()
})
afterAll(() => office.close())

const submissions = (by: string) => office.service.store.read.submission.count({ where: { by } })

/** Opens the form that answers everything. */
async function answering(userid: string): Promise<Page> {
  const page = await office.signIn(await browser.page(phone), '/m', userid)
  await page.getByRole('button', { name: '全选' }).tap()
  await page.getByRole('button', { name: '已整改' }).tap()
  await page.getByLabel('整改情况').fill('已整改,见附图')
  return page
}
const submit = (page: Page): Promise<void> => page.getByRole('button', { name: '提交' }).tap()

test('without a network the words stay, an upload is tried again, and then it works', async () => {
  const page = await answering('fengxian-edu-1')
  await page.context().setOffline(true)
  await page.setInputFiles('input[multiple]', { name: 'a.png', mimeType: 'image/png', buffer: pixel })
  await page.getByText('上传中断,请重试。').waitFor()
  await submit(page)
  await page.getByText('网络不通').waitFor()
  expect(await page.getByLabel('整改情况').inputValue()).toBe('已整改,见附图')
  await page.context().setOffline(false)
  await page.getByText('已上传').waitFor()
  await submit(page)
  await page.getByText('已提交2项').waitFor()
  expect(await submissions('fengxian-edu-1')).toBe(1)
})

test('an answer lost after the act: pressed again, nothing happens twice and the page says it is done', async () => {
  const page = await answering('hrss-1')
  await page.route('**/api/mine/reply', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await submit(page)
  await page.getByText('网络不通').waitFor()
  await page.unroute('**/api/mine/reply')
  await submit(page)
  await page.getByText('已提交2项').waitFor()
  expect(await submissions('hrss-1')).toBe(1)
})

test('an upload that does not get on can be given up, and the words go without it', async () => {
  const page = await answering('health-1')
  await page.route('**/api/evidence?*', () => undefined)
  await page.setInputFiles('input[multiple]', { name: 'slow.png', mimeType: 'image/png', buffer: pixel })
  expect(await page.getByRole('button', { name: '提交' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: '删除slow.png' }).tap()
  await page.getByText('slow.png').waitFor({ state: 'detached' })
  await submit(page)
  await page.getByText('已提交2项').waitFor()
  expect(await submissions('health-1')).toBe(1)
})

test('two taps at once hand in once', async () => {
  const page = await answering('ndrc-1')
  await page.getByRole('button', { name: '提交' }).dblclick()
  await page.getByText('已提交2项').waitFor()
  expect(await submissions('ndrc-1')).toBe(1)
})

test('a session that ended: the page stays, signing in again finds the draft', async () => {
  const page = await answering('fufeng-water-1')
  await office.service.store.write((tx) =>
    tx.session.updateMany({ where: { userid: 'fufeng-water-1' }, data: { endedAt: office.service.clock.now() } }),
  )
  await submit(page)
  await page.getByRole('button', { name: '重新登录' }).waitFor()
  expect(await page.getByLabel('整改情况').inputValue()).toBe('已整改,见附图')
  // What a phone in WeCom does by itself: the page leads through the login and back.
  await office.signIn({ page, complaints: [] }, '/m', 'fufeng-water-1')
  await page.getByText('没有提交的草稿:已整改,2项').waitFor()
  await page.getByRole('button', { name: '继续填写' }).tap()
  await submit(page)
  await page.getByText('已提交2项').waitFor()
})

test('a colleague was faster: said so, the words stay, and what is new can be looked at', async () => {
  const page = await answering('qianyang-culture-1')
  const other = await office.signIn(await browser.page(phone), '/m', 'qianyang-culture-2')
  await other.getByRole('button', { name: '全选' }).tap()
  await other.getByRole('button', { name: '签收' }).tap()
  await other.getByText('已签收2项。').waitFor()
  await submit(page)
  await page.getByText('在您打开之后已有变化').waitFor()
  expect(await submissions('qianyang-culture-1')).toBe(0)
  await page.getByRole('button', { name: '刷新' }).tap()
  await submit(page)
  await page.getByText('已提交2项').waitFor()
})
