// Sections of the running text by their numbered headings, and what each is for. Only the problem sections may give
// findings; praise, last period's recheck, statistics and demands never do (design.md §7).
import type { Span } from './mapped-text.js'
import type { Passage } from './passage.js'
import { subjectsAt } from './recognisers/subjects.js'

export type SectionRole = 'situation' | 'praise' | 'problems' | 'measures' | 'recheck' | 'other'

export interface Section extends Span {
  /** 1 = 一、 2 = (一) 3 = 1. */
  level: 1 | 2 | 3
  heading: string
  headingSpan: Span
  /** Where the text after the heading begins. */
  bodyStart: number
  role: SectionRole
  /** The section it lies in. */
  parent: Section | null
}

const numerals = '一二三四五六七八九十'
const marks: [1 | 2 | 3, RegExp][] = [
  [1, new RegExp(`(?:^|(?<=[\\n。:;!]|通报|如下)|(?<=\\n[^\\n]{0,2}))([${numerals}]{1,3})[、,.]\\s*`, 'g')],
  [2, new RegExp(`[(]([${numerals}]{1,3})[)]\\s*(?![、和至])`, 'g')],
  [3, /(?:^|(?<=\n))(\d{1,2})[.、](?!\d)\s*/g],
]
/** A heading in its own marks instead of a number. */
const framed = /(?:^|(?<=\n))\[(?=[^\]\n]{2,30}\]\s*(?:\n|$))/g

/** Roles by the words of a heading; the first that fits wins. */
const roleWords: [SectionRole, RegExp][] = [
  ['measures', /要求|下一?步|工作重点|措施|建议|工作安排|整改意见|有关事项/],
  ['praise', /成效|做法|经验|亮点|特色|典型|先进|表扬|创新/],
  [
    'recheck',
    /问题整改(?!要求)|整改(?:落实)?情况|(?:复查|复核|回头看)(?:情况|$)|通报[^,]{0,6}(?:整改|复查|复核|回头看)|^整改$/,
  ],
  ['problems', /问题|不足|不合格|否决|扣分|短板|薄弱|差距|不规范|不到位|不及时|不强|不严|不力|滞后/],
  ['situation', /情况|概况|结果|总体/],
]

/** `存在问题及整改要求`: what it tells first is what its sentences are read for. */
const both = /(?:问题|不足)[^,]{0,4}(?:及|和|与|、)[^,]{0,6}(?:要求|措施|建议|打算|工作|安排|整改)/

/** A heading that is a unit, an account or one site (`三、岳塘县`): below it stands what is wrong there. */
function namesOne(heading: string): boolean {
  const list = subjectsAt(heading, 0)
  if (list === null || list.subjects.length > 1 || !/^(?:[(]\d+[个家条]?[)])?$/.test(heading.slice(list.end)))
    return false
  return list.subjects.every(({ unit, name }) => name !== null || (unit !== null && unit.end - unit.start > 2))
}

const roleOf = (heading: string): SectionRole | null =>
  both.test(heading)
    ? 'problems'
    : (roleWords.find(([, words]) => words.test(heading))?.[0] ?? (namesOne(heading) ? 'problems' : null))

/** Finds the sections in document order; the end of each is the next heading of its level or a higher one. */
export function sectionsOf(prose: Passage): Section[] {
  const heads: { at: number; bodyAt: number; level: 1 | 2 | 3; number: number }[] = []
  for (const [level, mark] of marks) {
    for (const match of prose.flat.matchAll(mark)) {
      const number = level === 3 ? Number(match[1]) : ordinal(match[1] ?? '')
      heads.push({ at: match.index, bodyAt: match.index + match[0].length, level, number })
    }
  }
  for (const match of prose.flat.matchAll(framed))
    heads.push({ at: match.index, bodyAt: match.index + 1, level: 1, number: 1 })
  heads.sort((a, b) => a.at - b.at)
  const sections: Section[] = []
  const open: Section[] = []
  for (const head of heads.filter((head, index) => inSequence(heads, index))) {
    while (open.length > 0 && (open[open.length - 1]?.level ?? 0) >= head.level) {
      const closing = open.pop()
      if (closing !== undefined) closing.end = head.at
    }
    const section = sectionAt(prose, head, open[open.length - 1] ?? null)
    sections.push(section)
    open.push(section)
  }
  return sections
}

function sectionAt(
  prose: Passage,
  head: { at: number; bodyAt: number; level: 1 | 2 | 3 },
  parent: Section | null,
): Section {
  const heading = headingAt(prose.flat, head.bodyAt)
  const headingSpan = { start: head.bodyAt, end: head.bodyAt + heading.length }
  const own = roleOf(heading)
  const role = parent === null ? (own ?? 'other') : inherited(parent.role, own, head.level)
  return {
    level: head.level,
    heading,
    headingSpan,
    bodyStart: headingSpan.end,
    start: head.at,
    end: prose.flat.length,
    role,
    parent,
  }
}

/** Longer words behind a number are no heading but the sentence itself. */
const headingMax = 60

/** The words behind a number up to the end of the line or sentence; a clause that goes on is no heading. */
function headingAt(flat: string, at: number): string {
  const rest = flat.slice(at, at + headingMax)
  const words = /^[^\n。:!?;\]]*?(?=[\n。:!?;\]]|[(][一二三四五六七八九十]{1,3}[)]|[(]\d+个[)]|$)/.exec(rest)?.[0] ?? ''
  const next = flat[at + words.length]
  const cut = words.length === headingMax || ((next === ':' || next === ';') && /[,“]/.test(words))
  return cut ? '' : words
}

/** A lower heading changes the role only to praise or recheck; the words 问题 and 要求 occur in too many of them. */
function inherited(parent: SectionRole, own: SectionRole | null, level: number): SectionRole {
  if (level === 3 || own === null || parent === 'measures') return parent
  if (own === 'praise' || own === 'recheck') return parent === 'problems' && own === 'recheck' ? parent : own
  if (parent === 'situation' && own === 'problems') return own
  return parent === 'other' ? own : parent
}

/** A number counts as a heading when it is 1 or follows its predecessor of the same level. */
function inSequence(heads: { level: number; number: number }[], index: number): boolean {
  const head = heads[index]
  if (head === undefined || head.number === 1) return head !== undefined
  for (let i = index - 1; i >= 0; i--) {
    const before = heads[i]
    if (before === undefined) continue
    if (before.level < head.level && head.level === 2) return head.number <= 1
    if (before.level === head.level) return head.number - before.number >= 0 && head.number - before.number <= 2
  }
  return false
}

function ordinal(text: string): number {
  const tens = /^(.?)十(.?)$/.exec(text)
  if (tens) return (tens[1] ? numerals.indexOf(tens[1]) + 1 : 1) * 10 + (tens[2] ? numerals.indexOf(tens[2]) + 1 : 0)
  return text.length === 1 ? numerals.indexOf(text) + 1 : 99
}

/** The sections an offset lies in, outermost first. Sections nest and are in order, so the last one before it decides. */
export function sectionsAround(sections: Section[], offset: number): Section[] {
  let low = 0
  let high = sections.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sections[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const around: Section[] = []
  for (let section = sections[low - 1]; section !== undefined; section = section.parent ?? undefined)
    if (offset < section.end) around.unshift(section)
  return around
}

/** What the text at an offset is for. */
export const roleAt = (sections: Section[], offset: number): SectionRole =>
  sectionsAround(sections, offset).at(-1)?.role ?? 'other'
