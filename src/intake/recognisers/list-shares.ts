// What the subjects of a list share: a unit before them, a platform or 网站 behind them, a problem told of several in
// brackets.
import type { Span } from '../mapped-text.js'
import { platform } from '../words.js'
import type { Subject, SubjectList } from './subjects.js'
import { siteWord } from './unit-names.js'

/** Brackets that tell of several (`以上3个账号…`) hold for those before them that have no problem of their own. */
export function pointedBack(subjects: Subject[]): Subject[] {
  const out = [...subjects]
  out.forEach((one, index) => {
    if (one.reach === undefined) return
    for (let i = index - 1; i >= 0 && index - i < one.reach; i--) {
      const before = out[i]
      if (before === undefined || before.told !== undefined) break
      out[i] = { ...before, told: one.told }
    }
  })
  return out
}

const shared = new RegExp(
  `(?:等)?(?:(?:\\d+|[一二三四五六七八九十两]{1,3}|多)(?:个|家)(?=的|单位|部门|乡镇|镇街|地方|地区|街道|政务|新媒体|账号|[,。;:(]|$|${platform}|${siteWord}))?(?:的)?(?:单位|部门|乡镇|镇街|地方|地区|街道)?(?:的)?(?:(?<platform>${platform})(?:账号)?|(?<site>${siteWord})|(?<account>政务新媒体(?:账号)?|新媒体|账号)(?!名称|主体|认证|简介|头像))?`,
  'diy',
)

/** Words behind a list hold for all of it: 等5个账号, 微信公众号, 网站. A platform also holds for the names before it. */
export function share(flat: string, subjects: Subject[], from: number): SubjectList {
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
  const known = forwards(withOwner(flat, subjects))
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
    .flatMap((one) => [{ ...one, also: undefined }, ...(one.also ?? []).map((kind) => ({ ...one, platform: kind }))])
  return { subjects: list, end: from + (match?.[0].length ?? 0) }
}

/** `甲局“一”微信公众号、“二”抖音号`: a unit holds for the names behind it, up to the next unit. */
function withOwner(flat: string, subjects: Subject[]): Subject[] {
  let owner: Span | null = null
  return subjects.map((one) => {
    if (one.unit !== null) owner = one.unit
    else if (one.loose === true) owner = null
    const quoted = one.name !== null || (one.site !== null && flat[one.site.start] === '“')
    return !quoted || one.unit !== null ? one : { ...one, unit: owner }
  })
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
