// 复核: finding, reply and evidence beside each other; decided by keys, once; who may not is told why; what a colleague decided
// meanwhile is not decided again, and a lost network loses nothing that was typed.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf, must } from '../../src/cli/sample-office.js'
import { decideSubmission } from '../../src/flows/decide-submission.js'
import { submitReply } from '../../src/flows/submit-reply.js'
import { submitRequest } from '../../src/flows/submit-request.js'
import { browserForThisFile } from '../pictures/browser.js'
import { faultsOf } from './accessible.js'
import { type ConsoleOffice, consoleOffice } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
beforeAll(async () => {
  office = await consoleOffice()
})
afterAll(() => office.close())

const now = (): Date => office.service.clock.now()
const states = async (nos: readonly string[]): Promise<string[]> => {
  const rows = await office.service.store.read.case.findMany({
    where: { no: { in: [...nos] } },
    orderBy: { no: 'asc' },
  })
  return rows.map((row) => row.state)
}
const decisionsOn = (no: string): Promise<number> =>
  office.service.store.read.caseEvent.count({ where: { caseNo: no, type: { in: ['closed', 'returned'] } } })

async function casesOf(userid: string): Promise<string[]> {
  const { read } = office.service.store
  const contacts = await read.contact.findMany({ where: { userid } })
  const where = { unitId: { in: contacts.map((one) => one.unitId) } }
  return (await read.case.findMany({ where, orderBy: { no: 'asc' } })).map((row) => row.no)
}
async function replies(by: string, text: string): Promise<{ id: string; nos: string[] }> {
  const input = { by, nos: await casesOf(by), text, channel: 'chat', oaNumber: null } as const
  const { submissionId, nos } = must(await submitReply(contextOf(office.service), input, now()))
  return { id: submissionId, nos }
}
const opened = async (who: string, id: string): Promise<Page> => {
  const page = await office.signIn(await browser.page(), `/reviews?open=${id}`, who)
  await page.getByRole('article').waitFor()
  return page
}

test('a passes after being asked once, the next opens by itself, r returns with a reason', async () => {
  const first = await replies('health-1', '栏目已恢复更新')
  const second = await replies('transport-1', '已更换失效链接')
  const watched = await browser.page()
  const page = await office.signIn(watched, '/reviews', 'office-2')
  const article = page.getByRole('article')
  await article.getByText('栏目已恢复更新').waitFor()
  expect(await article.textContent()).toMatch(/通报原文\s*原文“/)
  await page.keyboard.press('j')
  await article.getByText('已更换失效链接').waitFor()
  await page.keyboard.press('k')
  await article.getByText('栏目已恢复更新').waitFor()
  await page.keyboard.press('a')
  await page.getByText(`确认通过${first.nos.length}项`).waitFor()
  expect(await states(first.nos)).not.toContain('closed')
  await page.keyboard.press('a')
  await page.getByText(`已通过:${first.nos.join('、')}`).waitFor()
  expect(new Set(await states(first.nos))).toEqual(new Set(['closed']))
  await article.getByText('已更换失效链接').waitFor()
  await page.keyboard.press('r')
  await page.getByRole('button', { name: '截图看不清,请重新提供。' }).click()
  await page.keyboard.type(' ajk?')
  expect(await page.getByRole('textbox').first().inputValue()).toBe('截图看不清,请重新提供。 ajk?')
  await page.getByRole('button', { name: '确认退回' }).click()
  await page.getByText(`已退回:${second.nos.join('、')}`).waitFor()
  expect(new Set(await states(second.nos))).toEqual(new Set(['returned']))
  expect(watched.complaints).toEqual([])
})

