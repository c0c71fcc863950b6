// The sandbox page in a real browser: people are found, their phones stand side by side, buttons and words go out as
// callbacks, every fault has its switch, and what is missing is said.
import { expect, test } from 'vitest'
import { noFaults } from '../../src/sandbox/index.js'
import { agentId, buttonCard, receiver, type Rig, rigWith } from '../sandbox/harness.js'
import { browserForThisFile, type WatchedPage } from './browser.js'
import { faultsOfText, namelessControls, scrollsSideways } from './measuring.js'

const browser = browserForThisFile()

async function opened(rig: Rig, hash = '', options = {}): Promise<WatchedPage> {
  const watched = await browser.page(options)
  await watched.page.goto(`${rig.emulator.pageUrl}/${hash}`)
  await watched.page.locator('.person').first().waitFor({ state: 'attached' })
  return watched
}

test('who wrote is counted until the phone is opened, and people are found by name', async () => {
  const rig = await rigWith()
  await rig.text('第一条')
  await rig.text('第二条')
  const { page, complaints } = await opened(rig)
  expect(await page.locator('.badge').textContent()).toBe('2')
  await page.getByLabel('搜索成员').fill('卫健')
  expect(await page.locator('.person strong').allTextContents()).toEqual(['卫健委联络员'])
  await page.getByLabel('搜索成员').fill('没有这个人')
  expect(await page.locator('#people-empty').textContent()).toBe('没有找到这个人')
  await page.getByLabel('搜索成员').fill('')
  await page.locator('#person-edu-1').press('Enter')
  await page.locator('.bubble').nth(1).waitFor()
  expect(await page.locator('.bubble').allTextContents()).toEqual(['第一条', '第二条'])
  await page.locator('.badge').waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
})

test('phones stand side by side; words and buttons go out, and a changed card is drawn again', async () => {
  const service = await receiver()
  const rig = await rigWith({ callbackUrl: service.url })
  const { response_code } = await rig.card(buttonCard())
  await rig.text('给卫健委', { touser: '007' })
  const { page, complaints } = await opened(rig)
  await page.locator('#person-edu-1').click()
  await page.getByLabel('在旁边打开卫健委联络员的手机').click()
  await page.getByText('给卫健委', { exact: true }).last().waitFor()
  const phones = page.locator('.phone')
  expect(await phones.locator('.who strong').allTextContents()).toEqual(['教育局联络员', '卫健委联络员'])
  const first = phones.first()
  await first.getByRole('button', { name: '签收' }).click()
  await first.getByLabel('发消息').fill('都弄好了')
  await first.getByLabel('发消息').press('Enter')
  await first.getByText('都弄好了').waitFor()
  await expect
    .poll(() => service.got.map(({ fields }) => fields.EventKey ?? fields.Content))
    .toEqual(['ack', '都弄好了'])
  await rig.update({ response_code, button: { replace_name: '已签收' } })
  await first.getByRole('button', { name: '已签收' }).waitFor()
  expect(await first.getByRole('button', { name: '已签收' }).isDisabled()).toBe(true)
  expect(complaints).toEqual([])
})

test('a person sends what is no text, presses the menu and leaves', async () => {
  const service = await receiver()
  const rig = await rigWith({ callbackUrl: service.url })
  const button = [{ type: 'click', name: '进度', key: 'progress' }]
  const query = new URLSearchParams({ access_token: await rig.token(), agentid: String(agentId) }).toString()
  await fetch(`${rig.emulator.url}/cgi-bin/menu/create?${query}`, { method: 'POST', body: JSON.stringify({ button }) })
  const { page, complaints } = await opened(rig, '#edu-1')
  for (const [at, act] of ['发语音', '发位置', '菜单：进度', '移出应用可见范围'].entries()) {
    await page.getByLabel('此人的更多操作').click()
    await page.getByRole('button', { name: act }).click()
    await expect.poll(() => service.got.length).toBe(at + 1)
  }
  await expect
    .poll(() => service.got.map(({ fields }) => fields.Event ?? fields.MsgType))
    .toEqual(['voice', 'location', 'click', 'unsubscribe'])
  await page.getByText('不在应用可见范围内').waitFor()
  expect(complaints).toEqual([])
})

test('every fault has a switch', async () => {
  const rig = await rigWith()
  const { page } = await opened(rig, '#edu-1')
  const controls = page.locator('#switches')
  for (const box of await controls.locator('input[type=checkbox]').all()) await box.press('Space')
  for (const field of await controls.locator('input[type=number]').all()) {
    await field.fill('3')
    await field.press('Enter')
  }
  for (const list of await controls.locator('select').all()) await list.selectOption({ index: 1 })
  // Taking every token back is an act, not a state: it has a button.
  const states = Object.keys(noFaults).filter((name) => name !== 'tokenRevoked') as (keyof typeof noFaults)[]
  await expect
    .poll(() => states.filter((name) => JSON.stringify(rig.emulator.faults()[name]) === JSON.stringify(noFaults[name])))
    .toEqual([])
  expect(Object.keys(rig.emulator.faults().delivery)).toHaveLength(5)
  expect(await controls.getByRole('button', { name: '作废令牌' }).isEnabled()).toBe(true)
})

test('what is missing is said: no cards, no service, no emulator', async () => {
  const rig = await rigWith()
  const { page } = await opened(rig)
  expect(await page.locator('#settled').textContent()).toContain('没有连接督办服务')
  await page.getByRole('button', { name: '卡片总览' }).click()
  await page.getByText('这个模拟器没有带卡片样例').waitFor()
  await rig.emulator.close()
  await page.locator('#offline').waitFor()
})

test.for(['light', 'dark'] as const)('every view can be read and used at 360 pixels in %s', async (colorScheme) => {
  const rig = await rigWith()
  await rig.card(buttonCard())
  const { page, complaints } = await opened(rig, '', { viewport: { width: 360, height: 740 }, colorScheme })
  for (const view of ['成员', '聊天', '开关', '卡片总览']) {
    await page.locator('nav').getByRole('button', { name: view }).click()
    expect(await faultsOfText(page, '#top, main > section'), view).toEqual([])
    expect(await scrollsSideways(page), view).toBe(false)
    expect(await namelessControls(page), view).toEqual([])
  }
  await page.locator('nav').getByRole('button', { name: '成员' }).click()
  await page.locator('#person-edu-1').click()
  await page.locator('.card').waitFor()
  expect(await faultsOfText(page, '#phones')).toEqual([])
  expect(await namelessControls(page)).toEqual([])
  expect(complaints).toEqual([])
})

test('what the bot posts in the office’s group is read there, and nobody can write', async () => {
  const rig = await rigWith()
  const content = '【整改督办简报】9月2日'
  await fetch(rig.emulator.webhookUrl(), {
    method: 'POST',
    body: JSON.stringify({ msgtype: 'text', text: { content } }),
  })
  const { page, complaints } = await opened(rig)
  await page.getByRole('button', { name: '办公室群' }).first().click()
  await page.locator('.bubble').getByText(content).waitFor()
  expect(await page.getByLabel('发消息').isDisabled()).toBe(true)
  expect(complaints).toEqual([])
})
