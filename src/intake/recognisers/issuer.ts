// Who issued the paper: the signature above the date, else the office named in the title, else the page's source line.
// An office replaced by an advertising word is restored from clean parts, or left unknown; never taken as printed.
import { isTainted } from '../advertising.js'
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { placesOf, type Read, wordsOf } from '../passage.js'
import { officeEnd } from '../words.js'
import { regionOfPaper } from './restore.js'

export interface Issuer extends Read<string> {
  /** As printed, where an advertising word replaced part of it. */
  raw?: string
}

/** Reads the issuing office. `title` is the title as read. */
export function readIssuer(paper: Paper, title: Read<string> | null): Issuer | null {
  const signed = signature(paper)
  if (signed !== null && !isTainted(signed.value, paper.adWords)) return signed
  const titled = officeInTitle(paper, title)
  if (titled !== null) return titled
  return (signed === null ? null : restored(paper, signed)) ?? source(paper) ?? taintedInText(paper) ?? inspector(paper)
}

const inspection =
  '(?:近期|近日|于|在|\\d|二|三|上|下|组织|开展|会同|联合|委托|对(?!照)|完成|检查|抽查|监测|做了|进行|采取|通过|依托|依据|按照|根据|\\d{1,2}月|[一二三四上下]|20\\d\\d)'
const office = new RegExp(
  `(?:^|[,。:;\\n、]|要求|安排|规定|精神|部署|近期|近日|\\d日|月份?|[二一三四]季度)((?:[\u3400-\u9fff]{0,8}[省市县区州旗]|[省市县区州旗]|[\u3400-\u9fff]{2,6})?(?:人民政府|政府|政务)[\u3400-\u9fff]{0,12}?(?:办公[室厅]|中心|局|办))(?=\\(以下简称|${inspection})`,
  'g',
)

/** No signature and no office in the title: who says in the opening that it made the inspection. */
function inspector(paper: Paper): Issuer | null {
  const opening = paper.prose.flat.slice(0, (paper.paragraphs[paper.headEnd]?.start ?? 0) + 400)
  for (const match of opening.matchAll(office)) {
    const name = match[1] ?? ''
    if (/^国务院|印发|通知|《|要求|本/.test(name) || isTainted(name, paper.adWords)) continue
    const sentence = /^[^。]*/.exec(opening.slice(match.index))?.[0] ?? ''
    if (!/检查|抽查|监测|普查|自查|巡查|检测/.test(sentence)) continue
    const start = match.index + match[0].length - name.length
    const span = { start, end: start + name.length }
    return { value: wordsOf(paper.prose, span), places: placesOf(paper.prose, span), inferred: true }
  }
  return null
}

/** The short line above the date at the end, or in front of the date on the same line. */
function signature(paper: Paper): Read<string> | null {
  const last = paper.paragraphs.at(-1)
  const closing = last !== undefined && /^[\u3400-\u9fff]{4,30}$/.test(last.flat) ? last : undefined
  for (const line of [
    paper.paragraphs[paper.bodyEnd],
    paper.bodyEnd === paper.paragraphs.length ? closing : undefined,
    paper.paragraphs
      .slice(0, paper.headEnd)
      .find(({ flat }) => /^[\u3400-\u9fff()]{4,30}\s+20\d\d\s?年\d{1,2}月\d{1,2}日$/.test(flat)),
  ]) {
    if (line === undefined) continue
    const flat = line.flat.replace(/\s*20\d\d\s?年.*$/, '').trimEnd()
    if (flat.length < 3 || flat.length > 60 || /[。;:,]/.test(flat)) continue
    if (officeEnd.test(flat)) return jointly(paper, { start: line.start, end: line.start + flat.length })
  }
  return null
}

/** Offices that sign together, one per line or parted by a blank: joined in the order printed. */
function jointly(paper: Paper, last: Span): Read<string> {
  const spans: Span[] = []
  const { prose, paragraphs } = paper
  const at = paragraphs.findIndex(({ start }) => start === last.start)
  for (let i = at; i >= Math.max(1, at - 3); i--) {
    const line = i === at ? last : paragraphs[i]
    if (line === undefined || i <= paper.headEnd) break
    const flat = prose.flat.slice(line.start, line.end)
    const parts = [...flat.matchAll(/[\u3400-\u9fff()]{4,30}/g)]
    if (
      parts.some((part) => !officeEnd.test(part[0])) ||
      parts.map((part) => part[0]).join('') !== flat.replace(/[\s、]/g, '')
    )
      break
    spans.unshift(
      ...parts.map((part) => ({ start: line.start + part.index, end: line.start + part.index + part[0].length })),
    )
  }
  if (spans.length < 2) return { value: wordsOf(prose, last), places: placesOf(prose, last) }
  return { value: spans.map((span) => wordsOf(prose, span)).join('、'), places: placesOf(prose, ...spans) }
}

/** `…办公室关于…的通报`. The title's place stands for it; the words before 关于 are found there again. */
function officeInTitle(paper: Paper, title: Read<string> | null): Issuer | null {
  const office = title === null ? null : (/^(.{3,40}?)关于/.exec(title.value)?.[1] ?? null)
  if (office === null || !officeEnd.test(office) || isTainted(office, paper.adWords)) return null
  return findWords(paper, office)
}

/** `来源:海南省人民政府办公厅` in the head, where it is a full name. */
function source(paper: Paper): Issuer | null {
  for (const line of paper.paragraphs.slice(0, Math.max(paper.headEnd, 8))) {
    const match = /(?:来源|发布机构|发文机[关构]|发布单位)[:\s]*([\u3400-\u9fff]{4,30})/.exec(line.flat)
    const name = match?.[1]
    if (name === undefined || !officeEnd.test(name) || isTainted(line.flat, paper.adWords)) continue
    if (/^[市县区省州旗]/.test(name) && !/^市[\u3400-\u9fff]{2,}市/.test(name)) continue
    const start = line.start + (match?.index ?? 0) + (match?.[0].length ?? 0) - name.length
    return { value: name, places: placesOf(paper.prose, { start, end: start + name.length }), inferred: true }
  }
  return null
}

/** A signature such as `<advertisement>办公厅`. */
function restored(paper: Paper, signed: Read<string>): Issuer | null {
  const region = regionOfPaper(paper)
  const ending = /(办公[室厅]|(?:\S{2,6}局)|(?:\S{2,6}中心))$/.exec(signed.value)?.[1]
  if (region === null || ending === undefined) return null
  const value = /^办公/.test(ending) ? `${region.name}人民政府${ending}` : `${region.name}${ending}`
  return { value, raw: signed.value, places: [...signed.places, ...region.places], inferred: true }
}

/** No signature at all: `<advertisement>办公室组织开展了…检查` in the text. */
function taintedInText(paper: Paper): Issuer | null {
  for (const word of paper.adWords) {
    const at = paper.prose.flat.indexOf(`${word}办公`)
    if (at < 0) continue
    const span: Span = { start: at, end: at + word.length + 3 }
    return restored(paper, { value: wordsOf(paper.prose, span), places: placesOf(paper.prose, span) })
  }
  return null
}

function findWords(paper: Paper, words: string): Issuer | null {
  const at = paper.prose.text.indexOf(words)
  return at < 0 ? null : { value: words, places: placesOf(paper.prose, { start: at, end: at + words.length }) }
}
