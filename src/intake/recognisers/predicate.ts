// What a sentence says of its subject, cut down to the problems: history clauses (被通报, 已注销), verdicts (判定为不合格) and
// linking words go, `,并存在…` begins a second problem, other commas stay inside one (gold rules 2 and 4).
import type { Span } from '../mapped-text.js'

const history =
  /(?:以下|下列|如下)[^,。]{0,6}问题:?$|被[^,。]{0,24}(?:通报|曝光|约谈)|^(?:已)?(?:连续|多次)[^,]{1,10}通报|通报批评|报送整改|完成整改|整改到位|已整改|已注销|^(?:于)?20\d\d年[^,]{0,12}$|已(?:电话|当面|发函|口头)?(?:通知|告知|提醒)|复查(?:均|仍)*未整改|复查均未|仍未整改$|^(?:详)?见附?件?|见附件|检查(?:期间|当日|当天)|^(?:现|目前)?已(?:更正|改正|修复|恢复|处理|办结|关停|更新)|^(?:造成|影响|损害|导致|严重影响|应引起|需引起|整改不力|工作态度)|^多次提醒|^其[余他][^,]{0,8}(?:正常|良好|合格)/
const verdict =
  /^(?:均|都|现|已|依[规法])*(?:被)?(?:判定?|评定?|认定|定)为?(?:检查)?(?:为)?(?:不合格|不达标)|^(?:均|都)?属于?(?:于)?(?:单项否决|不合格)|^(?:均|都)?(?:为|系)?不合格$|^(?:均|都)?(?:触发|触及|构成)[^,]{0,4}单项否决|^其中.*(?:不合格|否决)/
const repeated =
  /(?:连续|多次|再次|第[二三四]次)[^,]{0,10}(?:被)?通报|再次(?:开通|出现|上线)|多次(?:提醒|催办|通报)[^,]{0,6}仍|屡改屡犯|复查(?:均|仍)*未整改/
const things = '(?:政务)?(?:新媒体|账号|平台|网站)(?!名称|主体|认证|简介|头像|信息|密码|类型|内容|功能|首页|栏目)'
const many = '(?:\\d+|[一二三四五六七八九十两]{1,3}|多)[个家]'
const opening = new RegExp(
  `^(?:等(?:${many})?(?:${things})?|${many}${things}|${things})?[,:、的]*(?:(?:本|此)(?:次|季度|月|期)(?:检查|抽查|监测)?(?:中|时|发现)*,?|均|都|也|还|各(?=有)|仍然?|依然|分别|经查|发现|检查发现)*`,
)
const second = /,(?:并且?|且|同时|还|此外|另外)(?:存在)?/g

export interface Predicate {
  problems: Span[]
  repeat: boolean
}

/** The problems within `span` of folded text. */
export function problemsIn(flat: string, span: Span): Predicate {
  const text = flat.slice(span.start, span.end)
  const problems: Span[] = []
  const marks = [...text.matchAll(second)]
  let start = 0
  for (const mark of [...marks, null]) {
    const end = mark === null ? text.length : mark.index
    const kept = withoutHistory(text, { start, end })
    if (kept !== null) problems.push({ start: span.start + kept.start, end: span.start + kept.end })
    start = mark === null ? text.length : mark.index + mark[0].length
  }
  return { problems, repeat: repeated.test(text) }
}

/** The clauses that tell a problem: leading and trailing history is dropped. */
function withoutHistory(text: string, span: Span): Span | null {
  const clauses = [...text.slice(span.start, span.end).matchAll(/(?:“[^“”]*”|[^,“])+/g)]
    .map((match) => ({ start: span.start + match.index, end: span.start + match.index + match[0].length }))
    .filter((clause) => {
      const words = text.slice(clause.start, clause.end).trim()
      return words !== '' && !history.test(words) && !verdict.test(words.replace(/^[,:]/, ''))
    })
  const first = clauses[0]
  if (first === undefined) return null
  let last = first
  for (const clause of clauses.slice(1)) if (clause.start <= last.end + 2) last = clause
  const start = first.start + (opening.exec(text.slice(first.start, last.end))?.[0].length ?? 0)
  let end = last.end
  const words = text.slice(start, end)
  const tail = /(?:的(?:情况|现象|问题|情形)|\((?:详?见)?附件\d*\)|[。,;\s])+$/.exec(words)
  if (tail !== null) end -= tail[0].length
  return end - start >= 3 ? { start, end } : null
}
