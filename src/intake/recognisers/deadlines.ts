// The deadlines of a paper: terms that stand where something is asked of the units, not terms in findings, statistics
// or history. One is the main one (for everybody); others name whom they are for.
import type { Day } from '../../domain/day.js'
import type { DraftDeadline } from '../../domain/draft.js'
import { clean } from '../clean/index.js'
import { fold } from '../clean/letters.js'
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { type Passage, placesOf, squeeze } from '../passage.js'
import { roleAt } from '../sections.js'
import { termsIn, type TermReading } from './deadline-expression.js'

export interface DeadlineRead {
  deadline: DraftDeadline
  term: TermReading
  /** Where the sentence and where the term itself stand. */
  places: Span[]
  termPlaces: Span[]
  appliesToPlaces: Span[]
}

/** Something is handed in or put right here. */
const asked =
  /整改|(?<!通|预|日|月|周|季|年|海|汇)报(?!备|告知|道|警|名)|反馈|回复|提交|说明情况|书面|上报|改正|完成注销|销号/
const negative = /^(?:[^,。;]{0,4})(?:未|无|不|没有|超期|累计|至少|更新)/
/** A sentence that asks, even where no heading parts it from the problems. */
const demand =
  /^\s*(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.]|同时,?|对此,?)?(?:请|望|各(?:有关|相关|责任)?(?:单位|部门|地)|(?:有关|相关|存在问题的|以上|上述|被通报的?|问题)(?:各)?(?:单位|部门))/
const specific =
  /((?:单项否决|不合格|被?判定为?不合格|存在严重问题|问题突出|扣分)[^,。;的]{0,14}?(?:网站|账号|单位|新媒体|问题|项))/

/** Reads all deadlines in the order printed. */
export function readDeadlines(paper: Paper, issuedOn: Day | null): DeadlineRead[] {
  const { prose } = paper
  const from = paper.paragraphs[paper.headEnd]?.start ?? 0
  const found: DeadlineRead[] = []
  for (const sentence of prose.flat.matchAll(/[^。;!?\n]+/g)) {
    if (sentence.index < from || !asked.test(sentence[0])) continue
    const role = roleAt(paper.sections, sentence.index)
    if (
      (role === 'problems' && !demand.test(sentence[0])) ||
      role === 'praise' ||
      role === 'recheck' ||
      (role === 'situation' && paper.sections.length > 0)
    )
      continue
    const terms = termsIn(sentence[0], issuedOn)
    for (const [index, term] of terms.entries()) {
      const read = fromSentence(
        sentence[0],
        { term, since: terms[index - 1]?.end ?? 0 },
        (span) => placesOf(prose, shift(span, sentence.index)),
        prose,
        sentence.index,
      )
      if (read !== null) found.push(read)
    }
  }
  return found
}

const shift = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by })

function fromSentence(
  flat: string,
  { term, since }: { term: TermReading; since: number },
  places: (span: Span) => Span[],
  prose: Passage,
  offset: number,
): DeadlineRead | null {
  const after = flat.slice(term.end)
  if (negative.test(after) || !asked.test(after.slice(0, 60)) || /检查目标|建设目标/.test(after.slice(0, 40)))
    return null
  const span = wording(flat, term)
  const words = squeeze(prose.text.slice(offset + span.start, offset + span.end))
  const clause = flat.slice(since, Math.max(since, term.start))
  const whom = /其[他余]/.test(clause) ? null : specific.exec(clause)
  const whomSpan =
    whom?.[1] === undefined
      ? null
      : { start: flat.indexOf(whom[1], since), end: flat.indexOf(whom[1], since) + whom[1].length }
  const deadline = { ...asDeadline(words, fold(words), term), appliesTo: whom?.[1] ?? null }
  return {
    deadline,
    term,
    places: places(span),
    termPlaces: places(term),
    appliesToPlaces: whomSpan === null ? [] : places(whomSpan),
  }
}

/** From `请于`/`于` before the term to the end of its clause; a bracket with contacts ends it too. */
function wording(flat: string, term: TermReading): Span {
  const lead = /(?:请)?(?:务必|须|应)?(?:于|在)?$/.exec(flat.slice(0, term.start))
  const asking = lead?.[0] ?? ''
  // `有关单位请于…`: behind whom it asks, 请 belongs to them; behind what is to be handed in it opens the demand.
  const theirs = /(?:单位|部门|[市县区镇乡局办委]|街道|各地)请$/.test(flat.slice(0, term.start - asking.length + 1))
  const start = term.start - asking.length + (theirs && asking.startsWith('请') ? 1 : 0)
  let depth = 0
  for (let i = term.end; i < flat.length; i++) {
    const char = flat[i]
    if (char === '(' && /^\([^)]*(?:联系|电话|邮箱)/.test(flat.slice(i))) return { start, end: i }
    if (char === '(' || char === '《' || char === '“') depth++
    else if (char === ')' || char === '》' || char === '”') depth--
    else if (char === ',' && depth <= 0 && i > term.end) return { start, end: i }
  }
  return { start, end: flat.length }
}

/** The draft's form of a term with its wording. */
export function asDeadline(words: string, flat: string, term: TermReading): DraftDeadline {
  const recipient =
    /(?:报送?至?|反馈至?|上报至?|提交至?)(?:到)?([\u3400-\u9fff]{2,20}(?:办公[室厅]|办|科|股|处|局|中心|邮箱))/.exec(
      flat,
    )?.[1]
  const what = /将([^,。;]{2,30}?)(?:书面|以书面|统一)?(?:报|反馈|上报|提交)/.exec(flat)?.[1]
  const form = /书面|扫描件(?:\(加盖公章\))?|加盖公章|电子版|纸质/.exec(flat)?.[0]
  return {
    text: words,
    date: term.date,
    time: term.time,
    base: term.base,
    workingDays: term.workingDays,
    calendarDays: term.calendarDays,
    what: what ?? null,
    recipient: recipient ?? null,
    form: form ?? null,
  }
}

/**
 * Reads one sentence (or the bare term) by itself: `4月15日前`, `收到通报后5个工作日内`. Null when it sets no day
 * (立行立改, 下次检查前). `issuedOn` gives the year and the base of relative terms.
 */
export function readDeadline(text: string, issuedOn: Day | null): DraftDeadline | null {
  const plain = clean(text).text
  const flat = fold(plain)
  const term = termsIn(flat, issuedOn)[0]
  if (term === undefined) return null
  const span = wording(flat, term)
  const words = squeeze(plain.slice(span.start, span.end)).replace(/[。;；]$/, '')
  return asDeadline(words, fold(words), term)
}
