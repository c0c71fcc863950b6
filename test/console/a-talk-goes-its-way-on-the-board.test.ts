// A talk on the board: decided, arranged, printed by the people whose office it is; what a lost network, a second click or a
// faster colleague does to it.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf, must } from '../../src/cli/sample-office.js'
import { applyForTalk } from '../../src/flows/propose-talk.js'
import { runTalk } from '../../src/flows/run-talk.js'
import { browserForThisFile, type WatchedPage } from '../pictures/browser.js'
import { faultsOf } from './accessible.js'
import { type ConsoleOffice, consoleOffice } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
beforeAll(async () => {
  office = await consoleOffice()
})
afterAll(() => office.close())

const now = (): Date => office.service.clock.now()
const talkNow = () => office.service.store.read.talk.findUniqueOrThrow({ where: { id: 'B24Q3-T1' } })
const audited = (act: string) => office.service.store.read.auditEntry.count({ where: { act } })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
/** The button inside the question of an act, not the one that asked it. */
const does = (page: Page, name: string) => page.locator('.t-dialog').getByRole('button', { name, exact: true })

async function opened(userid: string, path: string): Promise<WatchedPage> {
  const watched = await browser.page()
  await office.signIn(watched, path, userid)
  return watched
}

test('the leader reads the packet and agrees; a second click does nothing more', async () => {
  const { page, complaints } = await opened('office-lead', '/talks')
  await page.getByRole('link', { name: '宝鸡市教育局' }).click()
  await page.getByText('此前4个季度内已被通报2次').first().waitFor()
  expect(new URL(page.url()).search).toBe('?talk=B24Q3-T1')
  await button(page, '同意约谈').click()
  await does(page, '同意约谈').dblclick()
  await page.getByText('您现在没有可以办理的事').or(button(page, '取消约谈')).first().waitFor()
  expect([(await talkNow()).state, await audited('talk-approve')]).toEqual(['approved', 1])
  expect(await button(page, '排期').count()).toBe(0)
  await button(page, '关闭').click()
  const column = page.getByRole('region', { name: /已同意,待排期/ })
  await column.getByRole('link', { name: '宝鸡市教育局' }).waitFor()
  expect(complaints).toEqual([])
})

test('an officer arranges it on a Saturday: pointed out, and kept through a lost network', async () => {
  const { page } = await opened('office-1', '/talks?talk=B24Q3-T1')
  await button(page, '排期').click()
  await page.getByLabel('日期').fill('2024-08-31')
  await page.getByText('8月31日是星期六,不是工作日').waitFor()
  await page.getByLabel('时间', { exact: true }).fill('09:30')
  await page.getByLabel('地点').fill('市政府307会议室')
  await page.context().setOffline(true)
  await does(page, '排期').click()
  await page.getByText('网络不通').waitFor()
  await page.context().setOffline(false)
  expect(await page.getByLabel('地点').inputValue()).toBe('市政府307会议室')
  await does(page, '排期').click()
  await page.locator('.t-dialog').waitFor({ state: 'detached' })
  const { state, schedule } = await talkNow()
  expect([state, schedule]).toEqual(['invited', expect.stringContaining('2024-08-31T09:30:00+08:00')])
  await page.getByText('8月31日是星期六').first().waitFor()
})

test('a paper comes as a Word file', async () => {
  const { page } = await opened('office-1', '/talks?talk=B24Q3-T1')
  const coming = page.waitForEvent('download')
  await button(page, '约谈通知书').click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('B24Q3-T1约谈通知书.docx')
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK')
  expect(await audited('paper-made')).toBe(1)
})

