// A text that is no circular gives a draft without findings and a block; nothing is read out of it (contract §4).
import { expect, test } from 'vitest'
import { draftOf } from './papers.js'

test.each([
  ['a recipe', '红烧肉的做法\n\n一、准备五花肉一斤，切块焯水。\n二、炒糖色，小火慢炖一小时。'],
  [
    'another trade',
    '云溪市市场监管局关于2024年食品安全抽检情况的通报\n\n各县区：\n现将情况通报如下：\n一、抽检1000批次，不合格3批次。',
  ],
  ['a table of nothing', '序号\n姓名\n成绩\n1\n甲\n90\n2\n乙\n80'],
  ['blanks', '  \n\n \t '],
  ['English', 'Quarterly report\n\nAll servers were checked, 3 failed.'],
])('%s', async (_, text) => {
  const draft = await draftOf(text)
  expect(draft.findings).toEqual([])
  expect(draft.anonymousCounts).toEqual([])
  expect(draft.checks).toMatchObject([{ code: 'not-a-circular', level: 'block' }])
})