test('who answered for the unit, and who is no reviewer, sees why they must not decide', async () => {
  const nos = await casesOf('edu-1')
  const input = { by: 'office-2', nos, text: '电话答复:已补办备案', channel: 'phone', oaNumber: null } as const
  const { submissionId } = must(await submitReply(contextOf(office.service), input, now()))
  const own = await opened('office-2', submissionId)
  await own.getByRole('article').getByText('请由另一位同事办理').first().waitFor()
  expect(await own.getByRole('button', { name: '通过' }).isDisabled()).toBe(true)
  await own.keyboard.press('a')
  await own.keyboard.press('a')
  expect(await states(nos)).toEqual(['replied'])
  const officers = await opened('office-1', submissionId)
  await officers.getByText('没有办理此事的角色').waitFor()
  expect(await officers.getByRole('button', { name: '退回' }).isDisabled()).toBe(true)
})

test('a colleague was faster: nothing is decided twice, and what is new is shown', async () => {
  const { id, nos } = await replies('citymgmt-1', '已整改')
  const page = await opened('office-2', id)
  must(await decideSubmission(contextOf(office.service), nos, { kind: 'close' }, 'office-3', now()))
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('在您打开之后已有变化').waitFor()
  await page.getByRole('button', { name: '查看最新情况' }).first().click()
  await page.getByText('这一件已经处理完').waitFor()
  expect(await decisionsOn(nos[0] ?? '')).toBe(1)
})

test('a lost network keeps the reason; pressing twice decides once', async () => {
  const { id, nos } = await replies('jintai-permit-1', '已整改')
  const page = await opened('office-3', id)
  await page.getByRole('checkbox').nth(1).uncheck()
  await page.keyboard.press('r')
  await page.getByRole('textbox').first().fill('栏目仍是空白')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '确认退回' }).click()
  await page.getByRole('alert').getByText('网络不通').waitFor()
  expect(await page.getByRole('textbox').first().inputValue()).toBe('栏目仍是空白')
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '确认退回' }).dblclick()
  await page.getByText('已退回:').waitFor()
  const [kept = ''] = await states([nos[1] ?? ''])
  expect(kept).toBe('replied')
  expect(await decisionsOn(nos[0] ?? '')).toBe(1)
  await page.getByRole('article').getByText('栏目仍是空白').first().waitFor()
})

test('an extension is granted to another day, a dispute rejected with a reason', async () => {
  const context = contextOf(office.service)
  const [late = ''] = await casesOf('ndrc-1')
  const [wrong = ''] = await casesOf('fund-1')
  const asked = { by: 'ndrc-1', nos: [late], reason: '平台升级', kind: 'extension', until: '2024-09-20' } as const
  const extension = must(await submitRequest(context, asked, now()))
  const page = await opened('office-1', extension.submissionId)
  await page.keyboard.press('a')
  expect(await page.getByLabel('延到').inputValue()).toBe('2024-09-20')
  await page.getByLabel('延到').fill('2024-09-18')
  await page.getByRole('button', { name: '确认同意延期' }).click()
  await page.getByText(`已同意延期:${late}`).waitFor()
  const row = await office.service.store.read.case.findUniqueOrThrow({ where: { no: late } })
  expect(row.dueOn).toBe('2024-09-18')
  const said = { by: 'fund-1', nos: [wrong], reason: '非本单位问题', kind: 'dispute' } as const
  const dispute = must(await submitRequest(context, said, now()))
  await page.goto(`${office.service.url}/reviews?open=${dispute.submissionId}`)
  await page.getByRole('article').waitFor()
  await page.keyboard.press('r')
  expect(await page.getByRole('button', { name: '确认异议不成立' }).isDisabled()).toBe(true)
  await page.getByRole('textbox').first().fill('经再次核查,问题属实')
  await page.getByRole('button', { name: '确认异议不成立' }).click()
  await page.getByText(`已异议不成立:${wrong}`).waitFor()
  expect(await states([wrong])).not.toContain('disputed')
})

test('for everybody: light, dark, narrow, with the keys shown', async () => {
  const { id } = await replies('ndrc-1', '已整改')
  const page = await opened('office-2', id)
  await page.keyboard.press('?')
  await page.getByRole('region', { name: '快捷键' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.press('r')
  await page.getByRole('button', { name: '深色' }).click()
  expect(await faultsOf(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await faultsOf(page)).toEqual([])
})
