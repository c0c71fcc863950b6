// The readings of a draft that a person confirms: a deadline that was computed, inferred or is not there at all. They are
// shown once and settled by confirming; nobody has to choose.
import { type Calendar, uncoveredYears } from '../domain/calendar.js'
import type { Draft } from '../domain/draft.js'
import type { OpenPoint } from './open-points.js'

/** Where a person's own term stands, instead of the paper's. */
const termPointers = new Set(['/deadline', '/deadline/date', '/deadline/workingDays', '/deadline/calendarDays'])

/** What of the reading waits for a yes. */
export function readingPoints(draft: Draft, calendar: Calendar): OpenPoint[] {
  if (draft.findings.every((finding) => finding.struck !== undefined)) return []
  const { deadline } = draft
  const sources = Object.entries(draft.provenance).filter(([pointer]) => pointer.startsWith('/deadline'))
  const typed = sources.some(
    ([pointer, places]) => termPointers.has(pointer) && places.some((place) => place.kind === 'typed'),
  )
  if (typed) return []
  const confirm = (code: string, message: string): OpenPoint[] => [
    { code, kind: 'confirm', where: '/deadline', message },
  ]
  if (deadline === null || (deadline.date === null && deadline.text === ''))
    return confirm('deadline-none', '通报没有写明整改期限;确认后不设期限,也可以另行指定。')
  if (deadline.date === null && deadline.base !== 'receipt-date')
    return confirm('deadline-unread', `期限“${deadline.text}”没有读出日期;请另行指定,或确认不设期限。`)
  if (deadline.date !== null && draft.issuedOn !== null) {
    const years = uncoveredYears(calendar, draft.issuedOn, deadline.date)
    if (years.length > 0)
      return confirm('calendar-uncovered', `${years.join('、')}年的放假安排尚未公布,期限${deadline.date}请核对后确认。`)
  }
  const inferred = sources.some(([, places]) => places.some((place) => place.kind === 'inferred'))
  const doubted = draft.checks.some((check) => check.code.startsWith('deadline-') && check.settledBy === undefined)
  if (inferred || doubted)
    return confirm(
      'deadline-inferred',
      `期限“${deadline.text}”读作${deadline.date ?? `收到后${deadline.workingDays}个工作日`},请确认。`,
    )
  return []
}

/** Every paper must be public already or have passed the secrecy check (保密审查); a named person says so, once. */
export const secrecyPoint: OpenPoint = {
  code: 'secrecy-check',
  kind: 'confirm',
  where: null,
  message: '请确认本通报已公开发布或已经保密审查。',
}
