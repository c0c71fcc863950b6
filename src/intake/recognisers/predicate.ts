// What a sentence says of its subject, cut down to the problems: history clauses (被通报, 已注销), verdicts (判定为不合格) and
// linking words go, `,并存在…` begins a second problem, other commas stay inside one (gold rules 2 and 4).
import type { Span } from '../mapped-text.js'

/** Told before, or told elsewhere. */
const history =
  /(?:以下|下列|如下|存在(?:[两二三四五\d]+(?:个|方面|类|项|处)*|多(?:个|方面|项|处)+)的?)[^,。]{0,6}问题:?$|被[^,。]{0,24}(?:通报|曝光|约谈)|^(?:已)?(?:连续|多次)[^,]{1,10}通报|通报批评|报送整改|^(?:于)?20\d\d年(?![^,]*(?:未|无|没有|停更|断更))[^,]{0,12}$|复查(?:均|仍)*未整改|复查均未|仍未(?:整改|改正)$|^(?:详)?见附?件?|见附件/
/** Put right, or dealt with. */
const settled =
  /完成整改|整改到位|已整改|(?:已|均已)(?:[^,]{0,8})(?:注销|关停)|已(?:电话|当面|发函|口头|书面)?(?:通知|告知|提醒)|检查(?:期间|当日|当天)|^(?:经[^,]{0,10}后?,?|目前|现|当日|事后|随后|之后|后)*(?:均|都)?已(?:经)?(?:[^,]{0,4})(?:更正|改正|修复|恢复|处理|办结|关停|更新|删除|撤下|下架|撤除|清理|补充)|发现问题后|(?:立即|及时)(?:完成)?整改$|^该[局镇乡单位办][^,]{0,16}(?:说明|回复|反馈|整改)/
/** What came of it, why it came about, who was warned, what is asked, who is fine. */
const remark =
  /^(?:造成|影响|损害|导致|严重影响|带来|引发|应引起|需引起|整改不力|工作态度)|^(?:群众|网民|企业|公众|社会)(?:对此)?(?:反映|反响|意见|投诉|无处|无法)|^(?:其|究其)?(?:主要)?(?:原因|系因|是因为|因为|由于|据了解|究其)|^(?:经|系)?(?:多次|反复|平台|系统|我办|我局|监管平台|[^,]{0,10})(?:已)?(?:多次|曾|均|都|先后)*[^,]{0,4}(?:提醒|预警|催办|督促|发送[^,]{0,6}短信)|(?:预警|提醒)(?:短信|信息|通知)|^但?(?:未|没有|一直未)(?:能)?引起[^,]{0,4}重视|^(?:请|望|须|应当?|要|需)(?:[^,]{0,8})(?:尽快|立即|抓紧|认真|及时|举一反三|整改|核查|处理|改正|报送)|^其[余他][^,]{0,12}(?:正常|良好|合格|稳定)|^其中“[^”]*”|^[^,]{0,10}再[度次](?:停更|断更)$|^反映出|^暴露出|^说明|^(?:不再|未)点名/
const verdict =
  /^(?:均|都|现|已|故|因此|依[规法据][^,]{0,20}|按照?[^,]{0,16}|根据[^,]{0,20})*(?:被)?(?:判定?|评定?|认定|定)为?(?:检查|本季度)?(?:为)?(?:不合格|不达标)|^(?:均|都)?属于?(?:于)?(?:单项否决|不合格)|^(?:均|都)?(?:为|系)?不合格(?:账号|网站)?$|^(?:均|都|已)*(?:触发|触及|构成)[^,]{0,6}(?:单项否决|否决)|^其中.*(?:不合格|否决)/
/** What a fault counts as, behind the words that tell it. */
const counted =
  /^属于?(?:监测时间点|.{0,12}(?:单项否决|指标|情形|不合格)).{0,24}$|^(?:最近|最后)一次更新(?:停留|时间)|^(?:不符合|违反)[^,]{0,30}(?:要求|规定|标准|指标)$/
/** Nothing is wrong. */
const fine =
  /值得[^,]{0,6}(?:学习|借鉴|推广|肯定)|未发现[^,]{0,6}(?:问题|异常)|^(?:检查)?(?:均|全部)?(?:检查)?合格$|运行(?:正常|良好|规范)|方便实用|满意度|阅读量[^,]*(?:高|突破|超过)|好评|受到[^,]{0,6}(?:欢迎|关注)|得到[^,]{0,6}(?:肯定|认可)/
