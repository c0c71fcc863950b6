// Words inside a statement that tell who answers for its subjects (`(责任单位:某局)`, `,主办单位为某局`, `由某局主办`) or only
// point elsewhere (`(见附件2)`). They are taken out before the sentence is read, so that what is left is subject and
// problem; every span of the rest can be led back to the printed words.
import type { Span } from '../mapped-text.js'
import type { Statement } from './statements.js'
import { unitEnd } from './unit-names.js'

export interface Told {
  /** The statement without those words. */
  flat: string
  /** Units said to answer, in printed order, by their place in the printed statement; `at` is where they stood in `flat`. */
  keepers: { units: Span[]; at: number }[]
  /** The printed places (from the statement's start) of a span of `flat`. */
  printed: (span: Span) => Span[]
}

const name = '[\\u3400-\\u9fff\\d·()]{2,30}?'
const names = `(?<units>${name}(?:[、和]${name})*)`
const keeperWords =
  '(?:该账号|该网站|该栏目|其)?(?:主办|责任|承办|开设|开办|运维|维护|主管|管理|保障|负责|运营)(?:单位|主体|部门|机构)'
const patterns = [
  new RegExp(`[(]${keeperWords}(?:分别)?[为是:]*${names}[)]`, 'dg'),
  new RegExp(`[,:]?${keeperWords}(?:分别)?(?:[为是系:]*)${names}(?=[,;]|$)`, 'dg'),
  new RegExp(
    `(?<=[”号博条手书]|栏目|网站|账号|APP|小程序|客户端),?(?:系|是|为|应?由|均由)${names}(?:每[^,]{1,4})?(?:更新|主办|承办|开设|开办|运维|运营|管理|维护|负责)(?:的账号)?(?=[,;]|$)`,
    'dg',
  ),
  new RegExp(`(?<=栏目|专栏|频道|网站),${names}(?:负责|维护|主办|牵头|承办|保障)(?:更新|维护|保障)?(?=,)`, 'dg'),
]
const pointers = /[(](?:详?见|参见)?附件\s?\d*[)]|[(](?:属|属于|触发|触及)?单项否决(?:项|指标|情形|问题)?[)]/g

/** Takes those words out of a statement. */
export function withoutRemarks(statement: Statement): Told {
  const cuts: (Span & { units: Span[] })[] = []
  for (const pattern of patterns) {
    for (const match of statement.flat.matchAll(pattern)) {
      const inside = match.indices?.groups?.units
      if (
        inside === undefined ||
        cuts.some(({ start, end }) => match.index < end && start < match.index + match[0].length)
      )
        continue
      const units = unitsOf(statement.flat, { start: inside[0], end: inside[1] })
      // Brackets directly behind a name belong to that name.
      const own =
        match[0].startsWith('(') &&
        /(?:”|号|博|条|手|书|程序|端)$/.test(statement.flat.slice(Math.max(0, match.index - 4), match.index))
      if (units.length > 0 && !own) cuts.push({ start: match.index, end: match.index + match[0].length, units })
    }
  }
  for (const match of statement.flat.matchAll(pointers))
    if (match.index > 0) cuts.push({ start: match.index, end: match.index + match[0].length, units: [] })
  cuts.sort((a, b) => a.start - b.start)
  let flat = ''
  let from = 0
  const keepers: Told['keepers'] = []
  for (const { start, end, units } of cuts) {
    flat += statement.flat.slice(from, start)
    if (units.length > 0) keepers.push({ units, at: flat.length })
    from = end
  }
  flat += statement.flat.slice(from)
  return { flat, keepers, printed: (span) => printedOf(cuts, span) }
}

function unitsOf(flat: string, span: Span): Span[] {
  const out: Span[] = []
  let at = span.start
  for (const part of flat.slice(span.start, span.end).split(/[、]|(?<=[局委厅办镇乡会])和/)) {
    const start = flat.indexOf(part, at)
    at = start + part.length
    out.push({ start, end: at })
  }
  return out.every(({ start, end }) => unitEnd.test(flat.slice(start, end))) ? out : []
}

/** A span of the rest as pieces of the printed statement; spans before it (in a heading) stay. */
function printedOf(cuts: Span[], span: Span): Span[] {
  if (span.end <= 0 || cuts.length === 0) return [span]
  const pieces: Span[] = []
  let removed = 0
  let { start } = span
  for (const cut of cuts) {
    const at = cut.start - removed
    if (at > start && at < span.end) {
      pieces.push({ start: start + removed, end: cut.start })
      start = at
    } else if (at >= span.end) break
    removed += cut.end - cut.start
  }
  pieces.push({ start: start + removed, end: span.end + removed })
  return pieces
}
