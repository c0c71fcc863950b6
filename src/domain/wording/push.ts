// The words of one planned message: everything due for one person today, merged. Cards where something is to be
// pressed, plain text where something is to be read; every case is printed with its number.
import type { Day } from '../day.js'
import { deadlineInWords } from '../deadline.js'
import type { CardButton, Content } from '../ports.js'
import type { RuleName } from '../policy.js'
import { type CaseBrief, caseLine, type CircularBrief, clip, numbersWithin, splitLines } from './brief.js'
import { unitPage } from './page-link.js'

export interface PushItem {
  rule: RuleName
  brief: CaseBrief
  /** What stands behind the case's line: what was promised about it. */
  note?: string
}

export interface Composed {
  content: Content
  /** Case numbers as numbered in the text: what plain numbers in an answer mean. */
  listed: string[]
}

/** Rules by which a person is told of cases that are theirs to answer. */
const own: ReadonlySet<RuleName> = new Set([
  'notice',
  'unsigned-deputy',
  'remind-before',
  'remind-due',
  'overdue',
  'manual',
  'deadline-amended',
  'check-in',
  'hand-over',
])
const asksReceipt: ReadonlySet<RuleName> = new Set(['notice', 'unsigned-deputy'])

/** Strongest first: the rule that gives the message its title. */
const titles: [RuleName, string][] = [
  ['escalate', '逾期未整改情况'],
  ['overdue', '整改逾期通知'],
  ['notice', '整改通知'],
  ['unsigned-deputy', '整改通知(尚未签收)'],
  ['deadline-amended', '整改期限调整'],
  ['remind-due', '整改今日到期'],
  ['remind-before', '整改即将到期'],
  ['manual', '整改催办'],
  ['check-in', '请告知办理进展'],
  ['hand-over', '整改事项交接'],
  ['notice-leader', '通报问题告知'],
  ['notice-supervisor', '所辖单位通报问题'],
  ['review-escalated', '待办超时'],
  ['review-late', '待办提醒'],
]

export const ackButton: CardButton = { text: '签收', key: 'ack', style: 'primary' }
export const detailButton: CardButton = { text: '查看明细', key: 'detail', style: 'plain' }

/**
 * Composes the message. `items` is not empty; the same case may stand in it under several rules.
 * @param missing titles of circulars whose asked-for paper did not come in though everything was put right: it is asked
 * for here, never by a message of its own (design.md §2)
 */
export function composePush(
  items: readonly PushItem[],
  circulars: ReadonlyMap<string, CircularBrief>,
  today: Day,
  missing: readonly string[] = [],
): Composed {
  const rules = new Set(items.map((item) => item.rule))
  const title = titles.find(([rule]) => rules.has(rule))?.[1] ?? '整改督办'
  const mine = distinct(items.filter((item) => own.has(item.rule)))
  const listed = mine.map((brief) => brief.no)
  const notes = new Map(
    items.flatMap(({ brief, note }) => (note === undefined ? [] : [[brief.no, `(${note})`] as const])),
  )
  const lines = mine.map((brief, index) => `${caseLine(brief, index + 1, today)}${notes.get(brief.no) ?? ''}`)
  const other = otherSections(items, new Set(listed), today)
  const about = [...new Set(items.map((item) => item.brief.circularId))].flatMap((id) => circulars.get(id) ?? [])
  if (items.some((item) => asksReceipt.has(item.rule)))
    return {
      content: noticeCard(title, mine, lines, other, otherNos(items, new Set(listed)), about, missing, today),
      listed,
    }
  const head = `【${title}】${about.map((circular) => `《${circular.title}》`).join('')}`
  const clause = rules.has('overdue') || rules.has('escalate') ? about.flatMap((one) => one.escalationClause ?? []) : []
  const foot = listed.length === 0 ? '' : footFor(rules)
  const paper = listed.length === 0 ? [] : missing.map((one) => `《${one}》要求报送的书面材料尚未收到,请按原渠道补报。`)
  const taken = rules.has('hand-over') ? handedOver : ''
  const text = [head, taken, ...lines, ...other, ...clause.map((one) => `通报要求:${one}。`), ...paper, foot].filter(
    (line) => line !== '',
  )
  return { content: { type: 'text', text: cut(text) }, listed }
}

const footFor = (rules: ReadonlySet<RuleName>): string =>
  [...rules].every((rule) => rule === 'check-in' || !own.has(rule))
    ? '平台仍在办理请回复“还在办理”;已注销请回复“已注销”。'
    : '整改完成请回复“已整改”并说明情况(可写编号或序号,可附图);有困难可回“申请延期 日期 原因”。'

