// What a circular says of the period before: how many were looked at again, what became of those it names. None of it is a
// finding of this period.
import { expect, test } from 'vitest'
import { circular, draftOf } from './papers.js'

const read = async (sentence: string) => {
  const draft = await draftOf(
    circular({ situation: `二季度，共检查政务新媒体账号50个。${sentence}`, problems: '个别账号更新不及时。' }),
  )
  const recheck = draft.lastPeriodRecheck
  return {
    findings: draft.findings.length,
    period: recheck?.period ?? null,
    counts: [recheck?.checked ?? null, recheck?.fixed ?? null, recheck?.notFixed ?? null, recheck?.notReported ?? null],
    entries: (recheck?.entries ?? []).map(({ name, result }) => `${name} ${result}`).sort(),
  }
}
const first = { year: 2024, quarter: 1 }

test.each([
  ['对第一季度存在问题的政务新媒体进行了复核，全部合格。', first, [null, null, null, null], []],
  ['第一季度通报的4个问题账号经复核均已整改到位。', first, [4, 4, null, null], []],
  [
    '上季度通报的6个账号中，4个已整改到位，“云溪科普”“云溪供销”未整改到位。',
    first,
    [6, 4, 2, null],
    ['云溪供销 notFixed', '云溪科普 notFixed'],
  ],
  ['上季度通报的“云溪残联”微信公众号已完成整改。', first, [1, 1, null, null], ['云溪残联 fixed']],
  ['经复查，一季度检查发现的问题都已整改，但有15个单位未按要求上报整改情况。', first, [null, null, null, 15], []],
  [
    '对一季度通报的5家问题网站进行了复查，4家已整改到位，市粮食局网站仍未整改到位；市审计局完成整改但未按要求报送整改情况。',
    first,
    [5, 4, 1, 1],
    ['市审计局 notReported', '市粮食局网站 notFixed'],
  ],
  ['复查第一季度突出问题，6个新媒体仍未整改合格。', first, [null, null, 6, null], []],
  [
    '2023年下半年通报的11个账号中，10个已完成整改，“云溪农业”新浪微博仍未完成注销。',
    { year: 2023, half: 2 },
    [11, 10, 1, null],
    ['云溪农业 notFixed'],
  ],
] as const)('%s', async (sentence, period, counts, entries) => {
  expect(await read(sentence)).toEqual({ findings: 0, period, counts, entries })
})

test('in a section of its own', async () => {
  const situation =
    '（一）一季度问题整改情况。经复查，已整改完成，但个别单位未反馈整改情况，如县应急管理局。\n（二）检查情况。检查50个。'
  const draft = await draftOf(circular({ situation }))
  expect(draft.lastPeriodRecheck?.entries).toMatchObject([{ name: '县应急管理局', result: 'notReported' }])
})

test("this period's own look-back of a case is no last period", async () => {
  const draft = await draftOf(circular({ problems: '县民政局网站无咨询建言渠道,属单项否决,复查仍未整改。' }))
  expect(draft.lastPeriodRecheck).toBeNull()
  expect(draft.findings).toMatchObject([{ unit: '县民政局', veto: true, repeat: true }])
})
