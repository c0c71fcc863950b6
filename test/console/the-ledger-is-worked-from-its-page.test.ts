// The ledger in a real browser: filtered by its address, acted on by selection, its views kept; the case behind a row tells
// its story and takes the acts that are open.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf, must } from '../../src/cli/sample-office.js'
import { submitReply } from '../../src/flows/submit-reply.js'
import { submitRequest } from '../../src/flows/submit-request.js'
import { browserForThisFile, type WatchedPage } from '../pictures/browser.js'
import { faultsOf } from './accessible.js'
import { type ConsoleOffice, consoleOffice } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
/** Cases of the health commission, which answers both. */
const answered = ['B24Q3-001', 'B24Q3-002']

beforeAll(async () => {
  office = await consoleOffice()
  await office.playTo('2024-08-21T11:00:00+08:00')
  const context = contextOf(office.service)
  const reply = {
    by: 'health-1',
    nos: answered,
    text: '已整改,栏目已恢复更新',
    channel: 'chat',
    oaNumber: null,
  } as const
  must(await submitReply(context, reply, office.service.clock.now()))
  const asked = {
    kind: 'extension',
    by: 'ndrc-1',
    nos: ['B24Q3-029'],
    until: '2024-09-20',
    reason: '平台升级',
  } as const
  must(await submitRequest(context, asked, office.service.clock.now()))
})
afterAll(() => office.close())

const opened = async (path: string, userid: string, options = {}): Promise<WatchedPage> => {
  const watched = await browser.page(options)
  await office.signIn(watched, path, userid)
  return watched
}
const stateOf = async (no: string): Promise<string> =>
  (await office.service.store.read.case.findUniqueOrThrow({ where: { no } })).state

test('what waits is filtered by a click, reviewed together, and refused ones are listed', async () => {
  const { page, complaints } = await opened('/ledger', 'office-3')
  await page.getByRole('link', { name: '等办公室处理' }).click()
  await page.getByText('共3项').waitFor()
  expect(new URL(page.url()).searchParams.get('waits')).toBe('any')
  await page.getByRole('checkbox', { name: '选择本页全部' }).check()
  await page.getByRole('button', { name: '通过并销号' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '通过并销号' }).dblclick()
  await page.getByText('B24Q3-029没有待复核的反馈').waitFor()
  await page.getByRole('button', { name: '知道了' }).click()
  await page.getByText('共1项').waitFor()
  expect(await Promise.all(answered.map(stateOf))).toEqual(['closed', 'closed'])
  const closed = { caseNo: { in: answered }, type: 'closed' }
  expect(await office.service.store.read.caseEvent.count({ where: closed })).toBe(2)
  expect(complaints).toEqual([])
})

test('a view is kept under its name and leads back to its filters', async () => {
  const { page } = await opened('/ledger?state=all&q=链接', 'office-3')
  await page.getByText('我的视图').click()
  await page.getByRole('button', { name: '保存当前筛选' }).click()
  await page.getByLabel('视图名称').fill('链接问题')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '链接问题', exact: true }).waitFor()
  await page.goto(`${office.service.url}/ledger`)
  await page.getByText('我的视图').click()
  await page.getByRole('button', { name: '链接问题', exact: true }).click()
  await page.waitForURL(/q=/)
  expect(await page.getByRole('searchbox').inputValue()).toBe('链接')
})

test('a reminder shows its cost first; a network that fails loses nothing and sends nothing', async () => {
  const { page } = await opened('/cases/B24Q3-003', 'office-2')
  await page.getByRole('button', { name: '催办' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/占用1条/).waitFor()
  await page.context().setOffline(true)
  await dialog.getByRole('button', { name: '发出催办' }).click()
  await dialog.getByText('网络不通').waitFor()
  await page.context().setOffline(false)
  const asked = { caseNo: 'B24Q3-003', type: 'reminder-asked' }
  expect(await office.service.store.read.caseEvent.count({ where: asked })).toBe(0)
  await dialog.getByRole('button', { name: '发出催办' }).click()
  await page.getByText('人工催办').waitFor()
  expect(await office.service.store.read.caseEvent.count({ where: asked })).toBe(1)
})

test('the case tells its story, and an act on what has changed meanwhile is not done', async () => {
  const { page } = await opened('/cases/B24Q3-029', 'office-3')
  await page.getByText('申请延期至9月20日').waitFor()
  expect(await page.getByText('平台升级').count()).toBeGreaterThan(0)
  await page.getByRole('button', { name: '同意延期', exact: true }).click()
  await office.service.store.write((tx) =>
    tx.case.update({ where: { no: 'B24Q3-029' }, data: { version: { increment: 1 } } }),
  )
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '同意延期' }).click()
  await dialog.getByText('在您打开之后已有变化').waitFor()
  await dialog.getByRole('button', { name: '查看最新情况' }).click()
  await dialog.getByRole('button', { name: '同意延期' }).click()
  await page.getByText('已办理。').waitFor()
  const row = await office.service.store.read.case.findUniqueOrThrow({ where: { no: 'B24Q3-029' } })
  expect(row.dueOn).toBe('2024-09-20')
})

test('who may not act is offered nothing, in light and dark, wide and narrow, without a fault', async () => {
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
  ] as const) {
    const { page, complaints } = await opened('/ledger', 'office-lead', {
      colorScheme,
      viewport: { width, height: 900 },
    })
    await page.getByText(/共\d+项/).waitFor()
    expect(await faultsOf(page), `ledger ${colorScheme} ${width}`).toEqual([])
    await page.goto(`${office.service.url}/cases/B24Q3-001`)
    await page.getByText('您现在没有可以办理的事').waitFor()
    expect(await faultsOf(page), `case ${colorScheme} ${width}`).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  }
})
