// What the sample cards are about: the published circular of Baoji for the third quarter of 2024, its units and accounts
// as printed. People are called by their posts; nothing here is a text of the bot.
import type { Severity } from '../domain/draft.js'
import type { CaseBrief, CircularBrief } from '../domain/wording/brief.js'

/** The days on which the cards are looked at: after publishing, at the deadline, and when it is past. */
export const days = { issued: '2024-08-21', due: '2024-09-10', late: '2024-09-13' } as const

export const office = '宝鸡市人民政府办公室'
export const reviewer = '办公室复核'
export const officer = '办公室经办'
export const leader = '办公室分管负责人'

export const circular: CircularBrief = {
  id: 'baoji-2024q3',
  code: 'B24Q3',
  title: '宝鸡市人民政府办公室关于2024年第三季度全市政府系统政务新媒体检查情况的通报',
  url: null,
  deadlineText: '于9月10日前将整改情况书面报市政务公开办公室',
  handIn: '整改情况,报市政务公开办公室,书面',
  escalationClause: '逾期整改不到位的,将按程序进行约谈',
}

export const circulars: ReadonlyMap<string, CircularBrief> = new Map([[circular.id, circular]])

type Row = [number: number, unit: string, account: string, platform: string, problem: string, severity: Severity]

const printed: Row[] = [
  [1, '宝鸡市卫生健康委员会', '健康宝鸡公众服务', '微信服务号', '监测时间点前2周内无更新', 'fail'],
  [2, '宝鸡市卫生健康委员会', '健康宝鸡公众服务', '微信服务号', '部分链接无法正常访问', 'minor'],
  [3, '宝鸡市信访局', '宝鸡信访', '微信订阅号', '监测时间点前2周内无更新', 'fail'],
  [6, '陇县公安局', '陇县公安', '微信订阅号', '存在商业广告', 'fail'],
  [7, '陇县公安局', '陇县公安', '微信订阅号', '部分栏目更新不及时', 'minor'],
  [15, '陇县司法局', '陇县普法', '微信订阅号', '部分链接无法正常访问', 'minor'],
  [20, '金台区行政审批服务局', '金台政务服务', '微信订阅号', '部分栏目更新不及时', 'minor'],
  [21, '金台区行政审批服务局', '金台政务服务', '微信订阅号', '部分链接无法正常访问', 'minor'],
  [22, '金台区行政审批服务局', '金台政务服务', '微信订阅号', '部分事项办事指南重点要素缺失、信息不准确', 'minor'],
  [54, '宝鸡市教育局', '宝鸡市义务教育学校报名招生平台', '微信公众号', '未按程序申请报备', 'minor'],
]

const briefs = new Map(
  printed.map(([number, unit, account, platform, problem, severity]): [number, CaseBrief] => [
    number,
    {
      no: `${circular.code}-${String(number).padStart(3, '0')}`,
      circularId: circular.id,
      unit,
      account,
      platform,
      site: null,
      document: null,
      problem,
      severity,
      deadline: { kind: 'day', on: days.due, time: null },
      overdueWorkdays: 0,
      repeatOf: number === 54 ? ['2023年第四季度通报', '2024年第一季度通报'] : [],
      takesUp: null,
    },
  ]),
)

/** The case of a row of the circular, `overdueWorkdays` after its deadline. */
export function caseNumber(number: number, overdueWorkdays = 0): CaseBrief {
  const brief = briefs.get(number)
  if (brief === undefined) throw new Error(`the sample circular has no case ${number}`)
  return { ...brief, overdueWorkdays }
}

export const casesOf = (numbers: readonly number[], overdueWorkdays = 0): CaseBrief[] =>
  numbers.map((number) => caseNumber(number, overdueWorkdays))
