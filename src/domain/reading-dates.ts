// Days as people write them in a chat (9月13日, 9.13, 二十号, 下周五, 月底, 国庆前, 三天后). A day that does not exist, or that
// cannot be told without asking (节后, 下周), is null and asked for; it is never rounded.
import { addDays, type Day, dayFrom, daysBetween, endOfMonth, weekdayOf } from './day.js'
import { numeral, valueOf } from './reading-numerals.js'

type DayOf = (found: RegExpExecArray, today: Day) => Day | null

const number = '(\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])'
/** 3号楼, 5号窗口 are places, 3号问题 an item, 3日内 a span. */
const nothingElse = '(?![楼栋院厅室窗线门馆内项]|问题|事项|账号|帐号|公众号)'

/** Tried in this order; the first form that stands in the text is the day meant. */
const forms: [RegExp, DayOf][] = [
  [/(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?/, (found) => dayFrom(...three(found))],
  [
    new RegExp(`(?<!\\d)${number}\\s*月\\s*${number}\\s*[日号]?`),
    (found, today) => withYear(at(found, 1), at(found, 2), today),
  ],
  [/(?<![\d.])(\d{1,2})[./](\d{1,2})(?![\d.])/, (found, today) => withYear(at(found, 1), at(found, 2), today)],
  [new RegExp(`(?<!\\d)${number}月(?:份)?(?:月?底|末)`), (found, today) => lastOf(at(found, 1), today)],
  [
    new RegExp(`(?<!\\d)${number}月(?:份)?([上中下])旬`),
    (found, today) => tenDays(at(found, 1), found[2] ?? '', today),
  ],
  [
    new RegExp(`(本|这个?|当|下个?)月(?:的)?\\s*${number}\\s*[日号]?`),
    (found, today) => inMonth(found[1] ?? '', at(found, 2), today),
  ],
  [/大后天|后天|后日|明[天日]|今[天日]/, (found, today) => addDays(today, ahead[found[0]] ?? 0)],
  [
    /(下下个?|下个?|本|这个?)?(?:周|星期|礼拜)([一二三四五六日天])/,
    (found, today) => weekday(found[1] ?? '', found[2] ?? '', today),
  ],
  [
    new RegExp(`(${numeral})\\s*天\\s*(?:之?后|以后|之?内|以内)`),
    (found, today) => addDays(today, valueOf(found[1] ?? '')),
  ],
  [
    new RegExp(`(${numeral})\\s*(?:周|个?星期|个?礼拜)\\s*(?:之?后|以后|之?内|以内)`),
    (found, today) => addDays(today, 7 * valueOf(found[1] ?? '')),
  ],
  [new RegExp(`(?<![\\d月])${number}\\s*[日号]${nothingElse}`), (found, today) => nextSuchDay(at(found, 1), today)],
  [/下个?月(?:底|末)/, (_, today) => endOfMonth(addDays(endOfMonth(today), 1))],
  [/(?:本|这个?)?月(?:底|末)/, (_, today) => endOfMonth(today)],
  [/国庆(?:节|假期|长假)?之?前|十一(?:假期|长假)?之?前/, (_, today) => beforeFeast(10, today)],
  [/五一(?:节|假期|长假)?之?前/, (_, today) => beforeFeast(5, today)],
  [/元旦(?:节|假期)?之?前|年底|年末|年内/, (_, today) => dayFrom(Number(today.slice(0, 4)), 12, 31)],
]

const ahead: Record<string, number> = { 大后天: 3, 后天: 2, 后日: 2, 明天: 1, 明日: 1 }
const at = (found: RegExpExecArray, group: number): number => valueOf(found[group] ?? '')
const three = (found: RegExpExecArray): [number, number, number] => [
  Number(found[1]),
  Number(found[2]),
  Number(found[3]),
]

function firstForm(text: string): { found: RegExpExecArray; read: DayOf } | null {
  for (const [pattern, read] of forms) {
    const found = pattern.exec(text)
    if (found !== null) return { found, read }
  }
  return null
}

/** The words of a text that name its first day, as written; null if none. */
export const dayWordsIn = (text: string): string | null => firstForm(text)?.found[0] ?? null

/** The first day named in a text; null if none. A day without a year is the one nearest to come. */
export function readDayIn(text: string, today: Day): Day | null {
  const first = firstForm(text)
  return first === null ? null : first.read(first.found, today)
}

/** Words that name a day no calendar has (9月31日); null if there are none. */
export const impossibleDayIn = (text: string, today: Day): string | null =>
  readDayIn(text, today) === null ? dayWordsIn(text) : null

const yearAndMonth = (today: Day): [number, number] => [Number(today.slice(0, 4)), Number(today.slice(5, 7))]

/** The next day with that number: this month's if it is still to come, else next month's. */
function nextSuchDay(date: number, today: Day): Day | null {
  const here = inMonth('本', date, today)
  return here !== null && here >= today ? here : inMonth('下', date, today)
}

function inMonth(which: string, date: number, today: Day): Day | null {
  const [year, month] = yearAndMonth(today)
  if (!which.startsWith('下')) return dayFrom(year, month, date)
  return month === 12 ? dayFrom(year + 1, 1, date) : dayFrom(year, month + 1, date)
}

function withYear(month: number, date: number, today: Day): Day | null {
  const year = Number(today.slice(0, 4))
  const day = dayFrom(year, month, date)
  // Half a year back means next year: in December people write 1月10日.
  return day !== null && daysBetween(day, today) > 183 ? dayFrom(year + 1, month, date) : day
}

function lastOf(month: number, today: Day): Day | null {
  const first = withYear(month, 1, today)
  return first === null ? null : endOfMonth(first)
}

function tenDays(month: number, part: string, today: Day): Day | null {
  if (part === '下') return lastOf(month, today)
  return withYear(month, part === '上' ? 10 : 20, today)
}

/** 周五 is the next one to come, 本周五 that of this week (from Monday), 下周五 that of the week after. */
function weekday(which: string, name: string, today: Day): Day {
  const wanted = '一二三四五六日'.indexOf(name === '天' ? '日' : name)
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7))
  const weeks = which.startsWith('下下') ? 2 : which.startsWith('下') ? 1 : 0
  const day = addDays(monday, 7 * weeks + wanted)
  return which === '' && day < today ? addDays(day, 7) : day
}

/** The day before the first of that month, the one to come. */
function beforeFeast(month: number, today: Day): Day | null {
  const year = Number(today.slice(0, 4))
  const feast = dayFrom(year, month, 1)
  const next = feast !== null && feast > today ? feast : dayFrom(year + 1, month, 1)
  return next === null ? null : addDays(next, -1)
}
