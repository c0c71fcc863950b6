// The ten minutes of the README, word for word, in one browser: a circular is published, answered, reviewed, and a talk is
// proposed. Who one is is chosen at the emulator's login each time, as a newcomer does.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePath } from '../../src/base/package-root.js'
import { browserForThisFile } from '../pictures/browser.js'
import { type ConsoleOffice, consoleOffice } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
let page: Page
beforeAll(async () => {
  // As `npm run sandbox` opens it: the quarter's circular is published already.
  office = await consoleOffice()
  const watched = await browser.page()
  page = watched.page
  page.setDefaultTimeout(25_000)
})
afterAll(() => office.close())

/** 换一个人, then choose who at the login; leads back to where one was. */
async function be(name: string): Promise<void> {
  await page.getByRole('button', { name: '换一个人' }).click()
  await page.getByRole('link', { name: new RegExp(`^${name}（`) }).click()
}
const button = (name: string) => page.getByRole('button', { name, exact: true })
const dialogButton = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })

test('an officer imports, looks at the plan, confirms and submits', async () => {
  await page.goto(`${office.service.url}/circulars`)
  await page.getByRole('link', { name: /^办公室经办（/ }).click()
  await page.getByLabel('选择文件').setInputFiles(samplePath('baoji-2024-august.txt'))
  await button('识读并导入').click()
  await page.getByRole('heading', { name: '问题(4项)' }).waitFor()
  await page.getByRole('link', { name: '发前核对与推演' }).click()
  await page.getByRole('heading', { name: '按日' }).waitFor()
  await page.getByRole('link', { name: '原文与识读' }).click()
  await button('确认识读结果').click()
  await page.getByLabel('本通报已公开发布,或已经保密审查').check()
  await dialogButton('确认识读结果').click()
  await button('提交审批').click()
  await dialogButton('提交审批').click()
  await page.getByText('等待负责人审批').waitFor()
})

test('a leader approves; the units are told, and a talk about what came back is proposed', async () => {
  await be('办公室分管负责人')
  await button('批准并下发').click()
  await dialogButton('批准并下发').click()
  await page.getByRole('heading', { name: '发送进度' }).waitFor()
  await office.playTo('2024-08-21T09:30:00+08:00')
  await page.getByRole('link', { name: '约谈', exact: true }).click()
  await page.getByRole('link', { name: '宝鸡市教育局' }).first().waitFor()
  expect(await page.getByText('B24Q3B-T1').count()).toBe(1)
})

test('the unit answers all of its items at once', async () => {
  await be('教育局联络员')
  await page.goto(`${office.service.url}/m`)
  await page.getByRole('button', { name: '全选' }).click()
  await page.getByRole('button', { name: '已整改' }).click()
  await page.getByLabel('整改情况').fill('栏目已更新,失效链接已修复,账号已注销。')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('已提交4项').waitFor()
})

test('a reviewer passes one reply with the keyboard', async () => {
  await be('办公室复核')
  await page.goto(`${office.service.url}/reviews`)
  await page.getByRole('article').getByText('栏目已更新,失效链接已修复').waitFor()
  await page.keyboard.press('a')
  await page.keyboard.press('a')
  await expect
    .poll(() => office.service.store.read.case.count({ where: { state: 'closed' } }), { timeout: 20_000 })
    .toBe(4)
})
