// Subjects at a place of a sentence: units, their sites, their accounts with or without a name, quoted accounts with the
// unit before them or in brackets behind them; one or a whole list (`甲局、乙局网站`, `“甲”(乙局)、“丙”(微博)`). What a list
// shares (a unit before it, a platform or 网站 behind it) is given to each of its subjects.
import type { Span } from '../mapped-text.js'
import { platform } from '../words.js'
import { withBracket } from './brackets.js'
import { pointedBack, share } from './list-shares.js'
import { collective, lastUnit, pointed, sayingWords, siteWord, sticky, unitAt } from './unit-names.js'

export { withBracket } from './brackets.js'
export { pointed, unitAt } from './unit-names.js'

export interface Subject extends Span {
  unit: Span | null
  /** Inside the marks. */
  name: Span | null
  platform: Span | null
  /** The site: its own words (`“某”网站`, `某县政务网`), or the word 网站 shared by a list. */
  site: Span | null
  /** A bare name in a list; only the words behind the list can say what it is. */
  loose?: boolean
  /** The column in marks behind its site: part of the list only where every site of it has one. */
  column?: Span | undefined
  /** Its nameless account, by the word 账号 alone. */
  account?: boolean
  /** Its problem, in brackets behind it. */
  told?: Span | undefined
  /** How many subjects those brackets tell of (`以上3个账号…`). */
  reach?: number | undefined
  /** Words between its unit and its name, which may tell the problem (`未经备案开设“某”`). */
  between?: Span | undefined
  /** The unit said to answer for it, by its place in the printed statement. */
  keeper?: Span | undefined
  /** Further platforms that the same name has problems on. */
  also?: Span[] | undefined
}

export interface SubjectList {
  subjects: Subject[]
  /** After the list and the words that belong to it (`等5个账号`). */
  end: number
}

const han = '\\u3400-\\u9fff'
const connector = '(?:以及|及其|及|和|与|、|,以及|,和|,|;(?=“))'

/** What follows marks that do not hold an account. */
export const notAccount =
  /^(?:、|和|及|与|以及|“[^”]*”)*(?:等)?(?:\d+个|多个|两个|[一二三四五六七八九]个)?(?:一级|二级|子)?(?:栏目|专栏|专题|频道|板块|模块|页面|系统|制度|原则|要求|问题|情况|字样|提示|方式|机制|理念|入口|功能|网站|官网|门户|工作|指标|规定|活动|行动|写成|误写|错写|应为)/

/** Words in marks that are a problem, a slogan or a demand. */
export const notName =
  /、|未|无更新|不及时|不得|维护中|已结束|^(?:单项否决|三审三校|三审|先审后发|指尖上|僵尸|睡眠|一号一策|回头看|零更新|谁|一政策|双随机|互联网\+|我为政府网站找错|我为)/

/** Words that tie an account to the unit before it. */
const verb =
  '(?:的|[所下]属的?|名下的?|旗下的?|新?上线的?|新?开[设通办]的?|主办的?|主管的?|承办的?|运营的?|运维的?|管理的?|维护的?|负责(?:运维|运营|管理|维护|更新|主办)?的?|申请的?|注册的?|认证的?|代管的?|账号|官方(?:账号)?)?'
/** What a unit did when it set an account up: these words may tell the problem themselves. */
const doing =
  '(?:于|在|上线|新?开[设通办]|再次|申请|因(?:[^“”,。;:]{2,20},)?|擅自|私自|自行|违规|未经?|先|下属|所属|注册|\\d{1,2}月)(?:(?!发现|监测|检查|抽查)[^“”。;:,]){0,24}?(?=“)'
const duty = '(?:负责|牵头|主办|承办|保障|维护|运维|更新|管理)(?:维护|保障|更新|运维|管理|建设|内容)*的'
const quoted = /“([^“”,;。]{1,40})”/dy
const kindWords = `(?:${platform})(?:账号(?!名称|主体|认证))?`

/** Reads the list of subjects that begins at `from`; null when no subject begins there. */
export function subjectsAt(flat: string, from: number): SubjectList | null {
  const subjects: Subject[] = []
  let at = from
  for (;;) {
    const one = subjectAt(flat, at) ?? (subjects.length === 0 ? null : (loose(flat, at) ?? finalUnit(flat, at)))
    if (one === null) break
    subjects.push(one)
    const beyond = listedColumn(flat, one, subjects.at(-2)?.column !== undefined)
    if (beyond !== one.end) subjects[subjects.length - 1] = { ...one, end: beyond }
    const link = sticky(`(?:\\d+[处个条项件次](?=[、,;和及]|$))?(?:等)?${connector}?`, flat, beyond)
    const linked = link === '等' ? '' : link
    const next = beyond + linked.length
    const goesOn = flat[next] === '“'
    if (
      goesOn &&
      one.platform !== null &&
      /^(?:“[^“”]*”)+(?:等)?(?:\d+个)?(?:菜单|链接|按钮|子菜单|选项|图标)/.test(flat.slice(next, next + 40))
    ) {
      if (linked !== '') subjects[subjects.length - 1] = { ...one, end: next }
      break
    }
    if (!/[、,和与及;]$/.test(linked) && !goesOn) {
      if (linked !== '') subjects[subjects.length - 1] = { ...one, end: next }
      break
    }
    if (subjectAt(flat, next) === null && loose(flat, next) === null && finalUnit(flat, next) === null) break
    at = next
  }
  const last = subjects[subjects.length - 1]
  if (last === undefined) return null
  return share(flat, pointedBack(subjects), last.end)
}

