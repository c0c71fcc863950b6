// The grammar of findings in running text: one invented sentence per form, and who has which problem on what. Names are
// made up; each line is a shape that circulars use, whatever the words in it.
import { expect, test } from 'vitest'
import { circular, draftOf } from './papers.js'
import { cases, type Row } from './sentence-forms.js'

/** `subject` is the account, or the site. */
const rowsOf = async (problems: string): Promise<Row[]> =>
  (
    await draftOf(circular({ problems, situation: '共检查政务新媒体账号50个，其中合格41个，不合格9个。' }))
  ).findings.map(({ unit, account, site, platform, problem }) => [unit, account ?? site, platform, problem])

test.each(cases)('%s', async (_, problems, rows) => {
  const lines = (list: Row[]): string[] => list.map((row) => row.join('|')).sort()
  expect(lines(await rowsOf(problems))).toEqual(lines(rows))
})

test('你局 is the unit the paper is addressed to, 该镇 the one named last', async () => {
  const text = `关于政务新媒体更新不及时问题的通报
云溪县教育局：
经检查，你局主办的“云溪教育”微信公众号超过20天未更新，你局网站链接失效。另查，白石镇“白石之声”抖音号更新不及时；该镇“白石发布”微信公众号栏目空白。
请于7月19日前报送整改情况。
云溪县人民政府办公室
2024年7月5日`
  const draft = await draftOf(text)
  expect(draft.findings.map(({ unit, account, site }) => [unit, account ?? site])).toEqual([
    ['云溪县教育局', '云溪教育'],
    ['云溪县教育局', '你局网站'],
    ['白石镇', '白石之声'],
    ['白石镇', '白石发布'],
  ])
})

const nobody: [form: string, problems: string][] = [
  ['vague subjects', '个别账号更新不及时,部分网站链接失效。'],
  ['collective subjects', '各乡镇网站栏目更新不及时。'],
  ['a slogan in quotation marks', '个别单位“三审三校”制度落实不到位,存在错别字。'],
  ['a column in quotation marks', '部分网站“通知公告”“政策文件”等栏目更新不及时。'],
  ['an example of a slip', '存在错别字,如将“欺诈”写成“期诈”、“佩戴”写成“配戴”等。'],
  ['the rest of a name whose beginning is lost', '河”抖音号未提供有效互动功能。'],
  ['a rule that is quoted', '根据《政府网站发展指引》“谁主办、谁负责”原则,更新不及时的应予通报。'],
]

test.each(nobody)('nobody is named by %s', async (_, problems) => {
  expect(await rowsOf(problems)).toEqual([])
})