/** Opens a hand-over: the person never got the notice of these cases. */
const handedOver = '这些事项现在由您负责联络,此前的通知和承诺见下;回复“接手”可看全部情况。'

function noticeCard(
  title: string,
  mine: readonly CaseBrief[],
  lines: readonly string[],
  other: readonly string[],
  otherNos: readonly string[],
  about: readonly CircularBrief[],
  missing: readonly string[],
  today: Day,
): Content {
  const [circular] = about
  const deadlines = [...new Set(mine.map((brief) => deadlineInWords(brief.deadline, today)))]
  const rows = [
    { label: '事项', value: `${mine.length}项` },
    { label: '期限', value: deadlines.join('、') },
    ...(circular?.handIn == null ? [] : [{ label: '报送', value: circular.handIn }]),
    ...(circular?.url == null ? [] : [{ label: '网址', value: circular.url }]),
    // Titles of circulars begin alike; what tells them apart is the code.
    ...missing.slice(0, 1).map((one) => ({ label: '待补报', value: paperIn(about, one) })),
  ]
  const body = cardBody(
    [...lines, ...other],
    mine.map((brief) => brief.no),
    otherNos,
  )
  return {
    type: 'card',
    title,
    subtitle: about.map((one) => one.title).join(';'),
    quote: circular?.deadlineText ?? null,
    rows,
    body,
    buttons: [ackButton, detailButton],
    url: unitPage(mine.length === 1 ? mine[0]?.no : undefined),
  }
}

const paperIn = (about: readonly CircularBrief[], title: string): string => {
  const code = about.find((one) => one.title === title)?.code
  return code === undefined ? clip(title, 30) : `${code}的书面材料`
}

/** A card shows about 160 characters: the lists if they fit, else the numbers, as far as they fit. */
function cardBody(lines: readonly string[], mine: readonly string[], others: readonly string[]): string {
  const full = lines.join('\n')
  if ([...full].length <= 160) return full
  const foot = '。问题见“查看明细”。'
  if (others.length === 0) return `编号:${numbersWithin(mine, 140)}${foot}`
  return `编号:${numbersWithin(mine, 66)};另涉及:${numbersWithin(others, 66)}${foot}`
}

/** What a person is told besides their own cases, each kind under its own heading, strongest first. */
const introductions: [RuleName[], string][] = [
  [['escalate'], '下列事项逾期未见整改结果:'],
  [['review-late', 'review-escalated'], '下列事项等待办公室处理已久:'],
  [['notice-leader'], '通报中涉及贵单位的问题:'],
  [['notice-supervisor'], '通报中涉及所辖单位的问题,请转达并督促:'],
]

function otherSections(items: readonly PushItem[], mine: ReadonlySet<string>, today: Day): string[] {
  const said = new Set(mine)
  return introductions.flatMap(([rules, intro]) => {
    const briefs = distinct(items.filter((item) => rules.includes(item.rule) && !said.has(item.brief.no)))
    for (const brief of briefs) said.add(brief.no)
    return briefs.length === 0 ? [] : [intro, ...briefs.map((brief) => caseLine(brief, null, today, true))]
  })
}

const otherNos = (items: readonly PushItem[], mine: ReadonlySet<string>): string[] =>
  distinct(items.filter((item) => !own.has(item.rule) && !mine.has(item.brief.no))).map((brief) => brief.no)

const distinct = (items: readonly PushItem[]): CaseBrief[] => [
  ...new Map(items.map((item) => [item.brief.no, item.brief])).values(),
]

/** A planned message is one message: what does not fit is counted and left to 进度. */
function cut(lines: readonly string[]): string {
  const [first, ...rest] = splitLines(lines, 1900)
  if (first === undefined) return ''
  const left = rest.reduce((sum, text) => sum + text.split('\n').length, 0)
  return left === 0 ? first : `${first}\n……另有${left}行,回复“进度”查看全部。`
}

/** The words of a message as a person reads them, for rehearsal, log of messages and tests. */
export function plainText(content: Content): string {
  if (content.type === 'text') return content.text
  const rows = content.rows.map((row) => `${row.label}:${row.value}`)
  const buttons = content.buttons.length === 0 ? '' : content.buttons.map((button) => `[${button.text}]`).join(' ')
  return [content.title, content.subtitle, content.quote ?? '', ...rows, content.body, buttons]
    .filter((line) => line !== '')
    .join('\n')
}
