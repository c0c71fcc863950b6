// The sentence that threatens the next step (逾期整改不到位的,将按程序进行约谈). Its condition belongs to it.
import type { Paper } from '../paper.js'
import { type Read, readSpan } from '../passage.js'
import { roleAt } from '../sections.js'

const step = /约谈|问责|追责|追究.{0,6}责任|通报批评|二次通报|再次通报|书面检查/
const condition = /(?:的|者)$|^(?:对|凡|如|若)|逾期|连续|多次|不力|不到位|未(?:按|及时|完成)/
const demand = /约谈|将|一律|予以|依[规法]|由/

/** Reads the clause; null when the paper threatens nothing. History in the problem sections is no threat. */
export function readEscalation(paper: Paper): Read<string> | null {
  const { prose, paragraphs, headEnd } = paper
  const from = paragraphs[headEnd]?.start ?? 0
  for (const match of prose.flat.matchAll(/[^。;!?\n]+/g)) {
    if (match.index < from || !step.test(match[0])) continue
    const role = roleAt(paper.sections, match.index)
    if (role === 'problems' || role === 'praise' || role === 'situation' || role === 'recheck') continue
    const span = clauseOf(match[0], match.index)
    if (span !== null) return readSpan(prose, span)
  }
  return null
}

/** From the last clause that sets the condition to the clause that names the step. */
function clauseOf(sentence: string, offset: number): { start: number; end: number } | null {
  const clauses = [...sentence.matchAll(/[^,]+/g)]
  const at = clauses.findIndex((clause) => step.test(clause[0]))
  const named = clauses[at]
  if (named === undefined) return null
  let first = at
  for (let i = at; i >= Math.max(0, at - 2); i--) {
    const clause = clauses[i]?.[0] ?? ''
    if (condition.test(clause.replace(/^并/, ''))) {
      first = i
      break
    }
    if (i === Math.max(0, at - 2) && !demand.test(named[0])) return null
  }
  const start = (clauses[first]?.index ?? 0) + (/^\s+/.exec(clauses[first]?.[0] ?? '')?.[0].length ?? 0)
  return { start: offset + start, end: offset + named.index + named[0].length }
}
