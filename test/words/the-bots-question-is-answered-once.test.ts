// What the bot asks is answered by the next text that has the form of an answer, while the question is open; anything else is
// heard for what it says. 撤回 takes back the whole message.
import { expect, test } from 'vitest'
import { townOf } from './chat.js'

const town = townOf(32, 6)

test.each(['是', '是的', '好的', '嗯', '可以', '是,申请', '对', '要的'])('an offer is taken by %s', async (yes) => {
  const bureau = await town.bureau()
  expect(await bureau.says('第一个整改完了,第二个还要等到月底')).toContain('申请延期到9月30日吗')
  expect(await bureau.says(yes, 1)).toContain('已提交延期申请')
  expect(await bureau.changed()).toBe('1 replied, 2 extension 2024-09-30')
})

test('an offer is declined, dropped by other words, and forgotten after two hours', async () => {
  const [one, two, three] = [await town.bureau(), await town.bureau(), await town.bureau()]
  for (const bureau of [one, two, three]) await bureau.says('2能不能延期到9月20日')
  expect(await one.says('不用了', 1)).toContain('没有')
  await two.says('1已整改', 1)
  await two.says('是', 2)
  await three.says('是', 121)
  expect([await one.changed(), await two.changed(), await three.changed()]).toEqual(['', '1 replied', ''])
})

test('是 and 不 with no question open change nothing', async () => {
  const bureau = await town.bureau()
  for (const said of ['是', '不', '要的', '确认', '不用']) await bureau.says(said)
  expect(await bureau.changed()).toBe('')
})

test.each([
  ['2', '2 replied'],
  ['第2项', '2 replied'],
  ['1 3', '1 replied, 3 replied'],
  ['全部', '1 replied, 2 replied, 3 replied'],
  ['都是', '1 replied, 2 replied, 3 replied'],
  ['{b}', '2 replied'],
  ['{3}', '3 replied'],
  ['7', ''],
  ['取消', ''],
  ['怎么改?', ''],
])('which of them: %s', async (said, changed) => {
  const bureau = await town.bureau()
  expect(await bureau.says('链接已修复')).toContain('哪一项')
  await bureau.says(said, 1)
  expect(await bureau.changed()).toBe(changed)
})

test.each([
  ['第二份', '4 replied'],
  ['2', '4 replied'],
  ['W24Q3B', '4 replied'],
  ['全部', '1 replied, 2 replied, 3 replied, 4 replied'],
  ['1已整改', '1 replied'],
])('with two circulars open, which of them: %s', async (said, changed) => {
  const bureau = await town.bureau(true)
  expect(await bureau.says('已整改')).toContain('哪一份')
  expect(await bureau.changed()).toBe('')
  await bureau.says(said, 1)
  expect(await bureau.changed()).toBe(changed)
})

test('a case number means that case, however many circulars are open', async () => {
  const bureau = await town.bureau(true)
  await bureau.says('{4}已整改')
  expect(await bureau.changed()).toBe('4 replied')
})

test('the day of an extension is asked until it is one', async () => {
  const bureau = await town.bureau()
  expect(await bureau.says('2申请延期 平台升级')).toContain('延到哪一天')
  expect(await bureau.says('9月31日', 1)).toContain('日历上没有9月31日')
  expect(await bureau.says('尽快', 2)).toContain('没有看懂日期')
  expect(await bureau.says('下周五', 3)).toContain('9月13日')
  expect(await bureau.changed()).toBe('2 extension 2024-09-13')
})