function finalUnit(flat: string, at: number): Subject | null {
  const unit = lastUnit(flat, at)
  return unit === null ? null : { ...blank(unit.start, unit.end), unit }
}

function subjectAt(flat: string, at: number): Subject | null {
  const marked = nameAt(flat, at) ?? platformFirst(flat, at) ?? plainName(flat, at)
  if (marked !== null) return marked
  const lead = sticky(`(?:应?由|隶?属于?)?(?:${pointed}[所下]属的?)?(?=[${han}])`, flat, at)
  const one = (lead === '' ? null : ofUnit(flat, at + lead.length)) ?? ofUnit(flat, at)
  if (one !== null) return { ...one, start: at }
  return siteWithDuty(flat, at)
}

/** `县政府门户网站由甲局负责的“某”栏目`: who answers for the column stands between. */
function siteWithDuty(flat: string, at: number): Subject | null {
  const site = siteAt(flat, at)
  if (site === null) return null
  const by = sticky('由', flat, site.end)
  const unit = by === '' ? null : unitAt(flat, site.end + 1)
  const words = unit === null ? '' : sticky(duty, flat, unit.end)
  return unit === null || words === '' ? site : { ...site, unit, end: unit.end + words.length }
}

/** A unit and what of it is meant: an account, its site, a portal it feeds, an account without a name, or itself. */
function ofUnit(flat: string, at: number): Subject | null {
  const unit = unitAt(flat, at)
  if (unit === null) return null
  const link = sticky(verb, flat, unit.end)
  const named = nameAt(flat, unit.end + link.length) ?? platformFirst(flat, unit.end + link.length)
  if (named !== null) return { ...named, start: at, unit: named.unit ?? unit }
  const served = sticky(`(?:${duty}|在(?=[${han}]{0,8}网站)|[主承]办的(?=(?:政府)?(?:门户)?网站))`, flat, unit.end)
  const portal =
    served === '' ? null : (siteAt(flat, unit.end + served.length) ?? bareSite(flat, unit, unit.end + served.length))
  if (portal !== null) return { ...portal, start: at, unit }
  const kept = sticky(`${duty}(?=“[^“”]{2,16}”[^,。]{0,3}(?:栏目|专栏|频道|板块))`, flat, unit.end)
  if (kept !== '') return { ...blank(at, unit.end + kept.length), unit }
  const word = sticky(siteWord, flat, unit.end)
  if (word !== '') return ownSite(flat, at, unit, unit.end + word.length)
  const kind = sticky(kindWords, flat, unit.end)
  if (kind !== '' && flat[unit.end + kind.length] !== '“')
    return {
      ...blank(at, unit.end + kind.length),
      unit,
      platform: { start: unit.end, end: unit.end + kind.replace(/账号$/, '').length },
    }
  return withBracket(flat, didSo(flat, at, unit) ?? { ...blank(at, unit.end), unit })
}

/** `某局主办的网站`: the words as printed are its name. */
function bareSite(flat: string, unit: Span, at: number): Subject | null {
  const word = sticky(siteWord, flat, at)
  return word === '' ? null : { ...blank(at, at + word.length), site: { start: unit.start, end: at + word.length } }
}

function ownSite(flat: string, at: number, unit: Span, end: number): Subject {
  const by = sticky('由', flat, end)
  const keeper = by === '' ? null : unitAt(flat, end + 1)
  const words = keeper === null ? '' : sticky(duty, flat, keeper.end)
  if (keeper !== null && words !== '')
    return { ...blank(at, keeper.end + words.length), unit: keeper, site: { start: unit.start, end } }
  const column = sticky('“[^“”]{2,16}”(?:栏目|专栏|频道)?', flat, end)
  // `某县政府门户网站`: the county's 政府门户网站; `某县政府网站` is the site of its government.
  const region =
    /^门户/.test(flat.slice(unit.end)) && /[\u3400-\u9fff]{2}[县市区州旗]政府$/.test(flat.slice(at, unit.end))
  const owner = region ? { start: unit.start, end: unit.end - 2 } : unit
  const own = withBracket(flat, { ...blank(at, end), unit: owner, site: { start: owner.end, end } })
  return column === '' ? own : { ...own, column: { start: end, end: end + column.length } }
}

