// 办事规则 in a real browser: objections while one types, what a change does to open cases, setting it and moving them; an
// officer may edit and not set; what was typed outlives a closed page and a lost network.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserForThisFile, type WatchedPage } from '../pictures/browser.js'
import { faultsOf } from './accessible.js'
import { type ConsoleOffice, consoleOffice } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
beforeAll(async () => {
  office = await consoleOffice()
})
afterAll(() => office.close())

const opened = async (userid: string, options = {}): Promise<WatchedPage> => {
  const watched = await browser.page(options)
  await office.signIn(watched, '/policy', userid)
  await editor(watched.page).waitFor()
  return watched
}
const editor = (page: Page) => page.getByLabel('规则文件(JSON)')
const edits = async (page: Page, from: string, to: string): Promise<void> => {
  const text = await editor(page).inputValue()
  expect(text).toContain(from)
  await editor(page).fill(text.replace(from, to))
}
const acts = (): Promise<number> => office.service.store.read.policyAct.count()

test('what no office may ask is objected to at its line while it is typed', async () => {
  const { page, complaints } = await opened('office-lead')
  await edits(page, '"unsignedDeputy": 1', '"unsignedDeputy": 0')
  await page.getByText('有1处不能启用').waitFor()
  await page.getByText('属于强制即时响应').waitFor()
  expect(await page.getByRole('button', { name: '启用规则' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: /第\d+行/ }).click()
  const chosen = await editor(page).evaluate((area: { value: string; selectionStart: number; selectionEnd: number }) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  )
  expect(chosen).toContain('"unsignedDeputy": 0')
  expect(await faultsOf(page)).toEqual([])
  await edits(page, '"unsignedDeputy": 0', '"unsignedDeputy": "x"')
  await page.getByText('应为整数或规定的格式').waitFor()
  expect(complaints).toEqual([])
})

test('an officer edits and checks, but sets nothing; what was typed is there the next time', async () => {
  const { page } = await opened('office-1')
  await edits(page, '"escalate": 3', '"escalate": 4')
  await page.getByText('没有问题,启用后版本为').waitFor()
  await page.getByRole('row', { name: /逾期升级/ }).waitFor()
  expect(await page.getByRole('button', { name: '启用规则' }).count()).toBe(0)
  await page.getByText('规则由负责人启用').waitFor()
  await page.reload()
  await page.getByText('有上次没有启用的修改').waitFor()
  expect(await editor(page).inputValue()).toContain('"escalate": 4')
  expect(await acts()).toBe(0)
})

test('the leader looks at the effect, sets once, and moves open cases after another look', async () => {
  const { page, complaints } = await opened('office-lead')
  await edits(page, '"overdue": 1', '"overdue": 2')
  await page.getByText('没有问题,启用后版本为').waitFor()
  await page.getByRole('button', { name: '看对未办结事项的影响' }).click()
  await page.getByText('未办结事项54项,其中54项今后的步骤会变').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: '启用规则' }).click()
  await page.context().setOffline(true)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '启用规则' }).click()
  await dialog.getByText('网络不通').waitFor()
  await page.context().setOffline(false)
  await dialog.getByRole('button', { name: '启用规则' }).dblclick()
  await page.getByText('已启用。').waitFor()
  expect(await acts()).toBe(1)
  await page.getByText('有54项未办结事项仍按下发时的规则办理').waitFor()
  expect(await page.getByRole('button', { name: '改用现行规则' }).count()).toBe(0)
  await page.getByRole('button', { name: '看改用后的不同' }).click()
  await page.getByRole('button', { name: '改用现行规则' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '改用现行规则' }).click()
  await page.getByText('已改用现行规则。').waitFor()
  await page.getByRole('button', { name: /^查看/ }).click()
  await page.getByRole('button', { name: '以此为底稿' }).waitFor()
  expect(complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})

test('the page is for everybody, in light, dark and on a narrow window', async () => {
  for (const options of [
    { colorScheme: 'light', viewport: { width: 320, height: 800 } },
    { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  ] as const)
    expect(await faultsOf((await opened('office-3', options)).page)).toEqual([])
})
