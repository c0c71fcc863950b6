// What became of last period's cases, told as offices tell it: numbers before or behind their outcome, sites and accounts
// added up, exceptions, outcomes over several sentences. Written before the reader was run on it.
import { expect, test } from 'vitest'
import { circular, draftOf } from './papers.js'

const read = async (sentence: string) => {
  const situation = `二季度，共检查政务新媒体账号50个，合格50个。${sentence}`
  const { lastPeriodRecheck: recheck, findings } = await draftOf(
    circular({ situation, problems: '个别账号更新不及时。' }),
  )
  const names = (recheck?.entries ?? []).map(({ name, result }) => `${name} ${result}`).sort()
  return [
    [recheck?.checked ?? null, recheck?.fixed ?? null, recheck?.notFixed ?? null, recheck?.notReported ?? null],
    names,
    findings.length,
  ]
}

test.each([
  [
    '对上季度通报的8个问题账号进行了复查，其中6个已整改到位，“云溪科普”“云溪供销”2个账号仍未整改。',
    [8, 6, 2, null],
    ['云溪供销 notFixed', '云溪科普 notFixed'],
  ],
  ['对上季度通报的8个问题账号进行了复查。其中，6个已整改到位，2个仍未整改。', [8, 6, 2, null], []],
  ['一季度通报的3家网站、9个账号中，11个已整改，1个未整改。', [12, 11, 1, null], []],
  ['上季度通报的12个账号，10个已整改，1个未整改，1个未反馈整改情况。', [12, 10, 1, 1], []],
  ['一季度通报的7个账号，除“云溪粮储”外均已整改。', [7, 6, 1, null], ['云溪粮储 notFixed']],
  ['上季度通报的10个账号中，“云溪粮储”微信公众号仍未更新，其余均已整改到位。', [10, 9, 1, null], ['云溪粮储 notFixed']],
  ['上季度通报的4个账号，现已注销1个、恢复更新3个。', [4, 4, null, null], []],
  ['上季度检查发现问题15个，已整改14个，剩余1个正在整改。', [15, 14, 1, null], []],
  ['对第一季度通报的六个账号逐一复核，五个已整改到位。', [6, 5, null, null], []],
  ['上季度通报的2家不合格网站、5个不合格账号已全部完成整改。', [7, 7, null, null], []],
  ['经回头看，一季度通报的9个问题账号整改完成率100%。', [9, 9, null, null], []],
  [
    '一季度通报的5个账号，“云溪科普”“云溪供销”等3个已完成整改，县粮食局网站、县残联网站至今未整改。',
    [5, 3, 2, null],
    ['云溪供销 fixed', '云溪科普 fixed', '县残联网站 notFixed', '县粮食局网站 notFixed'],
  ],
  [
    '上季度通报的6个账号均已整改，但县文旅局、白石镇未按时报送整改报告。',
    [6, 6, null, 2],
    ['县文旅局 notReported', '白石镇 notReported'],
  ],
  [
    '上季度通报的问题账号4个，经复核，3个账号已整改，“白石之声”抖音号因密码遗失尚未注销。',
    [4, 3, 1, null],
    ['白石之声 notFixed'],
  ],
  ['第一季度被通报的3个账号全部注销。', [3, 3, null, null], []],
] as const)('%s', async (sentence, counts, names) => {
  expect(await read(sentence)).toEqual([counts, names, 0])
})

test.each([
  ['(三)上季度通报问题复查。4个账号均已整改。', [4, 4]],
  ['(三)一季度通报问题“回头看”。“云溪科普”“云溪供销”2个账号均已整改。', [2, 2]],
  ['(三)一季度问题整改情况。通报的5个账号，4个完成整改，1个未整改。', [5, 4]],
] as const)('in a section of its own: %s', async (section, counts) => {
  const situation = `(一)网站。检查网站1家。\n(二)账号。检查账号50个。\n${section}`
  const draft = await draftOf(circular({ situation, problems: '个别账号更新不及时。' }))
  expect([draft.lastPeriodRecheck?.checked ?? null, draft.lastPeriodRecheck?.fixed ?? null]).toEqual(counts)
})

test.each(['本季度检查发现的5个问题账号，4个已整改，1个未整改。', '检查结束后，3个账号已完成整改。'])(
  'this period is no last one: %s',
  async (sentence) => {
    const draft = await draftOf(circular({ situation: `二季度，检查账号50个。${sentence}` }))
    expect(draft.lastPeriodRecheck).toBeNull()
  },
)