const repeated =
  /(?:连续|多次|再次|第[二三四]次)[^,]{0,10}(?:被)?通报|再次(?:开通|出现|上线)|多次(?:提醒|催办|通报)[^,]{0,6}仍|屡改屡犯|复查(?:均|仍)*未整改/
const things = '(?:政务)?(?:新媒体|账号|平台|网站)(?!名称|主体|认证|简介|头像|信息|密码|类型|内容|功能|首页|栏目)'
const many = '(?:\\d+|[一二三四五六七八九十两]{1,3}|多)[个家]'
const opening = new RegExp(
  `^(?:[,。]?(?:以上|上述|这)(?:${many})?(?:${things}|单位)|等(?:${many})?(?:${things})?|${many}${things}|${things})?[,:、的]*(?:(?:本|此)(?:次|季度|月|期)(?:检查|抽查|监测)?(?:中|时|发现)*,?|均|都|也|还|各(?=有)|仍然?|依然|分别|则|经查|(?:检查|抽查|监测)?(?:发现|显示)|存在(?:同样|以下|下列|如下|相同|类似)的?(?:问题|情况):?|有\\d+[件条个次](?=未)|因(?=[^,]{3,30}被(?:点名|判定?|评定?|认定|一票否决))|被发现|均?为(?=超)|该(?:账号|公众号|网站|号)|[(]\\d{1,2}[)]|[①-⑳])*`,
)
const second = /,(?:(?:并且?|且)(?:也|还)?存在|(?:并且?)(?!未)|同时|还|此外|另外)(?:存在)?/g

export interface Predicate {
  problems: Span[]
  repeat: boolean
}

/** The problems within `span` of folded text. */
export function problemsIn(flat: string, span: Span): Predicate {
  const text = flat.slice(span.start, span.end)
  if (fine.test(text.replace(/(?:^|,)其[余他][^,]*/g, ''))) return { problems: [], repeat: false }
  const problems: Span[] = []
  const marks = [...text.matchAll(second)]
  let start = 0
  for (const mark of [...marks, null]) {
    const end = mark === null ? text.length : mark.index
    const kept = behindColumn(text, withoutHistory(text, { start, end }))
    if (kept !== null) problems.push({ start: span.start + kept.start, end: span.start + kept.end })
    start = mark === null ? text.length : mark.index + mark[0].length
  }
  return { problems, repeat: repeated.test(text) }
}

const setApart = /^(?:“[^“”]{2,20}”)+(?:等)?(?:\d+个)?(?:栏目|专栏|频道|板块),(?:(?:监测|检查|抽查)(?:发现|显示))?/

/** `“某”栏目,超过6个月未更新`: a column set apart by a comma is the place of the problem, not part of its words. */
function behindColumn(text: string, span: Span | null): Span | null {
  const place = span === null ? null : setApart.exec(text.slice(span.start, span.end))
  return span === null || place === null ? span : { start: span.start + place[0].length, end: span.end }
}

const isBeside = (words: string): boolean =>
  history.test(words) || settled.test(words) || remark.test(words) || verdict.test(words)

/** The clauses that tell a problem: leading and trailing history is dropped. */
function withoutHistory(text: string, span: Span): Span | null {
  const clauses = [...text.slice(span.start, span.end).matchAll(/(?:“[^“”]*”|[^,“])+/g)]
    .map((match) => ({ start: span.start + match.index, end: span.start + match.index + match[0].length }))
    .filter((clause) => {
      const words = text.slice(clause.start, clause.end).trim()
      return words !== '' && !isBeside(words.replace(/^[,:]/, ''))
    })
    .filter((clause, index) => index === 0 || !counted.test(text.slice(clause.start, clause.end)))
  const first = clauses[0]
  if (first === undefined) return null
  let last = first
  for (const clause of clauses.slice(1)) if (clause.start <= last.end + 2) last = clause
  const start = first.start + (opening.exec(text.slice(first.start, last.end))?.[0].length ?? 0)
  let end = last.end
  const words = text.slice(start, end)
  const tail =
    /(?:等?的?(?:突出)?(?:情况|现象|问题|情形)|等(?:问题)?|被(?:点名(?:通报)?|一票否决)|(?:被|而被)?(?:判定?|评定?|认定)为?不合格(?:账号|网站)?|\((?:详?见)?附件\d*\)|[。,;\s])+$/.exec(
      words,
    )
  if (tail !== null) end -= tail[0].length
  return end - start >= 3 ? { start, end } : null
}
