// The pages of circulars for who may only look, for who has nothing to do there, without a network, when a colleague was
// faster; and for everybody: no fault a machine can find, in light and dark, on a wide and a narrow window.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePath } from '../../src/base/package-root.js'
import { contextOf, importSample, must, officer } from '../../src/cli/sample-office.js'
import { importCircular } from '../../src/flows/import-circular.js'
import { readPaper } from '../../src/paper-reader.js'
import { browserForThisFile } from '../pictures/browser.js'
import { faultsOf } from './accessible.js'
import { type ConsoleOffice, consoleOffice } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
beforeAll(async () => {
  office = await consoleOffice({ published: false })
  await importSample(office.service)
  const bytes = await readFile(samplePath('baoji-2024-august.txt'))
  const paper = { bytes, fileName: 'august.txt' }
  const draft = must(await readPaper(office.service.store, paper))
  must(
    await importCircular(
      contextOf(office.service),
      { ...paper, draft, url: null, by: officer },
      office.service.clock.now(),
    ),
  )
})
afterAll(() => office.close())

async function opened(userid: string, path: string): Promise<Page> {
  const watched = await browser.page()
  watched.page.setDefaultTimeout(25_000)
  return await office.signIn(watched, path, userid)
}
const correctDocNumber = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('button', { name: '更正 文号' }).click()
  await page.getByRole('dialog').getByLabel('文号').fill(text)
}
const save = (page: Page) => page.getByRole('dialog').getByRole('button', { name: '保存' })

test('a reviewer reads everything and is offered nothing to do; a contact sees no circular at all', async () => {
  const page = await opened('office-3', '/circulars')
  await page.getByText('您没有经办角色').waitFor()
  await page.getByRole('link', { name: /政务新媒体检查情况的通报/ }).click()
  await page.getByRole('heading', { name: '问题(54项)' }).waitFor()
  for (const name of ['确认识读结果', '作废', '补充一项', '更正 文号'])
    expect(await page.getByRole('button', { name }).count(), name).toBe(0)
  const theirs = await opened('edu-1', '/circulars/B24Q3')
  await theirs.getByRole('heading', { name: '这里是办公室的控制台' }).waitFor()
  expect(await theirs.getByText('问题').count()).toBe(0)
})

test('without a network nothing typed is lost, and it goes through when the network is back', async () => {
  const page = await opened('office-1', '/circulars/B24Q3')
  await correctDocNumber(page, '宝政办〔2024〕1号')
  await page.context().setOffline(true)
  await save(page).click()
  await page.getByRole('alert').filter({ hasText: '网络不通' }).waitFor()
  expect(await page.getByRole('dialog').getByLabel('文号').inputValue()).toBe('宝政办〔2024〕1号')
  await page.context().setOffline(false)
  await save(page).dblclick()
  await page.locator('[data-pointer="/docNumber"]', { hasText: '宝政办〔2024〕1号' }).waitFor()
  expect(await page.getByText('更正记录(1)').count()).toBe(1)
})

test('what a colleague changed meanwhile is shown before one’s own act, which is not done', async () => {
  const page = await opened('office-1', '/circulars/B24Q3')
  await correctDocNumber(page, '宝政办〔2024〕2号')
  const other = await opened('office-1', '/circulars/B24Q3')
  await correctDocNumber(other, '宝政办〔2024〕3号')
  await save(other).click()
  await other.locator('[data-pointer="/docNumber"]', { hasText: '3号' }).waitFor()
  // The page behind the dialog looks again as soon as it is seen again; what came in so does not pass for seen.
  await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))')
  await page.locator('[data-pointer="/docNumber"]', { hasText: '3号' }).waitFor()
  await save(page).click()
  await page.getByText('在您打开之后已有变化').waitFor()
  await page.getByRole('button', { name: '查看最新情况' }).click()
  await page.locator('[data-pointer="/docNumber"]', { hasText: '3号' }).waitFor()
  expect(await page.getByText('2号').count()).toBe(0)
})

test('no fault for any reader, in light and dark, wide and narrow, in English too', async () => {
  const page = await opened('office-1', '/circulars')
  await page.getByRole('cell', { name: 'B24Q3', exact: true }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('link', { name: /日常巡查情况的通报/ }).click()
  await page.locator('.marked').first().waitFor()
  await page.locator('button.value').first().click()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: '深色' }).click()
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Findings (4)' }).waitFor()
  await page.getByRole('button', { name: 'Confirm the reading', exact: true }).click()
  await page.getByRole('dialog').waitFor()
  expect(await faultsOf(page)).toEqual([])
})
