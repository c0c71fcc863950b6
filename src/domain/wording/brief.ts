// The short forms in which cases and circulars appear in messages. Every word comes from the circular or from a person.
import type { Day } from '../day.js'
import { type Deadline, deadlineInWords } from '../deadline.js'
import type { Severity } from '../draft.js'

export interface CaseBrief {
  no: string
  circularId: string
  unit: string
  account: string | null
  platform: string | null
  site: string | null
  document: string | null
  problem: string
  severity: Severity
  deadline: Deadline
  overdueWorkdays: number
  /** Circulars that named the same matter before. */
  repeatOf: readonly string[]
  /** The ended case a person made this one of (回头看, 复查); null for one of its own. */
  takesUp: string | null
}

export interface CircularBrief {
  id: string
  code: string
  title: string
  url: string | null
  /** The circular's own sentence about the deadline, if it has one. */
  deadlineText: string | null
  /** What is to be handed in (`整改情况`), to whom and in which form, as printed. */
  handIn: string | null
  escalationClause: string | null
}

/** `“健康宝鸡公众服务”(微信服务号)`; a site, a document, or the unit itself where there is no account. */
export function subjectOf(brief: Pick<CaseBrief, 'account' | 'platform' | 'site' | 'document' | 'unit'>): string {
  if (brief.account !== null) return `“${brief.account}”${brief.platform === null ? '' : `(${brief.platform})`}`
  return brief.site ?? brief.document ?? brief.unit
}

/** One line of a list: `1. B24Q3-001 “…”(微信服务号):problem[不合格]`. */
export function caseLine(brief: CaseBrief, number: number | null, today: Day, withUnit = false): string {
  const marks = [
    brief.severity === 'fail' ? '不合格' : null,
    brief.takesUp === null ? null : `${brief.takesUp}销号后再次核查未整改到位`,
    brief.repeatOf.length > 0 ? `此前已通报${brief.repeatOf.length}次` : null,
    brief.overdueWorkdays > 0 ? `逾期${brief.overdueWorkdays}个工作日` : null,
  ].filter((mark) => mark !== null)
  const due = brief.deadline.kind === 'none' ? '' : `,${deadlineInWords(brief.deadline, today)}`
  return `${number === null ? '·' : `${number}.`} ${brief.no} ${withUnit ? `${brief.unit} ` : ''}${subjectOf(brief)}:${brief.problem}${due}${
    marks.length === 0 ? '' : `[${marks.join(',')}]`
  }`
}

/** Cuts lines into texts of at most `maxBytes` UTF-8 bytes each (WeCom: 2048, wecom.md §2.2). */
export function splitLines(lines: readonly string[], maxBytes = 2000): string[] {
  const texts: string[] = []
  let text = ''
  for (const line of lines.flatMap((one) => piecesOf(one, maxBytes))) {
    const longer = text === '' ? line : `${text}\n${line}`
    if (text !== '' && Buffer.byteLength(longer) > maxBytes) {
      texts.push(text)
      text = line
    } else text = longer
  }
  if (text !== '') texts.push(text)
  return texts
}

/** A single line that is too long by itself, cut between characters. */
function piecesOf(line: string, maxBytes: number): string[] {
  if (Buffer.byteLength(line) <= maxBytes) return [line]
  const pieces: string[] = []
  let piece = ''
  for (const character of line) {
    if (Buffer.byteLength(piece + character) > maxBytes) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return piece === '' ? pieces : [...pieces, piece]
}

/** Case numbers as far as `limit` characters reach, then how many there are in all: `B24Q3-001、B24Q3-002等9项`. */
export function numbersWithin(nos: readonly string[], limit: number): string {
  const all = nos.join('、')
  if ([...all].length <= limit) return all
  const fit = Math.max(1, Math.floor((limit - 6) / ([...(nos[0] ?? '')].length + 1)))
  return `${nos.slice(0, fit).join('、')}等${nos.length}项`
}

/** A text of at most `length` characters, the last of them `…` where it was cut. */
export const clip = (text: string, length: number): string =>
  [...text].length <= length ? text : `${[...text].slice(0, length - 1).join('')}…`
