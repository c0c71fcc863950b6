// 撤回 within ten minutes, in whatever words: all of the message is as if it had not been said, and nothing older is.
import { expect, test } from 'vitest'
import { townOf } from './chat.js'

const town = townOf(12)

test.each(['撤回', '撤销', '说错了', '发错了', '不好意思,发错了', '撤回一下'])('%s', async (said) => {
  const bureau = await town.bureau()
  await bureau.says('1已整改')
  await bureau.says('2已整改,3申请延期到9月20日 平台升级', 5)
  expect(await bureau.changed()).toBe('1 replied, 2 replied, 3 extension 2024-09-20')
  const answer = await bureau.says(said, 9)
  for (const no of bureau.nos.slice(1)) expect(answer).toContain(no)
  expect(answer).not.toContain(bureau.nos[0])
  expect(await bureau.changed()).toBe('1 replied')
})

test('after ten minutes it stands', async () => {
  const bureau = await town.bureau()
  await bureau.says('1已整改')
  expect(await bureau.says('撤回', 11)).toContain('没有可以撤回的内容')
  expect(await bureau.changed()).toBe('1 replied')
})

test('a question about what was taken back is closed with it', async () => {
  const bureau = await town.bureau()
  await bureau.says('1已整改,2还要等到月底')
  await bureau.says('撤回', 1)
  await bureau.says('是', 2)
  expect(await bureau.changed()).toBe('')
})

test('说错了 inside a longer text takes nothing back', async () => {
  const bureau = await town.bureau()
  await bureau.says('1已整改')
  await bureau.says('领导刚才说错了单位名称', 1)
  expect(await bureau.changed()).toBe('1 replied')
})
