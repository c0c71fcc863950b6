// 今日: what waits for somebody of the office, as one card whose buttons open each list; and the card under 逾期 that reminds.
import { chineseDay, type Day, weekdayOf } from '../day.js'
import type { CardButton, CardContent } from '../ports.js'
import { clip, numbersWithin } from './brief.js'

export interface TodayBrief {
  day: Day
  /** Replies to review; requests and disputes to decide. */
  reviews: number
  requests: number
  /** Circulars to be checked and handed to the leader. */
  drafts: number
  /** Circulars a leader has to approve: their titles. */
  approvals: readonly string[]
  /** Talks to decide, and talks that wait for time and place. */
  talksToDecide: number
  talksToArrange: number
  /** Case numbers past their deadline, and due today. */
  late: readonly string[]
  dueToday: readonly string[]
  tasks: number
  /** Planned messages that still leave today. */
  leaving: number
  /** Why planned sending is held; null: it is not. */
  held: string | null
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六']

const count = (label: string, number: number, unit: string) =>
  number === 0 ? [] : [{ label, value: `${number}${unit}` }]

/** Null: nothing waits and nothing is late. */
export function todayCard(brief: TodayBrief): CardContent | null {
  const { reviews, requests, drafts, approvals, talksToDecide, talksToArrange, late, dueToday, tasks, leaving } = brief
  const rows = [
    ...count('待复核', reviews, '件'),
    ...count('待处理', requests, '件(延期、异议、暂缓)'),
    ...count('待审批', approvals.length, '份通报'),
    ...count('待核对', drafts, '份通报'),
    ...count('约谈', talksToDecide + talksToArrange, talksToDecide > 0 ? '项(待决定)' : '项(待安排)'),
    ...count('逾期', late.length, '项'),
    ...count('今到期', dueToday.length, '项'),
    ...count('待办', tasks, '件'),
    ...count('今日发', leaving, '条消息'),
  ]
  if (rows.length === 0 && brief.held === null) return null
  return {
    type: 'card',
    title: `今日 ${chineseDay(brief.day, brief.day)}(星期${weekdays[weekdayOf(brief.day)] ?? ''})`,
    subtitle: '',
    quote: null,
    // A card has room for six rows; the rest goes into its text.
    rows: rows.slice(0, 6),
    body: [
      ...(brief.held === null ? [] : [`计划消息已暂停发送,放行后继续:${clip(brief.held, 60)}`]),
      ...approvals.map((title) => `待审批:《${clip(title, 40)}》`),
      ...(late.length === 0 ? [] : [`逾期:${numbersWithin(late, 60)}`]),
      ...(dueToday.length === 0 ? [] : [`今日到期:${numbersWithin(dueToday, 60)}`]),
      ...(rows.length <= 6
        ? []
        : [
            `另有${rows
              .slice(6)
              .map(({ label, value }) => `${label}${value}`)
              .join(',')}`,
          ]),
    ].join('\n'),
    buttons: buttonsOf(brief),
    url: null,
  }
}

function buttonsOf({ reviews, requests, late, tasks, talksToDecide, talksToArrange }: TodayBrief): CardButton[] {
  const button = (text: string, shown: boolean): CardButton[] =>
    shown ? [{ text, key: `show-${text}`, style: 'plain' }] : []
  const all = [
    ...button('待复核', reviews + requests > 0),
    ...button('约谈', talksToDecide + talksToArrange > 0),
    ...button('逾期', late.length > 0),
    ...button('待办', tasks > 0),
    ...button('台账', true),
  ]
  const [first, ...rest] = all
  return first === undefined ? [] : [{ ...first, style: 'primary' }, ...rest]
}

/** Under the list of what is late: one button reminds them all; where that is more than one unit, its cost is shown first. */
export const lateCard = (nos: readonly string[]): CardContent => ({
  type: 'card',
  title: '逾期未整改',
  subtitle: '',
  quote: null,
  rows: [{ label: '事项', value: `${nos.length}项` }],
  body: `编号:${numbersWithin(nos, 140)}`,
  buttons: [
    { text: '催办', key: 'remind-late', style: 'primary' },
    { text: '台账', key: 'show-台账', style: 'plain' },
  ],
  url: null,
})
