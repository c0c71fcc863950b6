// Accounts in quotation marks anywhere in a sentence, each with its unit and platform. A platform behind a list is
// everybody's in front of it; a unit stands before its account, maybe with a verb between (`…局上线的“…”小程序`), or in
// brackets behind it.
import { matchIndicator } from '../indicators.js'
import type { Span } from '../mapped-text.js'
import { platform, unitEnding } from '../words.js'
import { notAccount, notName, pointed, type Subject, withBracket } from './subjects.js'

/** A subject that has a name. */
export interface Mention extends Subject {
  name: Span
}

export interface MentionGroup {
  mentions: Mention[]
  /** What is said of them: from the end of the last one to the next group or the sentence's end. */
  predicate: Span
  /** Words between unit and name, which may tell the problem themselves (`未经备案开设“…”`). */
  before: Span | null
}

const connectors = '(?:以及|及|和|与|、|,|，)*'
const between =
  '(?:的|所属的?|于[^“”]*|在[^“”]*|上线[^“”]*|开[设通办][^“”]*|再次[^“”]*|主办的?|运营的?|运维的?|管理的?|维护的?|负责[^“”]{0,6}|申请[^“”]*|因[^“”]*|擅自[^“”]*|私自[^“”]*|违规[^“”]*|未[^“”]{1,12}|下属[^“”]*|注册[^“”]*)?'
const adverb =
  '(?:[^“”、,。]{0,12}(?:通报|发现|检查|抽查)的|其中|除|经查|另外?|还有|此外|例如|比如|包括|分别[为是]|[为是有如:])*'
const lead = new RegExp(
  `^(${connectors}${adverb})(${pointed}|[\\u3400-\\u9fff·\\-()]{1,30}?${unitEnding})(${between})$`,
)
const quote = new RegExp(`“([^“”,;。]{1,40})”(?:等)?(${platform})?(?:账号(?!名称|主体|认证))?`, 'gi')
const platformBefore = new RegExp(`(${platform})$`, 'i')
/** The groups of accounts named in folded text. */
export function mentionsIn(flat: string): MentionGroup[] {
  const groups: MentionGroup[] = []
  let last = 0
  for (const match of flat.matchAll(quote)) {
    const end = match.index + match[0].length
    if (match.index < last) continue
    if (notAccount.test(flat.slice(match.index + (match[1]?.length ?? 0) + 2, end + 24)) && match[2] === undefined)
      continue
    if (notName.test(match[1] ?? '') || /网站$/.test(flat.slice(0, match.index))) continue
    if (/(?:将|把|写成|误为|应为|如)$/.test(flat.slice(0, match.index)) && /^(?:写成|误|错写|应)/.test(flat.slice(end)))
      continue
    const gap = flat.slice(last, match.index)
    const group = groups[groups.length - 1]
    const clauseStart = last + clauseBegin(gap)
    const mention = mentionOf(flat, match, clauseStart)
    const joined = group !== undefined && isJoined(gap, mention, last)
    // Marks later in the same clause hold a menu, a column, a phrase: part of what is said.
    const bare = mention.unit === null && mention.platform === null && mention.site === null
    if (group !== undefined && !joined && bare && !/[,:;]/.test(gap) && gap !== '') continue
    if (group !== undefined && joined) group.mentions.push(mention)
    else {
      if (group !== undefined) group.predicate.end = clauseStart
      const before = beforeName(mention, match.index)
      groups.push({ mentions: [mention], predicate: { start: mention.end, end: flat.length }, before })
    }
    const open = groups[groups.length - 1]
    if (open !== undefined) open.predicate.start = mention.end
    last = mention.end
  }
  for (const group of groups) {
    shareUnit(flat, group)
    sharePlatforms(flat, group)
  }
  return groups.filter((group) => isAboutAccounts(flat, group))
}

const beforeName = ({ unit }: Mention, quoteAt: number): Span | null =>
  unit === null || quoteAt - unit.end < 4 || unit.end > quoteAt ? null : { start: unit.end, end: quoteAt }

/** A list of accounts shows a unit or a platform, or is at once followed by a known problem. */
function isAboutAccounts(flat: string, group: MentionGroup): boolean {
  if (group.mentions.some(({ unit, platform: kind }) => unit !== null || kind !== null)) return true
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
  const first = match[2] === undefined ? platformBefore.exec(flat.slice(from, match.index))?.[1] : undefined
  const owner = lead.exec(flat.slice(from, match.index - (first?.length ?? 0)))
  const unitStart = from + (owner?.[1]?.length ?? 0)
  const unit =
    owner?.[2] === undefined || /网站?$/.test(owner[2]) ? null : { start: unitStart, end: unitStart + owner[2].length }
  const kind = match[2]
  const end = match.index + match[0].length
  const kindAt = match.index + match[0].lastIndexOf(kind ?? '')
  const before = first === undefined ? null : { start: match.index - first.length, end: match.index }
  const plain: Subject = {
    start: unit?.start ?? match.index - (first?.length ?? 0),
    end,
    unit,
    site: null,
    name: null,
    platform: kind === undefined ? before : { start: kindAt, end: kindAt + kind.length },
  }
  return { ...withBracket(flat, plain), name: { start, end: start + (match[1]?.length ?? 0) } }
}

/** Only connectors and the next unit stand between two names of one list. */
const isJoined = (gap: string, mention: Mention, last: number): boolean =>
  new RegExp(`^${connectors}$`).test(gap.slice(0, Math.max(0, mention.start - last)))

function sharePlatforms(flat: string, group: MentionGroup): void {
  const rest = flat.slice(group.predicate.start, group.predicate.end)
  const trailing = new RegExp(
    `^(?:等)?(?:\\d+|[一二三四五六七八九十两]{1,2})?(?:个|家)?(${platform})(?:账号)?`,
    'i',
  ).exec(rest)
  let known: Span | null = null
  if (trailing?.[1] !== undefined) {
    const start = group.predicate.start + trailing[0].lastIndexOf(trailing[1])
    known = { start, end: start + trailing[1].length }
    group.predicate.start += trailing[0].length
  }
  shareForwards(group)
  for (const mention of [...group.mentions].reverse()) {
    if (mention.platform === null) mention.platform = known
    else known = mention.platform
  }
}

/** `甲局主办的“一”、“二”`: with 的 the unit holds for the names behind it, up to the next unit. */
function shareUnit(flat: string, { mentions }: MentionGroup): void {
  let owner: Span | null = null
  for (const mention of mentions) {
    if (mention.unit === null) mention.unit = owner
    else
      owner = /的(?:微|新|抖|官|公|视|小)?[^“]{0,6}$/.test(flat.slice(mention.unit.end, mention.name.start - 1))
        ? mention.unit
        : null
  }
}

/** `微信公众号“甲”“乙”、新浪微博“丙”`: a platform before a name holds for the names behind it, too. */
function shareForwards({ mentions }: MentionGroup): void {
  let ahead: Span | null = null
  for (const mention of mentions) {
    if (mention.platform !== null) ahead = mention.platform.end < mention.name.start ? mention.platform : null
    else mention.platform = ahead
  }
}
