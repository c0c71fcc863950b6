// The people or offices to ask, as printed at the end: name, telephone, and what for. They stay in the draft and the
// contact view. Masked digits stay masked; numbers of other kinds (QQ, fax, mail) are no telephone.
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { placesOf, type Read } from '../passage.js'

export interface ContactRead {
  /** Null where only a number is printed. */
  name: Read<string> | null
  phone: Read<string> | null
  for: Read<string> | null
}

const heading =
  /(?<for>[\u3400-\u9fff]{2,16}?(?:工作|方面|事宜|业务|问题))?(?:联\s?系\s?人|联络人|联络员|经办人|联系单位|联系[科处股]室|联系部门|联系机构|咨询人)(?:员)?(?:及(?:联系)?(?:电话|方式))?\s*[:\s]\s*/dg
/** Where the words of one heading end. */
const ending = /[。\n]|(?<=\d)\)|[\u3400-\u9fff]{2,16}?(?:工作|方面|事宜|业务)?(?:联系人|联络人|经办人)/
const token =
  /(?<other>(?:传真|邮箱|电子邮箱|QQ|微信|地址|邮编)(?:号码?)?\s*[:\s]?\s*[\w.@-]*)|(?<label>(?:联系|办公|固定|移动)?(?:电\s?话|方式)(?:号码)?|手机(?:号码?)?|座机)|(?<phone>(?:\(?0\d{2,3}\)?[\s-]?)?[\d*]{5,11}(?:\s?(?:-|转|分机)\s?\d{1,5})?)|(?<name>[\u3400-\u9fff·]{2,24}?)(?=$|[\s,;、:)(\d]|联系|办公电话|电\s?话|手机|座机|传真|邮箱)/dg

/** Reads every contact of the paper, in printed order. */
export function readContacts(paper: Paper): ContactRead[] {
  const { prose } = paper
  const named = [...prose.flat.matchAll(heading)].flatMap((match) => {
    const start = match.index + match[0].length
    const rest = prose.flat.slice(start, start + 160)
    const end = start + (ending.exec(rest)?.index ?? rest.length)
    const why = match.indices?.groups?.for
    return pairs(prose.flat.slice(start, end)).map(({ name, phone }) => {
      const read = (span: Span): Read<string> => ({
        value: prose.text.slice(span.start, span.end).trim(),
        places: placesOf(prose, span),
      })
      return {
        name: read({ start: start + name.start, end: start + name.end }),
        phone: phone === null ? null : read({ start: start + phone.start, end: start + phone.end }),
        for: why === undefined ? null : read({ start: why[0], end: why[1] }),
      }
    })
  })
  return named.length > 0 ? named : nameless(paper)
}

/** `联系电话:2880147` alone: a number nobody's name stands beside. */
function nameless(paper: Paper): ContactRead[] {
  const { prose } = paper
  const match =
    /(?:^|[\n。(;,])(?:联系|咨询|办公)电\s?话\s*[:\s]\s*(?<phone>(?:\(?0\d{2,3}\)?[\s-]?)?[\d*]{5,11}(?:(?:-|转)\d{1,5})?)/d.exec(
      prose.flat,
    )
  const at = match?.indices?.groups?.phone
  if (at === undefined) return []
  const places = placesOf(prose, { start: at[0], end: at[1] })
  return [{ name: null, phone: { value: prose.text.slice(at[0], at[1]).trim(), places }, for: null }]
}

/** Names with their numbers: each number belongs to the first name before it that has none yet. */
function pairs(flat: string): { name: Span; phone: Span | null }[] {
  const out: { name: Span; phone: Span | null }[] = []
  for (const match of flat.matchAll(token)) {
    const span = (group: 'name' | 'phone'): Span | null => {
      const pair = match.indices?.groups?.[group]
      return pair === undefined ? null : { start: pair[0], end: pair[1] }
    }
    const [name, phone] = [span('name'), span('phone')]
    if (name !== null && !/^(?:及|和|同志|先生|女士)/.test(match[0])) out.push({ name, phone: null })
    const waiting = out.find((one) => one.phone === null)
    if (phone !== null && waiting !== undefined) waiting.phone = phone
  }
  return out
}
