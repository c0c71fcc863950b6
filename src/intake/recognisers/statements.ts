// The sentences findings may be read from, one statement each: no headings, no numbering, cut at full stops, semicolons
// and before `二是`. Those of the problem sections are certain; sentences elsewhere (no praise, no demand, no recheck)
// count only for named subjects with words of a known indicator.
import type { Span } from '../mapped-text.js'
import { bodySpan, type Paper } from '../paper.js'
import { type Section, sectionsAround } from '../sections.js'

export interface Statement extends Span {
  /** Folded words. */
  flat: string
  /** Sections around it, outermost first. */
  sections: Section[]
  /** It stands in a section about problems. */
  certain: boolean
  /** The paper has problem sections and this is not in one: named subjects only. */
  aside: boolean
  /** A short sentence (`一是更新不及时。`) that the next ones explain. */
  label: boolean
}

const numbering =
  /^(?:[一二三四五六七八九十]{1,2}(?:是|要)|其[一二三四五]|[(][一二三四五六七八九十\d]{1,3}[)]|\d{1,4}[.、](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,3}[、.]|首先|其次|同时|此外|另外|其中(?!前|“)|例如|比如|如|但也存在一些不足:|但(?!是?[^,]{0,2}不)|主要(?:问题|表现)?(?:是|为|有|如下)?:)[,:]?\s*/
const sentence = /(?:[一二三四五六七八九]是)?(?:“[^“”\n]*”|(?!(?<=[,:])[一二三四五六七八九]是)[^。;!?\n“]|“)+/g

/** Sentences about what is already put right, what is asked, what was circulated earlier, or that nothing was found. */
const settled =
  /经?(?:复核|复查)|整改(?:到位|完成)|(?:完成|都已|均已|已)整改|^请|^要|下一步|^各(?:单位|部门|级)|通报的|上(?:一?季度|个?月|次|期|轮)|(?:未|没有|无)发现|提醒|发函|较好|及时的|居前|走在/
/** Also inside a problem section: put right already, or told in the annex. */
const done =
  /(?:后)?(?:都|均|全部)已(?:经)?整改|^(?:以上|上述)问题已|^(?:具体|详情|其余[^,]{0,6}|详)?(?:问题)?(?:详?见|参见)附件|^从[^,]{1,8}(?:看|来看)(?:(?!.*(?:“|网站))|(?=.*(?:较好|良好|全部合格)))/

/** The statements of a paper, in printed order. */
export function problemStatements(paper: Paper): Statement[] {
  const known = cache.get(paper)
  if (known !== undefined) return known
  const body = bodySpan(paper)
  const sectioned = paper.sections.some((section) => section.role === 'problems' && section.start < body.end)
  const out: Statement[] = []
  for (const match of paper.prose.flat.slice(body.start, body.end).matchAll(sentence)) {
    const start = body.start + match.index
    const end = start + match[0].length
    const around = sectionsAround(paper.sections, start)
    const role = around.at(-1)?.role ?? 'other'
    const certain = sectioned && role === 'problems'
    if (!certain && ((role !== 'other' && role !== 'situation') || settled.test(match[0]))) continue
    if (isTorn(match[0]) || done.test(match[0].replace(/^[\s,]+/, ''))) continue
    const from = afterHeading(paper, around.at(-1), { start, end })
    if (from === null) continue
    const cut = strip(paper.prose.flat, { start: from, end })
    if (cut.end - cut.start < 4) continue
    out.push({
      ...cut,
      flat: paper.prose.flat.slice(cut.start, cut.end),
      sections: around,
      certain,
      aside: sectioned && !certain,
      label: isLabel(paper.prose.flat, { start, end }, body.end),
    })
  }
  cache.set(paper, out)
  return out
}

const cache = new WeakMap<Paper, Statement[]>()

/** The sentences of the same paragraph that go on about a statement's subject (`该账号今年3月…`, `此后…`). */
export function followUp(paper: Paper, { end }: Span): string {
  const rest = /^[^\n]*/.exec(paper.prose.flat.slice(end))?.[0] ?? ''
  return /^(?:。(?:该|此后|其后|随后|期间)[^。]*)*/.exec(rest)?.[0] ?? ''
}

/** The headings a statement stands under, the innermost first. */
export const headingsOver = ({ sections, start }: Pick<Statement, 'sections' | 'start'>): Section[] =>
  sections.filter(({ heading, headingSpan }) => heading !== '' && headingSpan.end <= start).reverse()

/** A closing quotation mark before any opening one: the beginning of a name is lost, nothing of it may become one. */
export function isTorn(words: string): boolean {
  const close = words.indexOf('”')
  const open = words.indexOf('“')
  return close >= 0 && (open < 0 || close < open)
}

/** Where the statement begins behind its heading; null when it is nothing but the heading of more text. */
function afterHeading(paper: Paper, heading: Section | undefined, { start, end }: Span): number | null {
  if (heading === undefined || heading.level === 3 || start >= heading.headingSpan.end) return start
  if (end > heading.headingSpan.end) return heading.headingSpan.end
  const rest = paper.prose.flat.slice(heading.headingSpan.end, heading.end)
  const whole = /^[。;][\s]*$/.test(rest) && heading.heading.length >= 8
  return whole ? heading.headingSpan.start : null
}

/** A short sentence behind `一是` after which the same point goes on. */
function isLabel(flat: string, { start, end }: Span, bodyEnd: number): boolean {
  const words = flat.slice(start, end).replace(/^[\s,]+/, '')
  if (
    !/^(?:[一二三四五六七八九十]{1,2}是|\d{1,2}[.、]|[(]\d[)])/.test(words) ||
    words.length > 20 ||
    flat[end] !== '。'
  )
    return false
  const next = flat.slice(end + 1, Math.min(end + 8, bodyEnd))
  return !/^\s*(?:\n|$|[一二三四五六七八九十]{1,2}[是、]|[(]|\d{1,2}[.、]|以上|上述)/.test(next)
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
