// What a sentence says of its subject, cut down to the problems: history clauses (被通报, 已注销) and linking words go,
// `,并存在…` begins a second problem, other commas stay inside one (gold rules 2 and 4).
import type { Span } from '../mapped-text.js'

const history =
  /被[^,。]{0,24}通报|^(?:连续|多次)[^,]{1,10}通报|通报批评|报送整改|完成整改|整改到位|已整改|已注销|^(?:于)?20\d\d年[^,]{0,12}$|已(?:电话)?通知|属于?单项否决|复查(?:均|仍)*未整改|^详见|见附件/
const repeated =
  /(?:连续|多次|再次|第[二三四]次)[^,]{0,10}(?:被)?通报|再次(?:开通|出现|上线)|多次(?:提醒|催办|通报)[^,]{0,6}仍/
const opening =
  /^(?:等)?(?:\d+个|多个)?(?:(?:政务)?(?:新媒体|账号|平台|网站)(?=[,:的均都也仍存]))?[,:、的]*(?:均|都|也|还|仍然?|依然|分别|经查|发现)*/
const second = /,(?:并且?|且|同时|还)(?:存在)?/g

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
  const clauses = [...text.slice(span.start, span.end).matchAll(/[^,]+/g)]
    .map((match) => ({ start: span.start + match.index, end: span.start + match.index + match[0].length }))
    .filter((clause) => {
      const words = text.slice(clause.start, clause.end).trim()
      return words !== '' && !history.test(words)
    })
  const first = clauses[0]
  if (first === undefined) return null
  let last = first
  for (const clause of clauses.slice(1)) if (clause.start <= last.end + 2) last = clause
  const start = first.start + (opening.exec(text.slice(first.start, last.end))?.[0].length ?? 0)
  let end = last.end
  const words = text.slice(start, end)
  const tail = /(?:的情况|的现象|\(附件\d*\)|\(见附件\d*\)|[。,;\s])+$/.exec(words)
  if (tail !== null) end -= tail[0].length
  return end - start >= 3 ? { start, end } : null
}
