// A talk in the short form messages show: unit, basis, the cases it gathers.
import type { Calendar } from '../domain/calendar.js'
import type { CircularBrief } from '../domain/wording/brief.js'
import type { TalkBrief } from '../domain/wording/talk.js'
import type { CaseRow } from '../store/cases.js'
import { casesByNos } from '../store/cases.js'
import { circularBriefs } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { caseNosOf, type TalkRow } from '../store/talks.js'
import { briefNow } from './hand-over-submission.js'

const noCircular: CircularBrief = {
  id: '',
  code: '',
  title: '',
  url: null,
  deadlineText: null,
  handIn: null,
  escalationClause: null,
}

/** From rows already loaded; cases that were not loaded are left to the details. */
export function talkBriefs(
  known: {
    talkCases: ReadonlyMap<string, CaseRow>
    circulars: { briefs: ReadonlyMap<string, CircularBrief> }
    calendar: Calendar
    now: Date
  },
  talk: TalkRow,
): TalkBrief {
  const cases = caseNosOf(talk).flatMap((no) => {
    const row = known.talkCases.get(no)
    return row === undefined ? [] : [briefNow(known.calendar, row, known.now)]
  })
  return {
    unit: talk.unit.name,
    basis: talk.basis,
    cases,
    circular: known.circulars.briefs.get(talk.circularId) ?? noCircular,
  }
}

/** Loads what the brief needs. */
export async function readTalkBrief(tx: Tx, calendar: Calendar, talk: TalkRow, now: Date): Promise<TalkBrief> {
  const rows = await casesByNos(tx, caseNosOf(talk))
  const briefs = await circularBriefs(tx, [talk.circularId])
  return talkBriefs(
    { talkCases: new Map(rows.map((row) => [row.no, row])), circulars: { briefs }, calendar, now },
    talk,
  )
}
