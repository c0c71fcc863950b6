// The way of a circular through the console: its file comes in, the reading is checked beside the paper, corrected, confirmed,
// rehearsed, submitted, approved by another person, and its messages leave before one's eyes.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePath } from '../../src/base/package-root.js'
import { browserForThisFile } from '../pictures/browser.js'
import { faultsOf } from './accessible.js'
import { type ConsoleOffice, consoleOffice } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
let page: Page
let complaints: string[]
beforeAll(async () => {
  office = await consoleOffice({ published: false })
  const watched = await browser.page()
  complaints = watched.complaints
  watched.page.setDefaultTimeout(25_000)
  page = await office.signIn(watched, '/circulars', 'office-1')
})
afterAll(() => office.close())

const button = (name: string) => page.getByRole('button', { name, exact: true })
const dialogButton = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
const state = () => page.locator('.story .tag').textContent()

test('a picture is answered in one sentence and stays chosen; the paper becomes a draft; the same again leads to it', async () => {
  await page.getByText('还没有导入通报').waitFor()
  const dragged = await page.evaluateHandle(`(() => {
    const held = new DataTransfer()
    held.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])], '通报.png'))
    return held
  })()`)
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: dragged })
  await button('识读并导入').click()
  await page.getByRole('alert').filter({ hasText: '暂不支持图片' }).waitFor()
  expect(await page.getByText('已选择:通报.png').count()).toBe(1)
  expect(await office.service.store.read.circular.count()).toBe(0)
  complaints.length = 0
  await page.getByLabel('选择文件').setInputFiles(samplePath('baoji-2024q3.txt'))
  await button('识读并导入').dblclick()
  await page.getByRole('heading', { name: '问题(54项)' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/circulars/B24Q3')
  await page.getByRole('link', { name: '← 全部通报' }).click()
  await page.getByLabel('选择文件').setInputFiles(samplePath('baoji-2024q3.txt'))
  await button('识读并导入').click()
  await page.getByText('已导入过').waitFor()
  expect(await office.service.store.read.circular.count()).toBe(1)
})

test('a value lights its sentence, and a sentence its values, with the keyboard as well', async () => {
  await page.locator('[data-pointer="/findings/20/account"] button', { hasText: '金台政务服务' }).click()
  const lit = page.locator('.marked.lit')
  // The paper prints it in other signs, and is shown as it is.
  expect(await lit.allTextContents()).toEqual(['金臺政務服務'])
  expect(await lit.first().isVisible()).toBe(true)
  await page.locator('[data-pointer="/title"] button').click()
  const sentence = page.locator('.marked', { hasText: '2024年8月19日' }).first()
  await sentence.focus()
  await page.keyboard.press('Enter')
  expect(await page.locator('[data-pointer="/issuedOn"].lit').count()).toBe(1)
  expect(await page.locator('.one.lit .value').first().getAttribute('aria-pressed')).toBe('true')
})

test('a value is corrected under a name and the correction taken back; a finding is struck with its reason', async () => {
  await page.getByRole('button', { name: '更正 成文日期' }).click()
  await page.getByRole('dialog').getByLabel('成文日期').fill('2024-08-21')
  await dialogButton('保存').click()
  await page.locator('[data-pointer="/issuedOn"]', { hasText: '办公室经办更正' }).waitFor()
  await button('撤回上一次更正').click()
  await dialogButton('撤回上一次更正').click()
  await page.locator('[data-pointer="/issuedOn"]', { hasText: '2024-08-19' }).waitFor()
  await page.getByRole('button', { name: '划去 1', exact: true }).click()
  expect(await dialogButton('划去').isDisabled()).toBe(true)
  await page.getByLabel('原因').fill('重复列出')
  await dialogButton('划去').click()
  await page.getByText('办公室经办划去:重复列出').waitFor()
  await button('恢复').click()
  await page.locator('tr.struck').waitFor({ state: 'detached' })
})

test('the rehearsal says before anything leaves what leaves on which day, to whom, in which words', async () => {
  await page.getByRole('link', { name: '发前核对与推演' }).click()
  await page.getByRole('heading', { name: '按日' }).waitFor()
  await page.locator('.calendar button').first().click()
  await page.locator('.messages summary', { hasText: '整改通知' }).first().click()
  expect(await page.locator('.messages .text').first().textContent()).toContain('整改')
  await page.getByRole('button', { name: '教育局联络员' }).click()
  expect(await page.locator('td .messages li').count()).toBeGreaterThan(2)
  expect(await faultsOf(page)).toEqual([])
  expect(await office.service.store.read.message.count()).toBe(0)
})

test('confirmed with the secrecy check, submitted, approved by another person, sent before one’s eyes', async () => {
  await page.getByRole('link', { name: '原文与识读' }).click()
  await button('确认识读结果').click()
  expect(await dialogButton('确认识读结果').isDisabled()).toBe(true)
  await page.getByLabel('本通报已公开发布,或已经保密审查').check()
  await dialogButton('确认识读结果').click()
  await button('提交审批').click()
  await dialogButton('提交审批').click()
  await page.getByText('等待负责人审批').waitFor()
  expect(await state()).toBe('待审批')
  const leader = await browser.page()
  const theirs = await office.signIn(leader, '/circulars/B24Q3', 'office-lead')
  await theirs.getByRole('button', { name: '批准并下发' }).click()
  await theirs.getByRole('dialog').getByRole('button', { name: '批准并下发' }).dblclick()
  await theirs.getByRole('heading', { name: '发送进度' }).waitFor()
  await office.playTo('2024-08-21T09:30:00+08:00')
  await theirs.reload()
  await theirs.getByText('已通知54/54项').waitFor()
  expect(Number(await theirs.locator('.sent').textContent())).toBeGreaterThan(10)
  const { id } = await office.service.store.read.circular.findFirstOrThrow({ select: { id: true } })
  const toLedger = theirs.getByRole('link', { name: '在台账中查看本通报事项' })
  expect(await toLedger.getAttribute('href')).toBe(`/ledger?circular=${id}`)
  expect(await faultsOf(theirs)).toEqual([])
  expect(leader.complaints).toEqual([])
  expect(complaints).toEqual([])
})
