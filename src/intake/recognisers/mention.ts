// Subjects named in a sentence: unit, account in quotation marks, platform. A platform behind a list is everybody's in
// front of it; a unit stands before its account, maybe with a verb between (`…局上线的“…”小程序`).
import { matchIndicator } from '../indicators.js'
import type { Span } from '../mapped-text.js'
import { platform, unitEnding } from '../words.js'

export interface Mention extends Span {
  unit: Span | null
  /** The name inside the marks. */
  name: Span
  platform: Span | null
}

export interface MentionGroup {
  mentions: Mention[]
  /** What is said of them: from the end of the last one to the next group or the sentence's end. */
  predicate: Span
}

const connectors = '(?:以及|及|和|与|、|,|，)*'
const between =
  '(?:的|所属的?|于[^“”]*|在[^“”]*|上线[^“”]*|开[设通办][^“”]*|再次[^“”]*|主办的?|运营的?|运维的?|管理的?|维护的?|申请[^“”]*|因[^“”]*|擅自[^“”]*|私自[^“”]*|违规[^“”]*|下属[^“”]*|注册[^“”]*)?'
const lead = new RegExp(`^(${connectors})([\\u3400-\\u9fff·\\-()]{1,30}${unitEnding})${between}$`)
const quote = new RegExp(`“([^“”,;。]{1,40})”(?:等)?(${platform})?`, 'gi')
/** What follows marks that do not hold an account. */
const notAccount =
  /^(?:、|和|及|“[^”]*”)*(?:等)?(?:\d+个|多个|部分|两个)?(?:栏目|专栏|专题|频道|板块|模块|页面|系统|制度|原则|要求|问题|情况|字样|提示|方式|机制|理念|入口|功能|网站|工作|指标|规定)/

/** Words in marks that are a problem, a slogan or a demand. */
const notName = /、|未|无更新|不及时|不得|维护中|已结束|^(?:单项否决|三审三校|先审后发|指尖上)/

/** The groups of accounts named in folded text. */
export function mentionsIn(flat: string): MentionGroup[] {
  const groups: MentionGroup[] = []
  let last = 0
  for (const match of flat.matchAll(quote)) {
    const end = match.index + match[0].length
    if (notAccount.test(flat.slice(match.index + (match[1]?.length ?? 0) + 2, end + 24)) && match[2] === undefined)
      continue
    if (notName.test(match[1] ?? '')) continue
    const gap = flat.slice(last, match.index)
    const group = groups[groups.length - 1]
    const clauseStart = last + clauseBegin(gap)
    const mention = mentionOf(flat, match, clauseStart)
    if (group !== undefined && isJoined(gap, mention, last)) group.mentions.push(mention)
    else {
      if (group !== undefined) group.predicate.end = clauseStart
      groups.push({ mentions: [mention], predicate: { start: end, end: flat.length } })
    }
    const open = groups[groups.length - 1]
    if (open !== undefined) open.predicate.start = end
    last = end
  }
  for (const group of groups) sharePlatforms(flat, group)
  return groups.filter((group) => isAboutAccounts(flat, group))
}

/** A list of accounts shows a unit or a platform, or is at once followed by a known problem. */
function isAboutAccounts(flat: string, group: MentionGroup): boolean {
  if (group.mentions.some(({ unit, platform }) => unit !== null || platform !== null)) return true
  const predicate = flat.slice(group.predicate.start, group.predicate.end)
  return !predicate.startsWith('的') && matchIndicator(predicate, ['new-media']).indicator !== null
}

/** Where the clause in front of a name begins: after the last comma, unless that comma is inside the unit's phrase. */
function clauseBegin(gap: string): number {
  const comma = Math.max(gap.lastIndexOf(','), gap.lastIndexOf(':'), gap.lastIndexOf(';'))
  const because = /[\u3400-\u9fff]{2,30}因[^,]{2,20},[^,]{0,8}$/.exec(gap)
  return because === null ? comma + 1 : gap.slice(0, because.index).lastIndexOf(',') + 1
}

function mentionOf(flat: string, match: RegExpExecArray, from: number): Mention {
  const start = match.index + 1
  const before = flat.slice(from, match.index)
  const owner = lead.exec(before)
  const unit =
    owner?.[2] === undefined
      ? null
      : { start: from + (owner[1]?.length ?? 0), end: from + (owner[1]?.length ?? 0) + owner[2].length }
  const kind = match[2]
  const end = match.index + match[0].length
  return {
    start: unit?.start ?? match.index,
    end,
    unit,
    name: { start, end: start + (match[1]?.length ?? 0) },
    platform: kind === undefined ? null : { start: end - kind.length, end },
  }
}

/** Only connectors and the next unit stand between two names of one list. */
const isJoined = (gap: string, mention: Mention, last: number): boolean =>
  new RegExp(`^${connectors}$`).test(gap.slice(0, Math.max(0, mention.start - last)))

function sharePlatforms(flat: string, group: MentionGroup): void {
  const rest = flat.slice(group.predicate.start, group.predicate.end)
  const trailing = new RegExp(`^(?:等)?(?:\\d+个)?(${platform})(?:账号)?`, 'i').exec(rest)
  let known: Span | null = null
  if (trailing?.[1] !== undefined) {
    const start = group.predicate.start + trailing[0].lastIndexOf(trailing[1])
    known = { start, end: start + trailing[1].length }
    group.predicate.start += trailing[0].length
  }
  for (const mention of [...group.mentions].reverse()) {
    if (mention.platform === null) mention.platform = known
    else known = mention.platform
  }
}
