// Heads that are not those of the plain quarterly circular: letters to one unit, notices of rectification, bulletins with
// the office and the day on top, offices that sign together, pages that print the days among their own lines.
import { expect, test } from 'vitest'
import { draftOf } from './papers.js'

const body =
  '一、总体情况\n检查政务新媒体20个，合格20个。\n二、存在问题\n个别账号更新不及时。\n三、工作要求\n请加强管理。'
const read = async (head: string, signature: string, opening = '现将有关情况通报如下：') => {
  const draft = await draftOf(`${head}\n各乡镇人民政府，县直各部门：\n${opening}\n${body}\n\n${signature}\n`)
  return [draft.title, draft.issuingOrg, draft.issuedOn, draft.publishedOn, draft.period]
}
const q2 = { year: 2024, quarter: 2 }

test.each([
  [
    'offices that sign together',
    '关于2024年第二季度政府网站检查情况的通报',
    '云溪县人民政府办公室\n云溪县数据局\n2024年7月5日',
    ['关于2024年第二季度政府网站检查情况的通报', '云溪县人民政府办公室、云溪县数据局', '2024-07-05', null, q2],
  ],
  [
    'a breadcrumb that reads like a title',
    '当前位置：首页 > 政务公开 > 政府网站检查通报\n关于2024年第二季度政府网站检查情况的通报',
    '云溪县人民政府办公室\n2024年7月5日',
    ['关于2024年第二季度政府网站检查情况的通报', '云溪县人民政府办公室', '2024-07-05', null, q2],
  ],
  [
    'the day it was made and the day it was shown',
    '成文日期：2024年7月4日\n发布日期：2024年7月6日\n云溪县人民政府办公室关于2024年第二季度政府网站检查情况的通报',
    '',
    [
      '云溪县人民政府办公室关于2024年第二季度政府网站检查情况的通报',
      '云溪县人民政府办公室',
      '2024-07-04',
      '2024-07-06',
      q2,
    ],
  ],
  [
    'a letter about what must be put right',
    '云溪县人民政府办公室关于整改政务新媒体突出问题的函',
    '云溪县人民政府办公室\n2024年7月5日',
    ['云溪县人民政府办公室关于整改政务新媒体突出问题的函', '云溪县人民政府办公室', '2024-07-05', null, null],
  ],
  [
    "an office's letterhead above the title",
    '云溪县人民政府办公室文件\n云政办〔2024〕9号\n云溪县人民政府办公室关于2024年第二季度政府网站检查情况的通报',
    '云溪县人民政府办公室\n2024年7月5日',
    ['云溪县人民政府办公室关于2024年第二季度政府网站检查情况的通报', '云溪县人民政府办公室', '2024-07-05', null, q2],
  ],
])('%s', async (_, head, signature, wanted) => {
  expect(await read(head, signature)).toEqual(wanted)
})

test('a quarter whose number is lost is the one all inspected days lie in', async () => {
  const opening = '7月1日至9月20日，县政府办公室对政务新媒体进行了检查。现通报如下：'
  const [, , , , period] = await read(
    '关于2024年第季度政务新媒体检查情况的通报',
    '云溪县人民政府办公室\n2024年10月5日',
    opening,
  )
  expect(period).toEqual({ year: 2024, quarter: 3 })
})
