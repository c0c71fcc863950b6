// The phone page for whoever holds the phone: no fault of accessibility in light, dark, at 320 px and with large letters; staff
// without a unit are led to the console, a unit above only looks, nobody sees another unit's matters.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserForThisFile } from '../pictures/browser.js'
import { faultsOf } from './accessible.js'
import { type ConsoleOffice, consoleOffice, phone } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
beforeAll(async () => {
  office = await consoleOffice()
})
afterAll(() => office.close())

test.each([
  ['light', 375, '100%'],
  ['dark', 375, '100%'],
  ['light', 320, '100%'],
  ['dark', 320, '200%'],
] as const)('list, story and form: %s, %i px, letters at %s', async (colorScheme, width, size) => {
  const watched = await browser.page({ ...phone, colorScheme, viewport: { width, height: 640 } })
  const page = await office.signIn(watched, '/m', 'health-1')
  await page.getByRole('checkbox').first().check()
  await page.evaluate(`document.documentElement.style.fontSize = '${size}'`)
  expect(await faultsOf(page)).toEqual([])
  await page.locator('a.card').first().tap()
  await page.getByRole('heading', { name: '往来' }).waitFor()
  for (const summary of await page.locator('summary').all()) await summary.tap()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: '已整改' }).tap()
  await page.getByLabel('整改情况').waitFor()
  expect(await faultsOf(page)).toEqual([])
  expect(watched.complaints).toEqual([])
})

test('staff without a unit are shown the way to the console', async () => {
  const page = await office.signIn(await browser.page(phone), '/m', 'office-1')
  await page.getByRole('heading', { name: '这里没有您的事项' }).waitFor()
  expect(await page.getByRole('link', { name: '打开控制台' }).getAttribute('href')).toBe('/')
})

test('a unit above looks and does nothing; a stranger sees nothing', async () => {
  const above = await office.signIn(await browser.page(phone), '/m', 'weibin-office-1')
  await above.getByText('没有未办结的整改事项').waitFor()
  await above.getByRole('button', { name: '下级单位' }).tap()
  await above.getByText('B24Q3-008').tap()
  await above.getByText('这是下级单位的事项,由其自行反馈。').waitFor()
  expect(await above.getByRole('button', { name: '已整改' }).count()).toBe(0)
  const stranger = await office.signIn(await browser.page(phone), '/m/B24Q3-008', 'health-1')
  await stranger.getByText('B24Q3-008不是您单位的事项。').waitFor()
  expect(await stranger.getByRole('heading', { name: '发现的问题' }).count()).toBe(0)
})

test('English is one tap away and stays', async () => {
  const page = await office.signIn(await browser.page(phone), '/m', 'health-1')
  await page.getByRole('button', { name: 'English' }).tap()
  await page.getByRole('heading', { name: 'To do(2)' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'To do(2)' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
})
