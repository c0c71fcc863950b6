// How long an account was silent and which indicator that is: two weeks are the national veto, less is local practice
// (indicators.yaml, nm-stale-2w). What is said of a menu or a column is not said of the account.
import { dayFrom, daysBetween } from '../domain/day.js'
import { numeral, numberOf } from './words.js'

/** Days from which silence is the national veto. */
const vetoDays = 14

const silent =
  '(?:未|无|不|零|没有?)(?:及时|进行|有|做)?(?:任何|新的?)?(?:信息|内容|视频|推文|稿件)*(?:的)?(?:更新|推送|发布|发文|内容|信息|动态)'
const counted = new RegExp(
  `(${numeral}|半)[个多余]*(工作日|天|日|周|星期|月|年)(?:以上|多|内|左右|以来)?(?:信息|内容|账号|首页)*${silent}|(?:停更|断更|休眠)(?:时间)?(?:已|达|超过?|近|约|有|了)*(${numeral})个?(天|日|周|星期|月|年)|(?:更新|发布|发文)[^,;]{0,4}(?:距|离)[^,;\\d]{0,10}(?:已|有|达|超过?)*(${numeral})个?(天|日|周|星期|月|年)|(${numeral})[个多余]*(天|日|周|星期|月|年)(?:以上|多)?(?:停更|断更)|未(?:更新|发布)(?:时间)?(?:已|达|超过?|近|长)*(${numeral})[个多余]*(天|日|周|星期|月|年)`,
)
const range = new RegExp(
  `(?:(20\\d\\d)年)?(\\d{1,2})月(\\d{1,2})日(?:起)?(?:至|到|-|~)(?:(20\\d\\d)年)?(?:(\\d{1,2})月)?(\\d{1,2})日[^,;]{0,10}${silent}`,
)
/** Silent since a day, since ever, or as such. */
const since = new RegExp(
  `(?:自|从)[^,;]{1,14}(?:起|以来|开始|后|至今|之后)[^,;]{0,6}${silent}|(?:\\d月|年初|今年|去年)(?:份)?(?:以来|后|起)[^,;]{0,4}${silent}|至今${silent}|从未[^,;]{0,4}(?:更新|发布|推送)|休眠|(?:长期|长时间|一直|始终)[^,;]{0,4}(?:未|不|无|没有?)(?:有)?(?:信息|内容)*(?:更新|发布|推送|维护|运维)|(?:最后|最近|最新)[^,;]{0,10}(?:为|是|在|停留在|停在|停留于|发布于|于)(?:20\\d\\d年|\\d{1,2}月\\d{1,2}日)|^僵尸`,
)
const column = /栏目|菜单|专栏|专题|子栏|模块/

/** The indicator of an account's silence in comparable words; null when they tell of none, or of a column's. */
export function staleCode(words: string): 'nm-stale-2w' | 'nm-slow-update' | null {
  if (column.test(words)) return null
  const days = silentDays(words)
  if (days !== null) return days >= vetoDays ? 'nm-stale-2w' : 'nm-slow-update'
  return since.test(words) ? 'nm-stale-2w' : null
}

/** For how many days nothing came, as the words print it; null where they print no time. */
export function silentDays(words: string): number | null {
  const spell = range.exec(words)
  if (spell !== null) return spellDays(spell)
  const match = counted.exec(words)
  if (match === null) return null
  const [n, unit] = [
    match[1] ?? match[3] ?? match[5] ?? match[7] ?? match[9],
    match[2] ?? match[4] ?? match[6] ?? match[8] ?? match[10],
  ]
  const count = n === '半' ? 0.5 : numberOf(n ?? '')
  return count === null ? null : count * (daysOf[unit ?? ''] ?? 1)
}

const daysOf: Record<string, number> = { 周: 7, 星期: 7, 月: 30, 年: 365 }

/** `自5月6日至6月10日`: without a year both days lie in one, or the second in the next. */
function spellDays([, y1, m1, d1, y2, m2, d2]: RegExpExecArray): number | null {
  const year = Number(y1 ?? y2 ?? 2001)
  const first = dayFrom(year, Number(m1), Number(d1))
  const last = dayFrom(Number(y2 ?? year), Number(m2 ?? m1), Number(d2))
  if (first === null || last === null) return null
  const days = daysBetween(first, last) + 1
  return days > 0 ? days : days + 365
}
