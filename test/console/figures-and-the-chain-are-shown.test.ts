// Statistics and audit: what the pages show is what the flows say, a scope stands in the address, files come as files, and a
// person without the role is told so.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf, must } from '../../src/cli/sample-office.js'
import { readStatistics } from '../../src/flows/read-statistics.js'
import { auditEnd } from '../../src/store/audit.js'
import { browserForThisFile, type WatchedPage } from '../pictures/browser.js'
import { faultsOf } from './accessible.js'
import { type ConsoleOffice, consoleOffice } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
beforeAll(async () => {
  office = await consoleOffice()
})
afterAll(() => office.close())

async function opened(userid: string, path: string): Promise<WatchedPage> {
  const watched = await browser.page()
  await office.signIn(watched, path, userid)
  return watched
}
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('the figures are those of the flow, drawn, and the same as a table', async () => {
  const { page, complaints } = await opened('office-1', '/statistics')
  await page.locator('canvas').first().waitFor()
  const asked = { circular: null, unit: null, from: null, to: null }
  const figures = must(await readStatistics(contextOf(office.service), asked, 'office-1', office.service.clock.now()))
  const section = page.locator('section', { has: page.getByRole('heading', { name: '按指标' }) })
  await section.getByText('同样的数字(表格)').click()
  const rows = await section.locator('tbody tr').count()
  expect(rows).toBe(figures.cases.byIndicator.length)
  expect(await section.locator('tbody td:nth-child(2)').allTextContents()).toEqual(
    figures.cases.byIndicator.map((one) => String(one.cases)),
  )
  expect(complaints).toEqual([])
})

test('a unit and a circular are chosen, and the address says so', async () => {
  const { page } = await opened('office-1', '/statistics')
  await page.getByLabel('单位').fill('宝鸡市教育局')
  await page.getByRole('combobox', { name: /^通报/ }).selectOption('B24Q3')
  await button(page, '统计').click()
  await page.waitForURL(/circular=B24Q3&unit=/)
  const cases = await office.service.store.read.case.count({ where: { unit: { name: '宝鸡市教育局' } } })
  await page
    .locator('dl.pairs dd')
    .first()
    .filter({ hasText: String(cases) })
    .waitFor()
  await page.goto(`${office.service.url}/statistics?unit=${encodeURIComponent('没有的单位')}`)
  await page.getByText('名册里没有单位“没有的单位”').waitFor()
})

test('the workbook comes as a file', async () => {
  const { page } = await opened('office-lead', '/statistics')
  const coming = page.waitForEvent('download')
  await button(page, '导出工作簿').click()
  expect((await coming).suggestedFilename()).toBe('整改督办统计2024-08-21.xlsx')
})

test('entries are found by person and act, page after page, and lead to their matter', async () => {
  const { page } = await opened('office-lead', '/audit')
  await page.getByLabel('做了什么').selectOption({ label: '下发事项' })
  await button(page, '查找').click()
  await page.waitForURL(/act=case-opened/)
  const opened54 = await office.service.store.read.auditEntry.count({ where: { act: 'case-opened' } })
  await page.locator('tbody tr').nth(49).waitFor()
  await button(page, '更早的记录').click()
  await page.getByText('已到最早的记录').waitFor()
  expect(await page.locator('tbody tr').count()).toBe(opened54)
  expect(await page.locator('tbody a').first().getAttribute('href')).toMatch(/^\/cases\/B24Q3-\d{3}$/)
  await page.goto(`${office.service.url}/audit?person=nobody`)
  await page.getByText('没有符合条件的记录').waitFor()
})

test('the chain is checked, its head shown, a head that is not in it named', async () => {
  const { page } = await opened('office-lead', '/audit')
  const { head } = await auditEnd(office.service.store.read)
  await page.getByText(head).first().waitFor()
  await button(page, '开始校验').click()
  await page.getByText(/审计链完整:\d+条/).waitFor()
  await page.getByLabel(/以前抄下的链头/).fill('f'.repeat(64))
  await button(page, '开始校验').click()
  await page.getByText('可能被截短或替换').waitFor()
})

test('a lost network leaves what is shown, and says so', async () => {
  const { page } = await opened('office-lead', '/audit')
  await page.locator('tbody tr').first().waitFor()
  await page.context().setOffline(true)
  await page.getByLabel('谁').fill('系统')
  await button(page, '查找').click()
  await page.getByText('网络不通').waitFor()
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(0)
  await page.context().setOffline(false)
  await button(page, '重试').click()
  await page.getByText('网络不通').waitFor({ state: 'detached' })
  expect(await page.getByLabel('谁').inputValue()).toBe('系统')
})

test('a contact is refused by the service itself', async () => {
  const { page } = await opened('edu-1', '/')
  const codes = await page.evaluate(async () => {
    const paths = [
      '/api/statistics',
      '/api/statistics/workbook',
      '/api/statistics/scopes',
      '/api/audit',
      '/api/audit/acts',
      '/api/audit/verification?begin=1',
    ]
    return await Promise.all(paths.map(async (path) => (await fetch(path)).status))
  })
  expect(codes).toEqual([403, 403, 403, 403, 403, 403])
})

test('light, dark and narrow have no fault; the pictures follow the light', async () => {
  const faults: Record<string, string[]> = {}
  for (const [look, colorScheme, width] of [
    ['light', 'light', 1280],
    ['dark', 'dark', 1280],
    ['narrow', 'light', 320],
  ] as const)
    for (const path of ['/statistics', '/audit']) {
      const watched = await browser.page({ colorScheme, viewport: { width, height: 800 } })
      const page = await office.signIn(watched, path, 'office-lead')
      await page
        .locator(path === '/audit' ? 'tbody tr' : 'canvas')
        .first()
        .waitFor()
      faults[`${look} ${path}`] = await faultsOf(page)
      if (look === 'light' && path === '/statistics') {
        const before = await page.locator('canvas').first().screenshot()
        await button(page, '深色').click()
        await page.locator('html[theme-mode=dark]').waitFor()
        await expect.poll(async () => (await page.locator('canvas').first().screenshot()).equals(before)).toBe(false)
      }
      expect(watched.complaints).toEqual([])
    }
  expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([])
})
