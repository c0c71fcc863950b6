// The sentences of the problem sections, one statement each: no headings, no numbering, cut at full stops and
// semicolons. Papers without such a section give all of their body that is no praise, no demand and no statistics.
import type { Span } from '../mapped-text.js'
import { bodySpan, type Paper } from '../paper.js'
import { roleAt, type Section } from '../sections.js'

export interface Statement extends Span {
  /** Folded words. */
  flat: string
  /** Sections around it, outermost first. */
  sections: Section[]
  /** It stands in a section about problems. */
  certain: boolean
}

const numbering =
  /^(?:[一二三四五六七八九十]{1,2}(?:是|要)|其[一二三四五]|[(][一二三四五六七八九十\d]{1,3}[)]|\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}[、.]|首先|其次|同时|此外|另外|其中|例如|比如|如|但也存在一些不足:|主要(?:表现)?(?:是|为|有)?:)[,:]?\s*/

/** Sentences about what is already put right, or what is asked; outside problem sections they are no findings. */
const settled = /经?(?:复核|复查)|整改(?:到位|完成)|完成整改|^请|^要|下一步|^各(?:单位|部门|级)/

/** The statements findings may be read from. */
export function problemStatements(paper: Paper): Statement[] {
  const body = bodySpan(paper)
  const sectioned = paper.sections.some((section) => section.role === 'problems' && section.start < body.end)
  const out: Statement[] = []
  for (const match of paper.prose.flat.slice(body.start, body.end).matchAll(/(?:“[^“”\n]*”|[^。;!?\n“]|“)+/g)) {
    const start = body.start + match.index
    const end = start + match[0].length
    const around = paper.sections.filter((section) => section.start <= start && start < section.end)
    const role = roleAt(paper.sections, start)
    if (sectioned ? role !== 'problems' : (role !== 'other' && role !== 'situation') || settled.test(match[0])) continue
    const heading = around[around.length - 1]
    if (heading !== undefined && heading.level < 3 && end <= heading.headingSpan.end) continue
    let from = start
    if (heading !== undefined && heading.level < 3 && start < heading.headingSpan.end) from = heading.headingSpan.end
    const cut = strip(paper.prose.flat, { start: from, end })
    if (cut.end - cut.start >= 4)
      out.push({ ...cut, flat: paper.prose.flat.slice(cut.start, cut.end), sections: around, certain: sectioned })
  }
  return out
}

function strip(flat: string, span: Span): Span {
  let { start, end } = span
  for (let more = true; more; ) {
    const lead =
      /^[\s:,、-]+/.exec(flat.slice(start, end))?.[0].length ?? numbering.exec(flat.slice(start, end))?.[0].length ?? 0
    start += lead
    more = lead > 0
  }
  while (end > start && /[\s,]/.test(flat[end - 1] ?? '')) end--
  return { start, end }
}
