// Signing in leads to the page that was asked for; a contact is shown the way to their own page, a session that ends
// leaves the page standing.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserForThisFile } from '../pictures/browser.js'
import { faultsOf } from './accessible.js'
import { type ConsoleOffice, consoleOffice } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
beforeAll(async () => {
  office = await consoleOffice({ published: false })
})
afterAll(() => office.close())

test('staff see the menu, a contact the way to the phone page', async () => {
  const watched = await browser.page()
  const page = await office.signIn(watched, '/ledger', 'office-1')
  await page.getByRole('link', { name: '整改台账' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/ledger')
  expect(await page.locator('.person').textContent()).toBe('办公室经办')
  expect(watched.complaints).toEqual([])
  const other = await browser.page()
  const theirs = await office.signIn(other, '/', 'edu-1')
  await theirs.getByRole('heading', { name: '这里是办公室的控制台' }).waitFor()
  expect(await theirs.getByRole('navigation').count()).toBe(0)
  expect(await faultsOf(theirs)).toEqual([])
})

test('a session that ends leaves the page and what was typed standing; signed in again, it goes on', async () => {
  const watched = await browser.page()
  const page = await office.signIn(watched, '/ledger', 'office-1')
  await page.getByLabel('搜索').fill('卫生健康')
  await page.context().clearCookies()
  await page.getByRole('link', { name: '今日', exact: true }).click()
  await page.getByRole('heading', { name: '登录已过期' }).or(page.getByText('登录已过期').first()).waitFor()
  await page.getByRole('button', { name: '已登录,继续' }).click()
  await page.getByText('还没有登录成功').waitFor()
  const other = await page.context().newPage()
  await other.goto(`${office.service.url}/`)
  await other.getByRole('link', { name: /^办公室经办（/ }).click()
  await other.getByRole('link', { name: '整改台账' }).waitFor()
  await page.getByRole('button', { name: '已登录,继续' }).click()
  await page.getByText('登录已过期').first().waitFor({ state: 'detached' })
  await page.getByRole('link', { name: '通报', exact: true }).click()
  await page.getByText('还没有导入通报').waitFor()
})

test('a page that cannot be fetched says so where one is, and comes once the network is back', async () => {
  const watched = await browser.page()
  const page = await office.signIn(watched, '/ledger', 'office-1')
  await page.getByLabel('搜索').waitFor()
  await page.context().setOffline(true)
  await page.getByRole('link', { name: '审计' }).click()
  await page.getByText('这一页没有取到').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('link', { name: '统计' }).click()
  await page.getByRole('heading', { name: '统计', exact: true }).waitFor()
  expect(await page.getByText('这一页没有取到').count()).toBe(0)
})
