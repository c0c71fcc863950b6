// The office's figures as tables in its words, the same for the terminal and the workbook. What a share is of is always
// said with it; of fewer than five cases only the count is shown, because a percentage of them misleads.
import { type GroupFigures, leastForShare, type NamedGroup, type Share, type Spread } from '../domain/statistics.js'
import type { Statistics } from '../domain/statistics-made.js'

export interface Table {
  title: string
  headings: string[]
  rows: (string | number)[][]
}

export interface StatisticsWords {
  locale: 'zh' | 'en'
  /** The indicator's name for its code. */
  indicatorName: (code: string) => string
}

/** `75%(15/20)`; `3/4` where four are too few for a share; `–` of none. */
export const shareText = ({ count, of, share }: Share): string =>
  of === 0 ? '–' : share === null ? `${count}/${of}` : `${share}%(${count}/${of})`

const spreadText = ({ cases, median, p90 }: Spread): [string, string] =>
  median === null || p90 === null ? [few(cases), few(cases)] : [String(median), String(p90)]

const few = (cases: number): string => (cases === 0 ? '–' : `<${leastForShare}(${cases})`)

/** How cases go: in all, by quarter of the circular, by indicator, by platform. */
export function caseTables({ cases }: Statistics, words: StatisticsWords): Table[] {
  const zh = words.locale === 'zh'
  const unsaid = zh ? '(未说明)' : '(unsaid)'
  const table = (title: string, group: string, groups: readonly NamedGroup[], name = (key: string) => key): Table => ({
    title,
    headings: [group, ...(zh ? headingsZh : headingsEn)],
    rows: groups.map((one) => [one.key === '' ? unsaid : name(one.key), ...groupCells(one)]),
  })
  const total = [{ key: zh ? '全部' : 'all', ...cases.total }]
  return [
    table(zh ? '总体' : 'In all', zh ? '范围' : 'cases', total),
    table(zh ? '按通报季度' : 'By quarter of the circular', zh ? '季度' : 'quarter', cases.byQuarter),
    table(zh ? '按指标' : 'By indicator', zh ? '指标' : 'indicator', cases.byIndicator, words.indicatorName),
    table(zh ? '按平台' : 'By platform', zh ? '平台' : 'platform', cases.byPlatform),
  ]
}

const headingsZh = ['事项数', '未办结', '按期反馈', '整改用时中位数(工作日)', '整改用时九成(工作日)', '被退回']
const headingsEn = ['cases', 'open', 'replied in time', 'working days to fix, median', 'same, 90 %', 'returned']

const groupCells = (one: GroupFigures): (string | number)[] => [
  one.cases,
  one.open,
  shareText(one.onTime),
  ...spreadText(one.fix),
  shareText(one.returned),
]

/** What was open when each month ended, and what became of disputes. */
export function monthTables({ cases }: Statistics, { locale }: StatisticsWords): Table[] {
  const zh = locale === 'zh'
  const { raised, upheld, rejected, waiting } = cases.disputes
  return [
    {
      title: zh ? '逐月' : 'By month',
      headings: zh ? ['月份', '新增', '办结', '月末未办结'] : ['month', 'opened', 'ended', 'open at its end'],
      rows: cases.months.map((one) => [one.month, one.opened, one.ended, one.open]),
    },
    {
      title: zh ? '异议' : 'Disputes',
      headings: zh ? ['提出', '成立', '不成立', '待处理'] : ['raised', 'upheld', 'rejected', 'waiting'],
      rows: [[raised, upheld, rejected, waiting]],
    },
  ]
}

/** The burden statement: what was asked of people, against the limits, and by unit and month in the registry's order. */
export function burdenTables({ burden, cases }: Statistics, { locale }: StatisticsWords): Table[] {
  const zh = locale === 'zh'
  const { limit } = burden
  const of = (count: number | null): string | number => count ?? '–'
  const lines: [zh: string, en: string, value: string | number][] = [
    ['主动推送(计入上限)', 'unasked pushes (counted)', burden.pushes],
    ['已销号事项', 'closed cases', cases.closed],
    ['平均每项销号事项推送', 'pushes for each closed case', of(burden.perClosedCase)],
    ['即时答复', 'answers at once', of(burden.answers)],
    ['办理结果通知', 'results of what was asked', of(burden.results)],
    ['约谈等文书', 'papers of talks', burden.papers],
    [`一人一天最多(上限${limit.perDay})`, `most to one person on one day (limit ${limit.perDay})`, burden.biggestDay],
    ['超过每日上限的人次', 'days of a person beyond the limit', burden.daysBeyond],
    [
      `一人一份通报最多(上限${limit.perCircular})`,
      `most to one person about one circular (limit ${limit.perCircular})`,
      burden.biggestCircular,
    ],
    ['超过每份通报上限的人次', 'circulars of a person beyond the limit', burden.circularsBeyond],
    ['发送时段以外的消息(应为0)', 'messages outside the send window (must be 0)', burden.outOfWindow],
  ]
  return [
    {
      title: zh ? '减负情况' : 'Burden',
      headings: zh ? ['项目', '数量'] : ['what', 'number'],
      rows: lines.map(([chinese, english, value]) => [zh ? chinese : english, value]),
    },
    {
      title: zh ? '各单位每月收到的主动推送(按名册顺序)' : 'Pushes by unit and month (in the registry’s order)',
      headings: [zh ? '单位' : 'unit', ...burden.months, zh ? '合计' : 'total'],
      rows: burden.units.map((one) => [one.unit, ...burden.months.map((month) => one.pushes[month] ?? 0), one.total]),
    },
  ]
}

/** The formulas, as docs/statistics.md has them, for whoever holds the printed figures in hand. */
export const definitions: readonly [name: string, formula: string][] = [
  [
    '按期反馈',
    '本轮反馈时间不晚于本轮期限的事项数 ÷ 应反馈事项数;应反馈=已反馈,或期限已过而未反馈。延期、异议、暂缓、冻结期间停止计算;退回的按新一轮期限计算;已撤销的不计。',
  ],
  [
    '整改用时',
    '从通知送达之日到被认可的反馈之日的工作日数,只计已销号的事项;中位数、九成(第90百分位)按最近名次法取值,不足5项不计算。',
  ],
  ['被退回', '至少被退回一次的事项数 ÷ 至少反馈过一次的事项数。'],
  ['百分比', '基数不足5项时只列数量,不折算百分比,以免误导。'],
  ['异议成立', '因单位异议经办公室同意而撤销的事项数;更正通报等其他原因撤销的不计。'],
  ['月末未办结', '累计新增-累计办结(销号或撤销)。'],
  [
    '主动推送',
    '未经对方提问而发给单位联络员、备岗、分管负责人的消息,计入每日和每份通报的上限;答复、结果、约谈文书另列。一人兼任多个单位的,每个单位各计一次。',
  ],
  ['发送时段以外', '即时答复以外的消息中,送出时刻不在当时规则规定的发送时段内的条数。'],
]
