// Does a text say that something was put right? Received, begun, promised, partly done or asked about is not: a wrong
// "fixed" is the costliest misreading there is, so what is in doubt is asked back.
import type { Day } from './day.js'
import { readDayIn } from './reading-dates.js'

export type FixClaim = 'fixed' | 'not-fixed' | 'question' | 'other'

const acts =
  '(?:整改|修复|修改|更改|改正|更正|纠正|更新|注销|关停|停用|删除|清理|撤下|下架|恢复|更换|替换|补充|补齐|完善|处理|解决|核对|报备|备案|落实|完成|办结|改|弄)'
/** 已将广告删除, 都整改好了, 整改完成, 处理完毕. */
const finished = new RegExp(
  `(?:已经?|都|全部|均|现已)[^,;。!]{0,14}?${acts}(?:完成|完毕|到位|妥当|好|完|了)*|(?:整改|修复|修改|更新|注销|删除|处理|改|弄|清理|核对)(?:已经?)?(?:完成|完毕|到位|好了?|完了?|了)|完成(?:了)?整改`,
  'g',
)
/** After 已 these tell of a beginning, a handing on or a receipt. */
const begun =
  /已(?:经)?(?:收到|签收|知晓|知悉|安排|开始|转|联系|要求|通知|督促|部署|启动|着手|申请|布置|责成|交|派|协调|在)/
const pending = new RegExp(
  `(?:未|没有?|尚未|还没|暂未|无法|不能|不了|来不及|正在|正|准备|打算|将|待|争取|预计|尽快|立即|马上|抓紧|保证|计划|拟)[^,;。!]{0,12}?(?:${acts}|好)`,
)
const later = /(?:下周|下月|下个月|明天|后天|改天|近期|月底|年底|周[一二三四五六日天])|(?:前|之前)[^已]*$/
const partly =
  /^(?:部分|大部分|基本上?|多数)(?:已经?|都)?(?:整改|完成|处理|改)|还(?:差|剩|有)|剩(?:下|余)?[一二三四五六七八九十\d]/
const asked =
  /[?？]|吗(?:$|[,。!])|怎么|如何|什么|哪里|哪儿|给谁|能不能|可不可以|是不是|是否|能否|可否|有没有|没有[。!]?$|好没|了没/

/** Reads the claim of a whole text; `text` is normalised (NFKC, single spaces). */
export function fixClaimOf(text: string, today: Day): FixClaim {
  if (asked.test(text) && !/没有(?:问题|了)/.test(text)) return 'question'
  const claims = text.split(/[,;。!]/).map((clause) => clauseClaim(clause.trim(), today))
  if (partly.test(text) || claims.includes('not-fixed')) return 'not-fixed'
  return claims.includes('fixed') ? 'fixed' : 'other'
}

function clauseClaim(clause: string, today: Day): FixClaim {
  if (begun.test(clause)) return 'other'
  const done = [...clause.matchAll(finished)].at(-1)
  // The claim stands at the end of the clause: 无法访问的链接已修复 names the problem first.
  const before = done === undefined ? clause : clause.slice(0, done.index)
  if (done === undefined) return pending.test(clause) ? 'not-fixed' : 'other'
  if (/已/.test(done[0])) return /(?:预计|争取|保证|计划|打算|准备|将于|将在)/.test(before) ? 'not-fixed' : 'fixed'
  const day = readDayIn(clause, today)
  if (later.test(before) || (day !== null && day > today)) return 'not-fixed'
  return pending.test(`${before}${done[0]}`) ? 'not-fixed' : 'fixed'
}
