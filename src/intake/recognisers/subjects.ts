// Subjects at the beginning of a clause: units, their sites, their accounts with or without a name, quoted accounts with
// the unit before them or in brackets behind them; one or a whole list (`甲局、乙局网站`, `“甲”(乙局)、“丙”(微博)`).
// States grammar only: a unit is known by how its name ends and by what may follow it.
import { tellsFault } from '../fault.js'
import type { Span } from '../mapped-text.js'
import { platform, unitEnding } from '../words.js'

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
}

export interface SubjectList {
  subjects: Subject[]
  /** After the list and the words that belong to it (`等5个账号`). */
  end: number
}

const siteWord = '(?:(?:政府)?(?:门户|官方)网站|官网|官方网|政府网站|网站|子站|门户)'
const han = '\\u3400-\\u9fff'
const unitEnd = new RegExp(`${unitEnding}$`)
/** What is said of a unit begins so. Words that also begin the rest of a unit's name are kept apart. */
const sayingWords =
  '未|没|无(?![锡为棣极])|不(?!动产)|存在|出现|发生|有(?![色线])|仍|因|超|长期|普遍|个别|部分|多[个次篇处数条]|大量|少量|首页|连续|逾期|屡|再次|拒|擅自|私自|违规|迟|漏|错|缺|空白|半年|近[一二三四五六七八九十两\\d]|已|均|都|也|还|仅|只|' +
  '被|把|在|对|自(?![然治贡由])|至今|截至|应(?!急|[城县])|将(?!乐)|各有|从|经(?![济贸信开发营商])|于|更新|发布|公开|报送|上报|推送|转载|转发|提供|开[设通]|办理|答|回[复应]|抄袭|落实|设置|使用|点赞|征[集求]|互动(?!平台)|链接|栏目|留言|账号|页面|网页|推文|' +
  '内容(?!保障)|信息(?![中化产技和])|名称|标识|主动公开|政策(?![研法])|解读|办事指南|保障不|全[月年季程]|政务公开(?![办领处科工])|将(?=“)|关闭|审核|维护不|管理不|监管不|工作(?![委站领])不?|日常|重要(?!物资)|一[条篇则]|\\d|严重|简介|机构(?![编改])|领导(?!小组)|年度|稿件|图片|附件|附图|视频(?!号)|标题|文章|保障不|管理混乱|完成|迟迟|账号名称|整改'
const connector = '(?:以及|及其|及|和|与|、|,)'
const follows = new RegExp(
  `^(?!(?:人民)?政府)(?:$|[、,:;“(|\\s]|等|以及|[和与及]|的|${platform}|${siteWord}|网(?![信络格])|${sayingWords}|负责|主办|承办|主管|运维|上线|申请|下属|所属)`,
  'i',
)
/** One-character endings are parts of many other words; only these may follow them. */
const followsWeak = new RegExp(
  `^(?!(?:人民)?政府)(?:$|[、,:;“(]|等|[和与](?=[${han}]{1,16}?(?:${unitEnding}))|的“|${platform}|${siteWord}|${sayingWords})`,
  'i',
)
const weakEnd = /(?:[^局委厅办]|[^员管]委|[^公]办)$/
const collective =
  /^(?:各|全[市县区州省旗镇]|有关|相关|部分|个别|少数|一些|多数|大部分|有的|其他|其余|本[次市县区季月]|该|我[市县区州省]|上述|以上|此|这|对|按|根据|由于|因|请|要|及时|检查|抽查|监测|主办单位|责任单位|省级|市级|县级|某|多|首|大量|每|其中|另|还|仍|但|个别)/
const nameMax = 30
/** `你局`, `该单位`: a unit named elsewhere. */
export const pointed = '(?:你|贵|该)(?:单位|局|镇|乡|街道|办公室|办|委|中心|县|区)'

/** The unit whose name begins at `at`: the shortest one that something fitting follows; null when there is none. */
export function unitAt(flat: string, at: number): Span | null {
  const pointing = sticky(pointed, flat, at)
  if (pointing !== '') return { start: at, end: at + pointing.length }
  if (collective.test(flat.slice(at, at + 6)) || !/[\u3400-\u9fff]/.test(flat[at] ?? '')) return null
  for (let end = at + 2; end <= Math.min(flat.length, at + nameMax); end++) {
    const char = flat[end - 1] ?? ''
    if (!/[\u3400-\u9fff·()-]/.test(char)) return null
    const text = flat.slice(at, end)
    if (!unitEnd.test(text) || /[(][^)]*$|网站$/.test(text)) continue
    const rest = flat.slice(end, end + 40)
    if ((weakEnd.test(text) ? followsWeak : follows).test(rest)) return { start: at, end }
  }
  return null
}

