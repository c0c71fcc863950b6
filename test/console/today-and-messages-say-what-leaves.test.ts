// 今日 lists what waits for who looks and leads there; 消息 says of each message how it ended; a leader holds planned sending by
// hand, everybody sees it, and what it stops is said before.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf, must } from '../../src/cli/sample-office.js'
import { submitReply } from '../../src/flows/submit-reply.js'
import { raiseTask } from '../../src/store/tasks.js'
import { browserForThisFile } from '../pictures/browser.js'
import { faultsOf } from './accessible.js'
import { type ConsoleOffice, consoleOffice } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
beforeAll(async () => {
  office = await consoleOffice()
  await office.playTo('2024-08-21T09:30:00+08:00')
}, 180_000)
afterAll(() => office.close())

const now = (): Date => office.service.clock.now()
const opened = async (path: string, who: string): Promise<Page> => {
  const page = await office.signIn(await browser.page(), path, who)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

test('nothing waits for a reviewer; a reply does, and its line leads to it', async () => {
  const page = await opened('/', 'office-3')
  await page.getByText('今天没有等您办的事').waitFor()
  const text = '已恢复更新'
  const input = { by: 'edu-1', nos: ['B24Q3-054'], text, channel: 'chat', oaNumber: null } as const
  must(await submitReply(contextOf(office.service), input, now()))
  await page.reload()
  await page.getByRole('link', { name: '宝鸡市教育局 B24Q3-054' }).click()
  await page.getByRole('article').getByText(text).waitFor()
})

test('a task is done with a note, once; without one the reason stays beside it', async () => {
  const { store } = office.service
  const task = { kind: 'call', text: '请电话通知宝鸡市教育局。', caseNos: ['B24Q3-054'], assignee: null, at: now() }
  await store.write((tx) => raiseTask(tx, { key: 'call/test', ...task }))
  const page = await opened('/', 'office-1')
  await page.getByText('教育局联络员(联络员)').waitFor()
  await page.getByRole('button', { name: '办结' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '办结' }).click()
  await dialog.getByText('要写明接电话的人和时间').waitFor()
  await dialog.getByRole('textbox').fill('联络员,上午9:30')
  await page.context().setOffline(true)
  await dialog.getByRole('button', { name: '办结' }).click()
  await dialog.getByText('网络不通').waitFor()
  expect(await dialog.getByRole('textbox').inputValue()).toBe('联络员,上午9:30')
  await page.context().setOffline(false)
  await dialog.getByRole('button', { name: '办结' }).dblclick()
  await dialog.waitFor({ state: 'detached' })
  const told = await store.read.caseEvent.count({ where: { caseNo: 'B24Q3-054', type: 'told-by-phone' } })
  expect(told).toBe(1)
})

test('messages by unit and state, one in full with its why, and what is still to come', async () => {
  const page = await opened('/messages', 'office-1')
  await page.getByRole('combobox', { name: '单位' }).fill('宝鸡市教育局')
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByText('共2条').waitFor()
  expect(new URL(page.url()).searchParams.get('unit')).toBe('宝鸡市教育局')
  await page.getByRole('button', { name: /查看教育局联络员.*整改通知/ }).click()
  const story = page.locator('.t-drawer')
  await story.getByText('计入条数').waitFor()
  expect(await story.textContent()).toMatch(/B24Q3-054[\s\S]*原文/)
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: '单位' }).fill('没有的单位')
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByRole('alert').getByText('名册里没有单位“没有的单位”').waitFor()
  await page.getByRole('button', { name: '清除' }).click()
  await page.getByRole('button', { name: '待发(推算)' }).click()
  await page.getByText('届时仍未反馈或办结则发出').first().waitFor()
})

test('a leader holds with a reason, others see it without the button, the leader releases', async () => {
  const page = await opened('/messages', 'office-lead')
  await page.getByRole('button', { name: '暂停发送' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('整改期限照常计算').waitFor()
  expect(await dialog.getByRole('button', { name: '暂停发送' }).isDisabled()).toBe(true)
  await dialog.getByRole('textbox').fill('名册有误')
  await dialog.getByRole('button', { name: '暂停发送' }).dblclick()
  await page.getByText('计划消息已暂停发送').waitFor()
  expect(await faultsOf(page)).toEqual([])
  const others = await opened('/', 'office-1')
  await others.getByText('放行由负责人或管理员办理').waitFor()
  await others.getByText('原因:名册有误').first().waitFor()
  await page.getByRole('button', { name: '放行' }).click()
  await dialog.getByText('不逐条补发').waitFor()
  await dialog.getByRole('button', { name: '放行' }).click()
  await page.getByRole('button', { name: '暂停发送' }).waitFor()
  const acts = await office.service.store.read.auditEntry.findMany({ where: { subject: 'engine' } })
  expect(acts.map((one) => one.act)).toEqual(['sending-held', 'hold-released'])
})

test('for everybody: light, dark, narrow', async () => {
  for (const path of ['/', '/messages']) {
    const page = await opened(path, 'office-1')
    await page.waitForLoadState('networkidle')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: '深色' }).click()
    expect(await faultsOf(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await faultsOf(page)).toEqual([])
  }
})
