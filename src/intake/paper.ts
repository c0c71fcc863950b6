// The paper taken apart once for all recognisers: lines, tables, running text in paragraphs, sections, and which
// paragraphs are head, body and end. Recognisers only read it; another kind of file only has to fill it.
import type { Grid } from './formats/source.js'
import type { MappedText, Span } from './mapped-text.js'
import { type Line, linesOf, type Passage, passage } from './passage.js'
import { proseOf } from './paragraphs.js'
import { type Section, sectionsOf } from './sections.js'
import { findTables } from './tables/find.js'
import type { Table } from './tables/table.js'

export interface Paper {
  whole: Passage
  lines: Line[]
  tables: Table[]
  prose: Passage
  /** Paragraphs of `prose`. */
  paragraphs: Line[]
  sections: Section[]
  /** Index of the addressees' paragraph, or -1. */
  addresseesAt: number
  /** Paragraphs before this index are the head: rubbish, title, page data, addressees. */
  headEnd: number
  /** Paragraphs from this index on are signature, contacts, annex headings. */
  bodyEnd: number
  /** Advertising words that stand in place of names. */
  adWords: string[]
}

const dateLine = /(?:^|\s|[^\d])(?:20\d\d\s?年?\s?\d{1,2}\s?月\s?\d{1,2}\s?日|二[〇○零0]\S{2}年\S{1,2}月\S{1,3}日)$/

/** Takes cleaned text apart; `grids` are the real tables of the file, in places of its logical text. */
export function paperOf(text: MappedText, adWords: string[], grids: Grid[] = []): Paper {
  const whole = passage(text)
  const lines = linesOf(whole)
  const tables = findTables(whole, lines, grids)
  const prose = proseOf(
    whole,
    lines,
    tables.map((table) => table.lines),
  )
  const paragraphs = linesOf(prose)
  const sections = sectionsOf(prose)
  const addresseesAt = findAddressees(paragraphs)
  const headEnd =
    addresseesAt >= 0 ? addresseesAt + (runsOn(paragraphs[addresseesAt]) ? 0 : 1) : findHeadEnd(paragraphs, sections)
  return {
    whole,
    lines,
    tables,
    prose,
    paragraphs,
    sections,
    addresseesAt,
    headEnd,
    bodyEnd: findBodyEnd(paragraphs, headEnd),
    adWords,
  }
}

/** `各县、区人民政府,市政府各部门:` — may be followed by text where the page lost its line breaks. */
function findAddressees(paragraphs: Line[]): number {
  return paragraphs.slice(0, 60).findIndex(({ flat }) => {
    const colon = flat.indexOf(':')
    if (colon < 4 || colon > 160 || /[。!?]/.test(flat.slice(0, colon))) return false
    const addressed = flat.slice(0, colon)
    return /(?:^|[,,、])(?:各|市直|区直|县直|省直|市级|县级|省级|有关)[^,]{1,}/.test(addressed) ||
      /^[^,]{0,4}(?:党政机关|机关各?部门)/.test(addressed)
      ? /政府|部门|单位|机构|街道|镇|乡|办|委|局|机关|开发区/.test(addressed)
      : false
  })
}

/** The page lost its line breaks: the text goes on in the addressees' paragraph. */
const runsOn = (line: Line | undefined): boolean => line !== undefined && line.flat.length - line.flat.indexOf(':') > 12

/** Without addressees the head ends at the first numbered heading or the first full sentence. */
function findHeadEnd(paragraphs: Line[], sections: Section[]): number {
  const firstSection = sections[0]?.start ?? Number.POSITIVE_INFINITY
  const index = paragraphs.findIndex(
    ({ flat, start }) => start >= firstSection || (/[。:;]$/.test(flat) && flat.length >= 16 && /[,。]/.test(flat)),
  )
  return index < 0 ? paragraphs.length : index
}

/** The end begins at the signature (a short line followed by a day's line), else at the first annex heading. */
function findBodyEnd(paragraphs: Line[], headEnd: number): number {
  for (let i = Math.max(headEnd, 1); i < paragraphs.length; i++) {
    const flat = paragraphs[i]?.flat ?? ''
    if (!dateLine.test(flat) || flat.length > 50 || /[。,]/.test(flat)) continue
    const above = paragraphs[i - 1]?.flat ?? ''
    return i - 1 >= headEnd && above.length <= 50 && !/[。;:]$/.test(above) ? i - 1 : i
  }
  const annex = paragraphs.findIndex(({ flat }, i) => i >= headEnd && /^附\s*[件表]\s*\d*\s*(?:[:.]|$)/.test(flat))
  return annex < 0 ? paragraphs.length : annex
}

/** The body's span in the prose. */
export function bodySpan(paper: Paper): Span {
  return {
    start: paper.paragraphs[paper.headEnd]?.start ?? paper.prose.flat.length,
    end: paper.paragraphs[paper.bodyEnd]?.start ?? paper.prose.flat.length,
  }
}
