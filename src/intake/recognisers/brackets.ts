// What brackets behind a subject say: its unit, its platform, both, its problem, or something about it that names nobody
// (`最后更新时间…`, `见附件2`).
import { tellsFault } from '../fault.js'
import { numberOf, platform } from '../words.js'
import type { Subject } from './subjects.js'
import { unitEnd } from './unit-names.js'

const bracket = /\(([^()]{2,60})\)/dy
const onlyPlatform = new RegExp(`^(?:${platform})(?:账号)?$`, 'i')
const role =
  /^(?:(?:由|系|该账号)?(?:主办|责任|开设|开办|承办|运维|维护|主管)(?:单位|主体|部门)(?:[为是:])*|主办|单位|平台|隶属于?|由|系)?:?/
const doing = /(?:主办|承办|开设|开办|运维|维护|主管|负责|所属|下属)(?:单位|账号)?$/
/** Something about it that is no problem of its own. */
const aside =
  /^(?:最后|最近|末次|上次|最新|(?:详?见)?附件|\d+[处个条项次件]|20\d\d年|\d{1,2}月|属?单项否决|不合格|粉丝|关注|备案|下同|以下简称|简称)/
const back =
  /^(?:以上|上述|前)(\d+|[一二三四五六七八九十两]+)?(?:个|家)?(?:账号|网站|单位|公众号|微信公众号|政务新媒体|新媒体)?(?:均|都)?/
const both: ['website', 'new-media'] = ['website', 'new-media']

/** The subject with what the brackets behind it say; unchanged where they say nothing of this kind. */
export function withBracket(flat: string, subject: Subject): Subject {
  bracket.lastIndex = subject.end
  const match = bracket.exec(flat)
  const inside = match?.indices?.[1]
  if (match === null || inside === undefined) return subject
  const words = match[1] ?? ''
  const end = subject.end + match[0].length
  const pointing = back.exec(words)
  if (pointing !== null && tellsFault(words, both)) {
    const reach = pointing[1] === undefined ? Number.POSITIVE_INFINITY : (numberOf(pointing[1]) ?? 1)
    return { ...subject, end, told: { start: inside[0] + pointing[0].length, end: inside[1] }, reach }
  }
  if (!aside.test(words) && !onlyParts(words) && tellsFault(words, both))
    return { ...subject, end, told: { start: inside[0], end: inside[1] } }
  const out = { ...subject }
  for (const part of words.matchAll(/[^,、;/]+/g)) {
    const lead = role.exec(part[0])?.[0].length ?? 0
    const text = part[0].slice(lead).replace(doing, '')
    const start = inside[0] + part.index + lead
    const span = { start, end: start + text.length }
    if (onlyPlatform.test(text)) out.platform = span
    else if (unitEnd.test(text) && /^[\u3400-\u9fff]/.test(text)) out.unit = span
    else if (aside.test(words) || /\d|更新|日期|时间/.test(text)) continue
    else return subject
  }
  return { ...out, end }
}

/** Nothing but units and platforms: their names may hold any words. */
const onlyParts = (words: string): boolean =>
  words.split(/[,、;/]/).every((part) => {
    const text = part.replace(role, '').replace(doing, '')
    return onlyPlatform.test(text) || (unitEnd.test(text) && !/更新|未|不/.test(text))
  })