test('a colleague was faster: nothing is done, what was typed stays, the new state is a click away', async () => {
  const { page } = await opened('office-1', '/talks?talk=B24Q3-T1')
  await button(page, '登记确认参加').click()
  await page.getByLabel('谁确认的').fill('教育局分管负责人')
  must(
    await runTalk(
      contextOf(office.service),
      'B24Q3-T1',
      { kind: 'cancel', reason: '改为书面说明' },
      'office-lead',
      now(),
    ),
  )
  await does(page, '登记确认参加').click()
  await page.getByText('在您打开之后已有变化').waitFor()
  expect(await page.getByLabel('谁确认的').inputValue()).toBe('教育局分管负责人')
  await button(page, '查看最新情况').click()
  await page.getByText('改为书面说明').first().waitFor()
  expect([(await talkNow()).state, await audited('talk-confirm')]).toEqual(['cancelled', 0])
})

test('applied for by hand: who applied cannot approve, and is told why', async () => {
  const { page } = await opened('office-lead', '/talks?apply=B24Q3-001')
  await page.getByLabel('事由').fill('两次催办没有答复')
  await does(page, '申请约谈').click()
  await page.getByText('提出约谈建议的人').waitFor()
  expect(await button(page, '同意约谈').isDisabled()).toBe(true)
  expect(new URL(page.url()).searchParams.get('talk')).toBe('B24Q3-T2')
  const again = { unit: null, caseNos: ['B24Q3-001'], reason: '再次', calls: 'leader', by: 'office' } as const
  expect(await applyForTalk(contextOf(office.service), again, 'office-1', now())).toMatchObject({ code: 'talk-known' })
})

test('held, with what was said and promised, typed once even if the page is left', async () => {
  const context = contextOf(office.service)
  const applied = { unit: null, caseNos: ['B24Q3-002'], reason: '多次退回', calls: 'leader', by: 'office' } as const
  must(await applyForTalk(context, applied, 'office-2', now()))
  must(await runTalk(context, 'B24Q3-T3', { kind: 'approve' }, 'office-lead', now()))
  const at = new Date(now().getTime() + 300_000).toISOString()
  const schedule = { at, place: '会议室', presider: null, bring: null, contact: null }
  must(await runTalk(context, 'B24Q3-T3', { kind: 'schedule', schedule }, 'office-1', now()))
  await office.playTo(new Date(now().getTime() + 360_000).toISOString())
  const { page } = await opened('office-1', '/talks?talk=B24Q3-T3')
  await button(page, '登记约谈').click()
  await page.getByLabel('(一)主持人说明事由和问题').fill('两次催办没有答复')
  await page.reload()
  await button(page, '登记约谈').click()
  expect(await page.getByLabel('(一)主持人说明事由和问题').inputValue()).toBe('两次催办没有答复')
  await button(page, '再加一项承诺').click()
  await page.getByLabel('承诺内容 1').fill('栏目恢复每周更新')
  await page.getByLabel('完成期限').fill('2024-09-10')
  await does(page, '登记约谈').click()
  await page.getByText('栏目恢复每周更新').first().waitFor()
  const { state, commitments } = await office.service.store.read.talk.findUniqueOrThrow({ where: { id: 'B24Q3-T3' } })
  expect([state, commitments]).toEqual(['held', expect.stringContaining('2024-09-10')])
})

test('light, dark and narrow: board, drawer and a question have no fault', async () => {
  const faults: Record<string, string[]> = {}
  for (const [look, colorScheme, width] of [
    ['light', 'light', 1280],
    ['dark', 'dark', 1280],
    ['narrow', 'light', 320],
  ] as const) {
    const watched = await browser.page({ colorScheme, viewport: { width, height: 800 } })
    const page = await office.signIn(watched, '/talks', 'office-1')
    await page.getByRole('heading', { name: '约谈', level: 1 }).waitFor()
    await page
      .getByRole('link', { name: /宝鸡|县|区/ })
      .first()
      .waitFor()
    faults[`${look} board`] = await faultsOf(page)
    await page.goto(`${office.service.url}/talks?talk=B24Q3-T3`)
    await button(page, '登记约谈').click()
    await page.getByLabel('(一)主持人说明事由和问题').waitFor()
    faults[`${look} question`] = await faultsOf(page)
    expect(watched.complaints).toEqual([])
  }
  expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([])
})
