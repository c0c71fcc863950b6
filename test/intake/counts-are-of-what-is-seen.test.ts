// Counts without names: a number or 个别/部分 with a fault that could be seen. How somebody thinks and what sums up the annex
// are none.
import { expect, test } from 'vitest'
import { circular, draftOf } from './papers.js'

const annex =
  '附件\n问题清单\n序号\t账号名称\t平台\t主办单位\t存在问题\n1\t云溪普法\t抖音号\t县司法局\t存在错别字\n2\t云溪民政\t微博\t县民政局\t标题有错别字'
const read = async (problems: string, withAnnex = false) =>
  (await draftOf(circular({ problems, ...(withAnnex ? { annex } : {}) }))).anonymousCounts.map(
    ({ problem, count, group }) => [problem, count, group ?? null],
  )

test.each([
  ['检查中还发现,有6个账号发布频次偏低。', [['发布频次偏低', 6, null]]],
  ['十二个账号更新不及时。', [['十二个账号更新不及时', 12, null]]],
  [
    '有27个账号更新不及时,其中16个监测时间点前2周内无更新,11个超过7天未更新。',
    [
      ['监测时间点前2周内无更新', 16, '更新不及时'],
      ['超过7天未更新', 11, '更新不及时'],
    ],
  ],
  ['部分单位把关不严,5条信息出现错别字。', [['5条信息出现错别字', 5, null]]],
  ['有的单位认为政务新媒体可有可无,出了问题无人负责。', []],
  ['部分单位思想认识不到位,主动性不强。', []],
])('%s', async (problems, counts) => {
  expect(await read(problems)).toEqual(counts)
})

test('what the rows of the annex are is not told again; what comes on top of them is', async () => {
  expect(await read('部分账号稿件存在错别字。', true)).toEqual([])
  expect(await read('此外,部分账号稿件存在错别字。', true)).toEqual([['部分账号稿件存在错别字', null, null]])
})
