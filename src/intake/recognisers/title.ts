// The title: the line (or two) of the head that names what was inspected and ends in the kind of paper.
import { adWordsIn } from '../advertising.js'
import { type Line, placesOf, type Read, wordsOf } from '../passage.js'
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { officeEnd } from '../words.js'

const topic = /网站|新媒体|政务公开|政务信息|微信|微博|公众号|视频号|抖音|门户|政务账号/
const act =
  /检查|抽查|监测|监管|普查|自查|巡查|巡检|评估|评测|通报|抽检|运维|运行|考核|整改|督办|督促|督查|提醒|问题|核查|复核|更新|保障/
const kinds = '(?:通报|通知书?|函|报告|公告|通告|督办单|督办通知单?|简报|月报|季报)'
const ends = new RegExp(`${kinds}(?:\\(.{1,12}\\))?》?$`)
const orgLine = new RegExp(`^[\\u3400-\\u9fff()、]{4,30}$`)
/** What a page prints in front of a title, and the name of the site behind it. */
const label = /^(?:[•·\-*\s]|(?:信息|文件|公文)?(?:标\s*题|名\s*称)\s*[:\s])+/
const siteName = /\s*[-_|]+\s*[\u3400-\u9fff]{2,20}(?:政府|网站|网|平台|办公室)(?:门户网站|网站)?$/

/** Reads the title; null when the page lost it. A line that names its matter or its year comes before one that does not. */
export function readTitle(paper: Paper): Read<string> | null {
  const { paragraphs } = paper
  const last = Math.min(Math.max(paper.headEnd, 6), paragraphs.length, 40)
  const found: { span: Span; at: number }[] = []
  for (const [at, line] of paragraphs.slice(0, last).entries()) {
    const span = titleSpan(line) ?? (at === 0 || at < paper.headEnd ? inlineTitle(line) : null)
    if (span !== null) found.push({ span, at })
  }
  const best = found.find(({ span }) => /关于|20\d\d年/.test(whole(paper, span))) ?? found[0]
  if (best === undefined) return null
  const half = upperHalf(paragraphs[best.at - 1], whole(paper, best.span))
  const office = half === null ? null : upperHalf(paragraphs[best.at - 2], half.flat)
  const span = { start: (office ?? half ?? best.span).start, end: best.span.end }
  return { value: wordsOf(paper.prose, span), places: placesOf(paper.prose, span) }
}

const whole = (paper: Paper, span: Span): string => paper.prose.flat.slice(span.start, span.end)

function titleSpan(line: Line): Span | null {
  const flat = line.flat.replace(siteName, '')
  if (flat.length < 8 || flat.length > 120 || /[。;:>]/.test(flat.replace(/\(.*?\)/g, '').replace(label, '')))
    return null
  if (!ends.test(flat) || !topic.test(flat) || !act.test(flat)) return null
  const lead = label.exec(flat)?.[0].length ?? 0
  const book = /^\S*号《(.*)》$/.exec(flat.slice(lead))
  const end = line.start + flat.length
  if (book?.[1] !== undefined) return { start: end - 1 - book[1].length, end: end - 1 }
  return { start: line.start + lead, end }
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
    const office = orgLine.test(above.flat) && officeEnd.test(above.flat) && !/(?:网站|网|平台)$/.test(above.flat)
    return office || adWordsIn(above.flat).length > 0 ? above : null
  }
  return /关于/.test(above.flat) && !ends.test(above.flat) && !/关于/.test(title) ? above : null
}
