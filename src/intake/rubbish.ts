// Takes web rubbish out of the cleaned text: tags, navigation, spam, garbled lines. What goes is listed with its reason
// (the draft's quarantine); what stays keeps its places. Judged line by line, by kind, never by position in the file.
import { adWordsIn, isSpamLine, unknownAdWord } from './advertising.js'
import { fold } from './clean/letters.js'
import { type MappedText, originOf, replaceMapped, type Span } from './mapped-text.js'
import { headerRole } from './tables/columns.js'

export interface Removed {
  /** Place in the decoded file. */
  place: Span
  reason: string
}
export interface Cleaned {
  text: MappedText
  removed: Removed[]
  /** Advertising words that stand in place of names. */
  adWords: string[]
}

const navigation =
  /^(?:[-•\s]*(?:当前位置|您现在所?在的?位置|首页\s*>|打印|关闭|收藏|扫一扫|分享到?|字[体号]\s*[:：]|返回顶部|无障碍|网站无障碍|长者专区|适老|打开适老化|您访问的链接即将离开|全部留言|评论|有用|内部办公平台|登录|注册|相关链接|上一篇|下一篇|责任编辑|【?字体|查看隐藏内容|主办[:：]|版权所有|备案号|ICP备|[/>]+\s*$))/

/** Takes the rubbish out. */
export function takeOutRubbish(input: MappedText): Cleaned {
  const removed: Removed[] = []
  const note = (text: MappedText, span: Span, reason: string): void => {
    const place = originOf(text, span)
    if (place !== null) removed.push({ place, reason })
  }
  const untagged = replaceMapped(input, /<\/?[A-Za-z!][^<>\n]{0,400}>/g, (match) => {
    note(input, { start: match.index, end: match.index + match[0].length }, '网页代码残留')
    return ''
  })
  const widths = tableWidths(untagged.text)
  const adWords = findAdWords(untagged.text)
  const text = replaceMapped(untagged, /[^\n]+/g, (match) => {
    const reason = rubbishReason(match[0], widths, removed.length > 0)
    if (reason === null) return null
    note(untagged, { start: match.index, end: match.index + match[0].length }, reason)
    return ''
  })
  return { text, removed: merge(removed), adWords }
}

function rubbishReason(raw: string, widths: Set<number>, tagged: boolean): string | null {
  const line = fold(raw).trim()
  if (line === '') return null
  if (/^[|\s]+$/.test(line)) return null
  if (/^[•·]$/.test(line) || (tagged && /^\d+\.$/.test(line))) return '网页代码残留'
  if (isGarbled(line)) return '乱码,无法还原'
  if (isSpamLine(line, widths)) return '疑似广告或垃圾文字'
  if (navigation.test(line) && line.length <= 60 && !/20\d\d[-年]\d/.test(line) && !line.includes('。'))
    return '网页导航文字'
  return null
}

/** Runs of question marks or replacement signs, or hardly any readable character. */
function isGarbled(line: string): boolean {
  if (/\?{3,}|\ufffd{2,}/.test(line) && !/[\u4e00-\u9fff]{8,}/.test(line)) return true
  const signs = line.replace(/[\s|:,.、。;\-+/\\()[\]*=_#>•·]/g, '')
  const readable = signs.match(/[\u3400-\u9fffA-Za-z0-9“”《》%!?"']/g)?.length ?? 0
  return signs.length >= 6 && readable / signs.length < 0.5
}

/** How many cells the lines have that look like the header of a bar-separated table. */
function tableWidths(text: string): Set<number> {
  const widths = new Set<number>()
  for (const line of text.split('\n')) {
    if (!/[|｜]/.test(line)) continue
    const cells = fold(line)
      .split('|')
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
    if (cells.filter((cell) => headerRole(cell) !== null).length >= 2) widths.add(cells.length)
  }
  return widths
}

function findAdWords(text: string): string[] {
  const words = new Set<string>()
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    for (const word of adWordsIn(line)) words.add(word)
    const unknown = unknownAdWord(line)
    if (unknown !== null && /(?:通报|通知|函|报告)$/.test(line)) words.add(unknown)
  }
  return [...words].sort((a, b) => b.length - a.length)
}

/** Neighbouring removals of one kind become one entry. */
function merge(removed: Removed[]): Removed[] {
  const sorted = [...removed].sort((a, b) => a.place.start - b.place.start)
  const out: Removed[] = []
  for (const entry of sorted) {
    const last = out[out.length - 1]
    if (last !== undefined && last.reason === entry.reason && entry.place.start - last.place.end <= 24)
      last.place = { start: last.place.start, end: Math.max(last.place.end, entry.place.end) }
    else out.push({ place: { ...entry.place }, reason: entry.reason })
  }
  return out
}