/** `甲局未经备案开设“某”视频号`: the unit, what it did, the account. */
function didSo(flat: string, at: number, unit: Span): Subject | null {
  const gap = sticky(doing, flat, unit.end)
  if (gap === '') return null
  const named = nameAt(flat, unit.end + gap.length)
  if (named === null || named.platform === null) return null
  return { ...named, start: at, unit: named.unit ?? unit, between: { start: unit.end, end: unit.end + gap.length } }
}

const blank = (start: number, end: number): Subject => ({
  start,
  end,
  unit: null,
  name: null,
  platform: null,
  site: null,
})

/** `“甲”`, `“甲”微信公众号`, `“甲”网站`, `“甲”(乙局)`, `“甲”(乙局,抖音号)`. */
function nameAt(flat: string, at: number): Subject | null {
  quoted.lastIndex = at
  const match = quoted.exec(flat)
  const inside = match?.indices?.[1]
  if (match === null || inside === undefined) return null
  const end = at + match[0].length
  const out: Subject = { ...blank(at, end), name: { start: inside[0], end: inside[1] } }
  if (notName.test(match[1] ?? '')) return null
  const site = sticky(siteWord, flat, end)
  const kind = sticky(kindWords, flat, end)
  if (site === '' && kind === '' && notAccount.test(flat.slice(end, end + 60))) return null
  if (site !== '') return { ...out, end: end + site.length, name: null, site: { start: at, end: end + site.length } }
  if (kind !== '') {
    out.end = end + kind.length
    out.platform = { start: end, end: end + kind.replace(/账号$/, '').length }
    for (;;) {
      const more = sticky(`[、和及与]${kindWords}(?=[${han}(,;。]|$)`, flat, out.end)
      if (more === '') break
      out.also = [...(out.also ?? []), { start: out.end + 1, end: out.end + more.length }]
      out.end += more.length
    }
  }
  return withBracket(flat, out)
}

/** `微信公众号“甲”`: the platform before the name. */
function platformFirst(flat: string, at: number): Subject | null {
  const kind = sticky(platform, flat, at)
  const named = kind === '' ? null : nameAt(flat, at + kind.length)
  return named === null
    ? null
    : { ...named, start: at, platform: named.platform ?? { start: at, end: at + kind.length } }
}

/** `某某发布(微信公众号,某局)`: a name without marks, known by the platform in the brackets behind it. */
function plainName(flat: string, at: number): Subject | null {
  const text = sticky(`[${han}A-Za-z0-9·]{2,16}(?=\\([^()]{0,30}(?:${platform})[^()]{0,30}\\))`, flat, at)
  if (text === '') return null
  const name = { start: at, end: at + text.length }
  const one = withBracket(flat, { ...blank(at, at + text.length), name })
  return one.end === name.end || one.platform === null || one.told !== undefined ? null : one
}

/** A site by its own name: `泽州县政务信息网`, `信用中国(某省)网站`, `县政府门户网站`. */
function siteAt(flat: string, at: number): Subject | null {
  if (collective.test(flat.slice(at, at + 6))) return null
  const match = sticky(
    `[${han}·]{1,16}(?:\\([${han}]{2,8}\\))?(?:${siteWord}|网(?=$|[、,:“(首分]|等|${sayingWords}))`,
    flat,
    at,
  )
  return match.length < 3 || /[的和等由]|网站.|^(?:但|仍|个别|部分|在)/.test(match)
    ? null
    : withBracket(flat, { ...blank(at, at + match.length), site: { start: at, end: at + match.length } })
}

/** A name no ending tells as a unit, inside a list that goes on: `…、中国柴达木等网站`. */
function loose(flat: string, at: number): Subject | null {
  const text = sticky(`[${han}·]{2,12}?(?=、|等[^,。]{0,4}(?:${siteWord}|${platform}|账号))`, flat, at)
  if (text === '' || collective.test(text) || /[的未不]/.test(text)) return null
  return { ...blank(at, at + text.length), loose: true }
}

/** `甲局网站“一”、乙局网站“二”打不开`: where a further site follows, or one went before, the marks are that site's column. */
function listedColumn(flat: string, one: Subject, inList: boolean): number {
  if (one.column === undefined) return one.end
  const link = sticky(connector, flat, one.column.end)
  const next = link === '' ? null : unitAt(flat, one.column.end + link.length)
  const more = next !== null && sticky(`${siteWord}“`, flat, next.end) !== ''
  return more || inList ? one.column.end : one.end
}
