// The running text of a paper: everything outside its tables, with lines that a page broke in the middle of a sentence
// joined again, and with the blanks between Chinese characters gone. Places are kept.
import type { MappedText, Span } from './mapped-text.js'
import { type Line, type Passage, passage } from './passage.js'

/** Signs after which a line may end a paragraph. */
const closed = /[。;!?:)”》>|]$/
/** Beginnings of lines that are never the rest of the line above. */
const opensLine =
  /^(?:[一二三四五六七八九十]{1,3}[、,.]|[(][一二三四五六七八九十]{1,3}[)]|\d{1,3}[.、]|[-•·*]|附件|附:|附表|抄送|印发|联系人|[(]联系人|备注|注:|来源|发布|时间|日期|索引|文号|各.{2,60}:$|关于)/
/** A signature. */
const officeOnly = /^[\u3400-\u9fff]{3,24}(?:办公[室厅]|局|中心|办)$/
const dateOnly = /^(?:20\d\d|二[〇○零0])\S{1,10}日$/

/** Joins the prose lines (`lines` outside the tables' ranges) into one passage of paragraphs. */
export function proseOf(source: Passage, lines: Line[], tables: Span[]): Passage {
  const parts: (Span | 'break')[] = []
  let previous: Line | null = null
  lines.forEach((whole, index) => {
    if (tables.some((table) => index >= table.start && index < table.end)) {
      previous = null
      return
    }
    for (const line of unrolled(source, whole)) {
      const joins = line.start === whole.start && previous !== null && continues(source, previous, line)
      if (parts.length > 0 && !joins) parts.push('break')
      parts.push(...withoutBlanks(source, line))
      previous = line
    }
  })
  return passage(assemble(source, parts))
}

/** A line longer than this that holds several numbered headings is a page that lost its line breaks. */
const rolledMin = 240
const numberedHeading =
  /(?<=[。;!?:])(?=[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])|(?<=[一二三四五六七八九十]、[^。,;:]{2,20})(?=[(]一[)])/g

/** The line, or its parts at numbered headings where a whole page stands on one line. */
function unrolled(source: Passage, line: Line): Line[] {
  if (line.flat.length < rolledMin) return [line]
  const starts = [...line.flat.matchAll(numberedHeading)].map((match) => match.index)
  if (starts.length < 3) return [line]
  return [0, ...starts].map((from, at) => {
    const [start, end] = [line.start + from, line.start + (starts[at] ?? line.flat.length)]
    return { start, end, flat: source.flat.slice(start, end) }
  })
}

const blankBetween = /\n\s*\n/

/** Whether `line` is the rest of the sentence that `above` broke off. */
function continues(source: Passage, above: Line, line: Line): boolean {
  if (
    // A blank line between them parts what does not break off in the middle of an enumeration.
    (blankBetween.test(source.flat.slice(above.end, line.start)) && !/[,、“(]$/.test(above.flat)) ||
    closed.test(above.flat) ||
    opensLine.test(line.flat) ||
    opensLine.test(above.flat) === isBriefHead(above)
  )
    return false
  if (dateOnly.test(line.flat) || above.flat.length < 20) return false
  if (officeOnly.test(line.flat) && !/[,、的和]$/.test(above.flat)) return false
  const prose = /[,。;、:]/.test(above.flat)
  return prose && (/[,。;:“”]/.test(line.flat) || above.flat.length >= 34)
}

/** A line that opens with a mark but holds no sentence (a heading or a list entry): nothing is joined to it. */
const isBriefHead = (line: Line): boolean => opensLine.test(line.flat) && !/[。,;]/.test(line.flat)

/** The line in pieces, single blanks beside Chinese characters left out; wider gaps stay as one blank. */
function withoutBlanks(source: Passage, line: Span): Span[] {
  const text = source.flat.slice(line.start, line.end)
  const pieces: Span[] = []
  let at = 0
  for (const match of text.matchAll(/\s+/g)) {
    const before = text[match.index - 1] ?? ''
    const after = text[match.index + match[0].length] ?? ''
    const wide = match[0].length > 1
    if (!wide && !(isHan(before) || isHan(after))) continue
    pieces.push({ start: line.start + at, end: line.start + match.index + (wide ? 1 : 0) })
    at = match.index + match[0].length
  }
  pieces.push({ start: line.start + at, end: line.end })
  return pieces
}

const isHan = (char: string): boolean => char > '\u2e7f'

function assemble(source: MappedText, parts: (Span | 'break')[]): MappedText {
  const length = parts.reduce((sum, part) => sum + (part === 'break' ? 1 : part.end - part.start), 0)
  const from = new Int32Array(length)
  const to = new Int32Array(length)
  const texts: string[] = []
  let at = 0
  for (const part of parts) {
    if (part === 'break') {
      texts.push('\n')
      from[at] = at === 0 ? 0 : (to[at - 1] ?? 0)
      to[at] = from[at] ?? 0
      at++
      continue
    }
    texts.push(source.text.slice(part.start, part.end))
    from.set(source.from.subarray(part.start, part.end), at)
    to.set(source.to.subarray(part.start, part.end), at)
    at += part.end - part.start
  }
  return { text: texts.join(''), from, to }
}
