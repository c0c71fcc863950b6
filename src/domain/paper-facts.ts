// What the papers take from a circular and its cases, and how it is printed: days, subjects, one row of a table. Words of the
// circular and of the unit are quoted as they stand, but for phone numbers, which no paper repeats (design.md §9, promise 11).
import type { CaseState, Fixed, Reported, WaitingFor } from './case.js'
import { chineseDay, type Day } from './day.js'
import { type Deadline, deadlineInWords } from './deadline.js'
import type { Severity } from './draft.js'
import { severityName } from './ledger.js'
import type { PaperText } from './paper.js'
import { subjectOf } from './wording/brief.js'
import { withoutPhones } from './phone-numbers.js'

/** Who makes the paper, and when. */
export interface PaperMaking {
  /** The office's name; null before a registry was imported. */
  office: string | null
  today: Day
}

export interface PaperCircular {
  title: string
  docNumber: string | null
  issuedOn: Day | null
  url: string | null
  /** The sentence about the deadline, as printed. */
  deadlineText: string | null
  handIn: string | null
  recipient: string | null
  escalationClause: string | null
}

export interface PaperCase {
  no: string
  unit: string
  supervisor: string | null
  account: string | null
  platform: string | null
  site: string | null
  document: string | null
  problem: string
  severity: Severity
  deadline: Deadline
  /** Where the circular names it, in words; null where nobody knows. */
  source: string | null
  /** Earlier circulars that named the same. */
  repeatOf: readonly string[]
  state: CaseState
  fixed: Fixed
  reported: Reported
  waitingFor: WaitingFor | null
  waitingSince: Day | null
  overdueWorkdays: number
  /** Answered after its deadline had passed. */
  answeredLate: boolean
  noticedOn: Day | null
  acknowledgedOn: Day | null
  repliedOn: Day | null
  closedOn: Day | null
  /** Why its clock stands still (暂缓, 冻结), in words; null while it runs. */
  pause: string | null
}

/** The year is always printed: papers are read years later. */
export const printedDay = (day: Day | null): PaperText => (day === null ? null : chineseDay(day))

/** A day in a table, where there is no line to fill in. */
export const tableDay = (day: Day | null): string => (day === null ? '' : chineseDay(day))

/** `2024年9月10日前`; nothing can be in the year 0, so the year is always printed. */
export const printedDeadline = (deadline: Deadline): string => deadlineInWords(deadline, '0000-01-01')

const wide: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }

/** Words as a paper prints them: no phone numbers, and the punctuation between Chinese characters full-width. */
export const inPrint = (text: string): string =>
  withoutPhones(text)
    .replaceAll(/\(([^()]*\p{sc=Han}[^()]*)\)/gu, '（$1）')
    .replaceAll(/(?<=[\p{sc=Han}”》）])[,;:?!]|[,;](?=[\p{sc=Han}“《（])/gu, (mark) => wide[mark] ?? mark)

/** Words of somebody; null where there are none. */
export const quoted = (text: string | null): PaperText => (text === null || text.trim() === '' ? null : inPrint(text))

export const printedHead = ({ office, today }: PaperMaking) => ({ office, madeOn: printedDay(today) })

/** The circular as every paper names it. */
export const printedCircular = (circular: PaperCircular) => ({
  circular: circular.title,
  docNumber: circular.docNumber,
  issuedOn: printedDay(circular.issuedOn),
})

/** One row of a table of cases. */
export const printedItem = (one: PaperCase, index: number) => ({
  index: String(index + 1),
  no: one.no,
  unit: one.unit,
  subject: inPrint(subjectOf(one)),
  problem: inPrint(one.problem),
  verdict: severityName[one.severity],
  due: printedDeadline(one.deadline),
  source: quoted(one.source) ?? '',
  note: one.repeatOf.length === 0 ? '' : `此前已通报${one.repeatOf.length}次：${one.repeatOf.join('、')}`,
})

/** The deadline of all of them, where it is one; several are in the table. */
export function commonDeadline(cases: readonly PaperCase[]): string {
  const words = [...new Set(cases.map((one) => printedDeadline(one.deadline)))]
  return words.length === 1 ? (words[0] ?? '') : '见表中各项期限'
}