/** What follows marks that do not hold an account. */
export const notAccount =
  /^(?:、|和|及|与|以及|“[^”]*”)*(?:等)?(?:\d+个|多个|两个|[一二三四五六七八九]个)?(?:一级|二级|子)?(?:栏目|专栏|专题|频道|板块|模块|页面|系统|制度|原则|要求|问题|情况|字样|提示|方式|机制|理念|入口|功能|网站|官网|门户|工作|指标|规定|活动|行动|写成|误写|错写|应为)/

/** Words in marks that are a problem, a slogan or a demand. */
export const notName =
  /、|未|无更新|不及时|不得|维护中|已结束|^(?:单项否决|三审三校|三审|先审后发|指尖上|僵尸|睡眠|一号一策|回头看|零更新|谁|一政策|双随机|互联网\+|我为政府网站找错|我为)/

const verb =
  '(?:的|所属的?|下属的?|上线的?|开[设通办]的?|主办的?|承办的?|运营的?|运维的?|管理的?|维护的?|负责的?|申请的?|注册的?|账号)?'
const quoted = /“([^“”,;。]{1,40})”/dy
const bracket = /\(([^()]{2,40})\)/dy

/** Reads the list of subjects that begins at `from`; null when no subject begins there. */
export function subjectsAt(flat: string, from: number): SubjectList | null {
  const subjects: Subject[] = []
  let at = from
  for (;;) {
    const one = subjectAt(flat, at) ?? (subjects.length === 0 ? null : (loose(flat, at) ?? lastUnit(flat, at)))
    if (one === null) break
    subjects.push(one)
    const beyond = listedColumn(flat, one, subjects.at(-2)?.column !== undefined)
    if (beyond !== one.end) subjects[subjects.length - 1] = { ...one, end: beyond }
    const link = sticky(`(?:\\d+[处个条项件次](?=[、,;和及]|$))?${connector}?`, flat, beyond)
    const next = beyond + link.length
    if (!/[、,和与及]$/.test(link) && flat[next] !== '“') {
      if (link !== '') subjects[subjects.length - 1] = { ...one, end: next }
      break
    }
    if (subjectAt(flat, next) === null && loose(flat, next) === null && lastUnit(flat, next) === null) break
    at = next
  }
  const last = subjects[subjects.length - 1]
  if (last === undefined) return null
  return share(flat, subjects, last.end)
}

