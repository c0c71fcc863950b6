// The title: the line (or two) of the head that names what was inspected and ends in the kind of paper.
import { adWordsIn } from '../advertising.js'
import { type Line, placesOf, type Read, wordsOf } from '../passage.js'
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { unitEnding } from '../words.js'

const topic = /网站|新媒体|政务公开|政务信息|微信|微博/
const act = /检查|抽查|监测|监管|普查|自查|巡查|评估|通报|抽检|运维|运行|考核/
const ends = /(?:通报|通知|函|报告|公告)(?:\(.{1,12}\))?》?$/
const orgLine = new RegExp(`^[\\u3400-\\u9fff()、]{4,30}$`)
const orgEnd = new RegExp(`${unitEnding}$`)

/** Reads the title; null when the page lost it. */
export function readTitle(paper: Paper): Read<string> | null {
  const { paragraphs } = paper
  const last = Math.min(Math.max(paper.headEnd, 6), paragraphs.length, 40)
  for (let i = 0; i < last; i++) {
    const line = paragraphs[i]
    if (line === undefined) continue
    const span = titleSpan(line) ?? (i === 0 || i < paper.headEnd ? inlineTitle(line) : null)
    if (span === null) continue
    const half = upperHalf(paragraphs[i - 1], paper.prose.flat.slice(span.start, span.end))
    const office = half === null ? null : upperHalf(paragraphs[i - 2], half.flat)
    const start = (office ?? half ?? span).start
    const whole = { start, end: span.end }
    return { value: wordsOf(paper.prose, whole), places: placesOf(paper.prose, whole) }
  }
  return null
}

function titleSpan(line: Line): Span | null {
  const { flat } = line
  if (flat.length < 8 || flat.length > 120 || /[。;:]/.test(flat.replace(/\(.*?\)/g, ''))) return null
  if (!ends.test(flat) || !topic.test(flat) || !act.test(flat)) return null
  const lead = /^[•·\-*\s]+/.exec(flat)?.[0].length ?? 0
  const book = /^\S*号《(.*)》$/.exec(flat.slice(lead))
  if (book?.[1] !== undefined) return { start: line.end - 1 - book[1].length, end: line.end - 1 }
  return { start: line.start + lead, end: line.end }
}

/** A page that lost its line breaks: the title runs straight into the addressees or the text. */
function inlineTitle(line: Line): Span | null {
  const match = /^[•·\-*\s]*(.{6,80}?(?:情况|结果|工作)?的?(?:通报|通知|函))(?=各|有关|[:。]|\d{4}年)/.exec(line.flat)
  const text = match?.[1]
  if (text === undefined || /[。;,]/.test(text) || !topic.test(text) || !/关于|20\d\d年/.test(text)) return null
  const start = line.start + (match?.[0].length ?? 0) - text.length
  return { start, end: start + text.length }
}

/** The line above, when the title was printed on two: an office before `关于…`, or `…关于2025年第二季度`. */
function upperHalf(above: Line | undefined, title: string): Line | null {
  if (above === undefined || above.flat.length > 60 || /[。:;]/.test(above.flat) || /20\d\d[-/.]\d/.test(above.flat))
    return null
  if (/^关于/.test(title)) {
    const office = orgLine.test(above.flat) && orgEnd.test(above.flat) && !/(?:网站|网|平台)$/.test(above.flat)
    return office || adWordsIn(above.flat).length > 0 ? above : null
  }
  return /关于/.test(above.flat) && !ends.test(above.flat) && !/关于/.test(title) ? above : null
}
