// The sentence that threatens the next step (逾期整改不到位的,将按程序进行约谈). Its condition belongs to it.
import type { Paper } from '../paper.js'
import { type Read, readSpan } from '../passage.js'
import { roleAt } from '../sections.js'

const step =
  /约谈|问责|追责|追究.{0,6}责任|通报批评|(?:二次|再次|点名|公开|全[省市县区州])通报|书面(?:检查|检讨)|纪委|监委|纪检监察|(?:取消|扣减?|扣除).{0,10}(?:资格|考核|得分|分)|纳入.{0,14}(?:考核|考评)|(?:一律|强制|依规)关停/
const condition = /(?:的|者)$|^(?:对|凡|如|若)|逾期|连续|多次|不力|不到位|未(?:按|及时|完成)/
/** A condition is printed; without one the sentence is an act (现予以通报批评) or a mere remark. */
const firm = /(?:的|者),|^(?:对|凡|如|若)|逾期|连续|多次|届时/
const demand = /约谈|将|一律|予以|依[规法]|由/

/** Reads the clause; null when the paper threatens nothing. History in the problem sections is no threat. */
export function readEscalation(paper: Paper): Read<string> | null {
  const { prose, paragraphs, headEnd } = paper
  const from = paragraphs[headEnd]?.start ?? 0
  const found: { start: number; end: number }[] = []
  for (const match of prose.flat.matchAll(/[^。;!?\n]+/g)) {
    if (match.index < from || !step.test(match[0])) continue
    const role = roleAt(paper.sections, match.index)
    const threat = /^\s*(?:对|凡|如|若|逾期|连续|整改不|拒不)/.test(match[0]) && /将|予以|由/.test(match[0])
    if ((role === 'problems' && !threat) || role === 'praise' || role === 'situation' || role === 'recheck') continue
    const span = clauseOf(match[0], match.index)
    if (span !== null) found.push(span)
  }
  const best = found.find((span) => firm.test(prose.flat.slice(span.start, span.end))) ?? found[0]
  return best === undefined ? null : readSpan(prose, { start: best.start, end: graded(prose.flat, best.end) })
}

/** `…的,约谈分管领导;连续三次的,约谈主要领导`: the next grade belongs to the clause. */
function graded(flat: string, end: number): number {
  const next = /^;((?:对|凡)?(?:连续|再次|仍|累计|第[二三四]次)[^;。\n]*的,[^;。\n]*)/.exec(flat.slice(end, end + 160))
  return next !== null && step.test(next[1] ?? '') ? graded(flat, end + next[0].length) : end
}

/** From the last clause that sets the condition to the clause that names the step. */
function clauseOf(sentence: string, offset: number): { start: number; end: number } | null {
  const clauses = [...sentence.matchAll(/[^,]+/g)]
  const at = clauses.findIndex((clause) => step.test(clause[0]))
  const named = clauses[at]
  if (named === undefined || /^(?:经研究)?,?(?:现|决定|特)[^,]{0,30}(?:通报批评|约谈)$/.test(named[0])) return null
  let first = at
  for (let i = at; i >= Math.max(0, at - 2); i--) {
    const clause = clauses[i]?.[0] ?? ''
    if (condition.test(clause.replace(/^并/, ''))) {
      first = i
      break
    }
    if (i === Math.max(0, at - 2) && !demand.test(named[0])) return null
  }
  const lead = /^\s*(?:[一二三四五六七八九]是|[一二三四五六七八九]要|[(][一二三四五六七八九十][)]|\d{1,2}[.、])?/.exec(
    clauses[first]?.[0] ?? '',
  )
  const start = (clauses[first]?.index ?? 0) + (lead?.[0].length ?? 0)
  // `,并抄送…` belongs to the step.
  let last = named
  for (const clause of clauses.slice(at + 1)) {
    if (!/^(?:并|且)/.test(clause[0])) break
    last = clause
  }
  return { start: offset + start, end: offset + last.index + last[0].length }
}