function subjectAt(flat: string, at: number): Subject | null {
  const marked = nameAt(flat, at) ?? platformFirst(flat, at)
  if (marked !== null) return marked
  const unit = unitAt(flat, at)
  if (unit === null) return siteAt(flat, at)
  const link = sticky(verb, flat, unit.end)
  const named = nameAt(flat, unit.end + link.length)
  if (named !== null) return { ...named, start: at, unit: named.unit ?? unit }
  const duty = sticky(`(?:负责|主办|承办|保障|维护|运维)(?:维护|保障|更新|运维|管理|建设)?的`, flat, unit.end)
  const served = duty === '' ? null : siteAt(flat, unit.end + duty.length)
  if (served !== null) return { ...served, start: at, unit }
  const word = sticky(siteWord, flat, unit.end)
  if (word !== '') {
    const end = unit.end + word.length
    const column = sticky('“[^“”]{2,16}”(?:栏目|专栏|频道)?', flat, end)
    const own = { ...blank(at, end), unit, site: { start: unit.end, end } }
    return column === '' ? own : { ...own, column: { start: end, end: end + column.length } }
  }
  const kind = sticky(`(?:${platform})(?:账号)?`, flat, unit.end)
  if (kind !== '')
    return {
      ...blank(at, unit.end + kind.length),
      unit,
      platform: { start: unit.end, end: unit.end + kind.replace(/账号$/, '').length },
    }
  return { ...blank(at, unit.end), unit }
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
  if (site === '' && notAccount.test(flat.slice(end, end + 60))) return null
  if (site !== '') return { ...out, end: end + site.length, name: null, site: { start: at, end: end + site.length } }
  const kind = sticky(`(?:${platform})(?:账号)?`, flat, end)
  if (kind !== '') {
    out.end = end + kind.length
    out.platform = { start: end, end: end + kind.replace(/账号$/, '').length }
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

/** What brackets behind an account say: its unit, its platform, or both. */
export function withBracket(flat: string, subject: Subject): Subject {
  bracket.lastIndex = subject.end
  const match = bracket.exec(flat)
  const inside = match?.indices?.[1]
  if (match === null || inside === undefined) return subject
  const out = { ...subject }
  for (const part of (match[1] ?? '').matchAll(/[^,、;]+/g)) {
    const lead = /^(?:主办单位|开设主体|责任单位|主办|单位|平台)?:?/.exec(part[0])?.[0].length ?? 0
    const start = inside[0] + part.index + lead
    const text = part[0].slice(lead)
    const span = { start, end: start + text.length }
    if (new RegExp(`^(?:${platform})(?:账号)?$`, 'i').test(text)) out.platform = span
    else if (unitEnd.test(text) && /^[\u3400-\u9fff]{2}/.test(text)) out.unit = span
    // Something about it that names nobody (`最后更新时间10月9日`).
    else if (/\d|更新|日期|时间|附件/.test(text)) continue
    else return subject
  }
  return { ...out, end: subject.end + match[0].length }
}

/** A site by its own name: `泽州县政务信息网`, `信用中国(某省)网站`, `县政府门户网站`. */
function siteAt(flat: string, at: number): Subject | null {
  if (collective.test(flat.slice(at, at + 6))) return null
  const match = sticky(
    `[${han}·]{2,16}(?:\\([${han}]{2,8}\\))?(?:${siteWord}|网(?=$|[、,:“(首分]|等|${sayingWords}))`,
    flat,
    at,
  )
  return match === '' || /[的和等]|网站.|^(?:但|仍|个别|部分)/.test(match)
    ? null
    : { ...blank(at, at + match.length), site: { start: at, end: at + match.length } }
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

const strongEnd = /(?:局|镇|乡|街道|办事处|委员会|中心|管委会|法院|检察院|残联|学校|医院)$/

/** The last unit of a list, whatever is said behind it: the list before it shows that a unit must stand here. */
function lastUnit(flat: string, at: number): Subject | null {
  if (collective.test(flat.slice(at, at + 6)) || !/[\u3400-\u9fff]/.test(flat[at] ?? '')) return null
  for (let end = at + 2; end <= Math.min(flat.length, at + 16); end++) {
    if (!/[\u3400-\u9fff·]/.test(flat[end - 1] ?? '')) return null
    if (!strongEnd.test(flat.slice(at, end))) continue
    const clause = /^[^,;、]*/.exec(flat.slice(end))?.[0] ?? ''
    return tellsFault(clause, ['website', 'new-media']) ? { ...blank(at, end), unit: { start: at, end } } : null
  }
  return null
}

const shared = new RegExp(
  `(?:等)?(?:(?:\\d+|[一二三四五六七八九十两]{1,3}|多)(?:个|家))?(?:的)?(?:(?<platform>${platform})(?:账号)?|(?<site>${siteWord})|(?<account>政务新媒体(?:账号)?|新媒体|账号)(?!名称|主体|认证|简介|头像)|单位|部门|乡镇|镇街|地方|地区|街道)?`,
  'diy',
)

/** Words behind a list hold for all of it: 等5个账号, 微信公众号, 网站. A platform also holds for the names before it. */
function share(flat: string, subjects: Subject[], from: number): SubjectList {
  shared.lastIndex = from
  const match = shared.exec(flat)
  const span = (name: 'platform' | 'site'): Span | null => {
    const pair = match?.indices?.groups?.[name]
    return pair === undefined ? null : { start: pair[0], end: pair[1] }
  }
  const last = subjects[subjects.length - 1]
  const site = span('site') ?? (last !== undefined && sharesSite(last) ? last.site : null)
  const firstLoose = subjects.findIndex((one) => one.loose === true)
  if (firstLoose >= 0 && site === null)
    return { subjects: subjects.slice(0, firstLoose), end: subjects[firstLoose - 1]?.end ?? from }
  let kind = span('platform')
  const known = forwards(subjects)
    .reverse()
    .map((one) => {
      if (one.name === null && match?.groups?.account !== undefined) return { ...one, account: true }
      if (one.name === null) return site !== null && one.site === null && one.platform === null ? { ...one, site } : one
      kind = one.platform ?? kind
      return { ...one, platform: kind }
    })
  const list = known
    .reverse()
    .map((one) => (one.column !== undefined && one.end < one.column.end ? { ...one, column: undefined } : one))
  return { subjects: list, end: from + (match?.[0].length ?? 0) }
}

/** `微信公众号“甲”“乙”`: a platform before a name holds for the names behind it. */
function forwards(subjects: Subject[]): Subject[] {
  let ahead: Span | null = null
  return subjects.map((one) => {
    if (one.name === null) return one
    if (one.platform === null) return { ...one, platform: ahead }
    ahead = one.platform.end < one.name.start ? one.platform : null
    return one
  })
}

/** `甲局、乙局网站`: the word stands directly behind the last unit. */
const sharesSite = ({ unit, site }: Subject): boolean => unit !== null && site !== null && site.start === unit.end

/** The text an expression matches exactly at `at`; empty when it does not. */
function sticky(source: string, flat: string, at: number): string {
  let expression = compiled.get(source)
  if (expression === undefined) {
    expression = new RegExp(source, 'iy')
    compiled.set(source, expression)
  }
  expression.lastIndex = at
  return expression.exec(flat)?.[0] ?? ''
}
const compiled = new Map<string, RegExp>()
