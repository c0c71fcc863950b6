// The phone page on its main path: a contact opens it and has three findings answered in at most six taps, typing aside; what
// was handed in can be taken back while the rules allow, and is a draft again.
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

/** Counts every finger put down on the page. */
const countTaps = (page: Page): Promise<void> =>
  page.evaluate(`document.taps = 0; addEventListener('pointerdown', () => { document.taps += 1 }, true)`)
const tapsOf = (page: Page): Promise<number> => page.evaluate<number>('document.taps')
const states = async (nos: readonly string[]) =>
  (await office.service.store.read.case.findMany({ where: { no: { in: [...nos] } } })).map((row) => row.state)

const nos = ['B24Q3-020', 'B24Q3-021', 'B24Q3-022']

test('three findings with a picture in at most six taps, and taken back again', async () => {
  const watched = await browser.page(phone)
  const page = await office.signIn(watched, '/m', 'jintai-permit-1')
  await page.getByRole('heading', { name: '待整改(3)' }).waitFor()
  await countTaps(page)
  await page.getByRole('button', { name: '全选' }).tap()
  await page.getByRole('button', { name: '已整改' }).tap()
  // The form takes the words at once, without a tap into it.
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type('栏目已更新,失效链接已修复。')
  await page.setInputFiles('input[multiple]', { name: 'jietu.png', mimeType: 'image/png', buffer: pixel })
  await page.getByText('已上传').waitFor()
  await page.getByRole('button', { name: '提交' }).tap()
  await page.getByText('已提交3项').waitFor()
  // Choosing the picture is two taps in the phone's own dialog, beside the page.
  expect((await tapsOf(page)) + 2).toBeLessThanOrEqual(6)
  expect(await states(nos)).toEqual(['replied', 'replied', 'replied'])
  const [row] = await office.service.store.read.submission.findMany({ where: { by: 'jintai-permit-1' } })
  expect(row).toMatchObject({ channel: 'page', text: '栏目已更新,失效链接已修复。', state: 'open' })
  expect(await office.service.store.read.evidence.count({ where: { submissionId: row?.id ?? '' } })).toBe(1)

  await page.getByText(/分\d+秒内可撤回/).waitFor()
  await page.locator('a.card').first().tap()
  const piece = page.getByRole('link', { name: 'jietu.png' })
  const file = await page.request.get(new URL((await piece.getAttribute('href')) ?? '', page.url()).href)
  expect(file.headers()['content-disposition']).toMatch(/^attachment/)
  expect(await file.body()).toEqual(pixel)
  await page.getByRole('button', { name: '返回列表' }).tap()
  await page.getByRole('button', { name: '撤回' }).tap()
  await page.getByText('已撤回3项').waitFor()
  expect(await states(nos)).toEqual(['issued', 'issued', 'issued'])
  await page.getByRole('button', { name: '继续填写' }).tap()
  expect(await page.getByLabel('整改情况').inputValue()).toBe('栏目已更新,失效链接已修复。')
  expect(await page.getByText('jietu.png').count()).toBe(1)
  expect(watched.complaints).toEqual([])
})

test('one matter: its story, receipt, a later day, and what the office said', async () => {
  const watched = await browser.page(phone)
  const page = await office.signIn(watched, '/m/B24Q3-001', 'health-1')
  await page.getByRole('heading', { name: '发现的问题' }).waitFor()
  await page.getByText('出处').tap()
  await page.getByText(/原文“/).first().waitFor()
  await page.getByRole('button', { name: '签收' }).tap()
  await page.getByText('已签收1项。').waitFor()
  await page.getByRole('button', { name: '申请延期' }).tap()
  await page.getByLabel('申请延到哪一天').fill('2024-09-20')
  await page.getByLabel('原因').fill('等待平台审核')
  await page.getByRole('button', { name: '提交' }).tap()
  await page.getByText('申请延期至9月20日').waitFor()
  await page.getByRole('button', { name: '返回列表' }).tap()
  await page.getByRole('heading', { name: '等办公室处理(1)' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/m')
  expect(watched.complaints).toEqual([])
})

test('a disputed finding and a pause wait for the office with their reasons', async () => {
  const watched = await browser.page(phone)
  const page = await office.signIn(watched, '/m', 'fufeng-hrss-1')
  const ask = async (no: string, button: string, reason: string): Promise<void> => {
    await page.getByRole('checkbox', { name: no }).tap()
    await page.getByRole('button', { name: button }).tap()
    await page.getByLabel('原因').fill(reason)
    await page.getByRole('button', { name: '提交' }).tap()
    await page.getByText('已提交1项').waitFor()
  }
  await ask('B24Q3-048', '有异议', '该账号已移交')
  await ask('B24Q3-053', '申请暂缓', '平台注销办理中')
  const kinds = await office.service.store.read.submission.findMany({
    where: { by: 'fufeng-hrss-1' },
    orderBy: { at: 'asc' },
    select: { kind: true, text: true },
  })
  expect(kinds).toEqual([
    { kind: 'dispute', text: '该账号已移交' },
    { kind: 'block', text: '平台注销办理中' },
  ])
  expect(watched.complaints).toEqual([])
})
