// What the paper inspects: openness work, websites, new media. The office's own name (市政务公开办) does not count.
import type { Paper } from '../paper.js'
import { bodySpan } from '../paper.js'
import { placesOf, type Read } from '../passage.js'

const kinds: [string, RegExp][] = [
  ['gov-openness', /政务公开(?!办|政务服务|领导小组|处|科|股|工作领导)/],
  ['website', /(?:政府|部门|门户)?网站/],
  ['new-media', /新媒体|政务微[信博]/],
]

/** `website`, `new-media`, `gov-openness`, joined by `+` in the order of the gold files; null when nothing is named. */
export function readSubject(paper: Paper, title: Read<string> | null): Read<string> | null {
  if (title !== null) {
    const about = title.value.includes('关于') ? title.value.slice(title.value.indexOf('关于')) : title.value
    const named = kinds.filter(([, words]) => words.test(about)).map(([kind]) => kind)
    if (named.length > 0) return { value: named.join('+'), places: title.places, inferred: true }
  }
  const body = bodySpan(paper)
  const flat = paper.prose.flat.slice(body.start, body.end)
  const found = kinds.slice(1).flatMap(([kind, words]) => {
    const match = words.exec(flat) ?? (kind === 'new-media' ? /微信公众号|公众号|抖音号|微博/.exec(flat) : null)
    return match === null
      ? []
      : [{ kind, span: { start: body.start + match.index, end: body.start + match.index + match[0].length } }]
  })
  if (found.length === 0) return null
  return {
    value: found.map(({ kind }) => kind).join('+'),
    places: found.flatMap(({ span }) => placesOf(paper.prose, span)),
    inferred: true,
  }
}
