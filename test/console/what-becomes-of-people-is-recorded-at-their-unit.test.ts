// The units in a real browser: found through the tree and by search, people recorded as gone and back, an account's life, a
// registry file whose difference is shown before it is written; what a wrong person sees, and a network that is lost.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePath } from '../../src/base/package-root.js'
import { browserForThisFile, type WatchedPage } from '../pictures/browser.js'
import { faultsOf } from './accessible.js'
import { type ConsoleOffice, consoleOffice } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
beforeAll(async () => {
  office = await consoleOffice()
})
afterAll(() => office.close())

const opened = async (path: string, userid: string, options = {}): Promise<WatchedPage> => {
  const watched = await browser.page(options)
  await office.signIn(watched, path, userid)
  return watched
}
const unitPath = async (name: string): Promise<string> =>
  `/units/${(await office.service.store.read.unit.findUniqueOrThrow({ where: { name } })).id}`
const rowOf = (page: Page, userid: string) => page.getByRole('row').filter({ hasText: userid })
const actsOf = (act: string): Promise<number> => office.service.store.read.auditEntry.count({ where: { act } })

test('a unit is found below the one above it, and by its alias', async () => {
  const { page, complaints } = await opened('/units', 'office-1')
  await page.getByRole('button', { name: '展开岐山县人民政府办公室的下级单位' }).click()
  await page.getByRole('link', { name: '岐山县应急管理局' }).waitFor()
  await page.getByLabel('按名称、简称、曾用名或地区查找').fill('岐山县应急局')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByText('找到1个单位').waitFor()
  expect(new URL(page.url()).searchParams.get('search')).toBe('岐山县应急局')
  await page.getByRole('link', { name: '岐山县应急管理局' }).click()
  await page.getByRole('heading', { level: 1, name: '岐山县应急管理局' }).waitFor()
  expect(complaints).toEqual([])
})

test('a contact is recorded as gone once however often it is clicked, and is back again', async () => {
  const { page, complaints } = await opened(await unitPath('宝鸡市教育局'), 'office-1')
  await rowOf(page, 'edu-1').getByRole('button', { name: '登记调离' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '登记调离' }).dblclick()
  await rowOf(page, 'edu-1').getByText('已调离').waitFor()
  expect(await actsOf('person-left')).toBe(1)
  await page.getByText('已登记。').waitFor({ state: 'attached' })
  await rowOf(page, 'edu-1').getByRole('button', { name: '恢复联系' }).click()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: '恢复联系' }).click()
  await rowOf(page, 'edu-1').getByText('可以收到').waitFor()
  expect(complaints).toEqual([])
})

test('a stand-in typed while the network is away is still there when it is back', async () => {
  const { page } = await opened(await unitPath('宝鸡市审计局'), 'office-1')
  await rowOf(page, 'audit-1').getByRole('button', { name: '设代办' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('由谁代办').fill('audit-2')
  await dialog.getByLabel('到哪天').fill('2024-08-30')
  await page.context().setOffline(true)
  await dialog.getByRole('button', { name: '设代办' }).click()
  await dialog.getByText('网络不通').waitFor()
  expect(await dialog.getByLabel('由谁代办').inputValue()).toBe('audit-2')
  await page.context().setOffline(false)
  await dialog.getByRole('button', { name: '设代办' }).click()
  await page.getByText('2024-08-21至2024-08-30由').waitFor()
  expect(await office.service.store.read.standIn.count()).toBe(1)
})

test('a colleague who was faster is shown before anything is done', async () => {
  const path = await unitPath('宝鸡市信访局')
  const [one, other] = [await opened(path, 'office-1'), await opened(path, 'office-2')]
  const row = (page: Page) => page.getByRole('row').filter({ hasText: '联络员' }).first()
  await row(one.page).getByRole('button', { name: '改发文字' }).click()
  await row(other.page).getByRole('button', { name: '改发文字' }).click()
  await one.page.getByRole('dialog').getByRole('button', { name: '改发文字' }).click()
  await row(one.page).getByText('文字版').waitFor()
  await other.page.getByRole('dialog').getByRole('button', { name: '改发文字' }).click()
  await other.page.getByText('在您打开之后已有变化').waitFor()
  await other.page.getByRole('button', { name: '查看最新情况' }).click()
  await row(other.page).getByRole('button', { name: '改发卡片' }).waitFor()
  expect(await actsOf('message-form')).toBe(1)
})

test('who only reviews sees the unit and nothing to record; freezing is the leader’s', async () => {
  const { page } = await opened(await unitPath('宝鸡市教育局'), 'office-3')
  await rowOf(page, 'edu-1').waitFor()
  expect(await page.getByRole('button', { name: /登记|冻结本单位|设代办/ }).count()).toBe(0)
  await page.getByText('冻结和解除由负责人办理').waitFor()
  await page.goto(`${office.service.url}/units?part=registry`)
  await page.getByText('只有负责人或管理员可以导入').waitFor()
  expect(await page.getByLabel('选择名册文件').count()).toBe(0)
})

test('a registry file shows what it changes, and writing it twice writes it once', async () => {
  const { page, complaints } = await opened('/units?part=registry', 'office-lead')
  const file = JSON.parse(readFileSync(samplePath('baoji-registry.json'), 'utf8')) as { units: object[] }
  file.units.push({ name: '宝鸡市统计局', contacts: [] })
  const buffer = Buffer.from(JSON.stringify(file))
  await page.getByLabel('选择名册文件').setInputFiles({ name: '名册.json', mimeType: 'application/json', buffer })
  await page.getByRole('button', { name: '查看变化' }).click()
  await page.getByRole('heading', { name: '新增1项' }).waitFor()
  await page.getByText('宝鸡市统计局').waitFor()
  expect(await faultsOf(page)).toEqual([])
  const before = await actsOf('registry-imported')
  await page.getByRole('button', { name: '写入名册' }).dblclick()
  await page.getByText('已写入。').waitFor()
  expect(await actsOf('registry-imported')).toBe(before + 1)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载名册模板' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('名册模板.xlsx')
  expect(complaints).toEqual([])
})

test('the units are for everybody, in light, dark and on a narrow window', async () => {
  const path = await unitPath('岐山县应急管理局')
  for (const options of [
    { colorScheme: 'light', viewport: { width: 320, height: 800 } },
    { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  ] as const) {
    const { page } = await opened('/units', 'office-lead', options)
    await page.getByRole('link', { name: '宝鸡市教育局' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.goto(`${office.service.url}${path}`)
    await page.getByRole('button', { name: '冻结本单位' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
  }
})
