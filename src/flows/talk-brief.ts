// Talks in the short form messages and papers show: unit, basis, who must come, who holds it, the cases it gathers.
import type { Calendar } from '../domain/calendar.js'
import { talkFactsOf } from '../store/talks.js'
import { systemActor } from '../domain/talk-authority.js'
import type { CircularBrief } from '../domain/wording/brief.js'
import type { TalkBrief } from '../domain/wording/talk.js'
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

/** The brief of each talk, by its number. */
export async function readTalkBriefs(
  tx: Tx,
  calendar: Calendar,
  talks: readonly TalkRow[],
  now: Date,
): Promise<Map<string, TalkBrief>> {
  if (talks.length === 0) return new Map()
  const rows = new Map((await casesByNos(tx, [...new Set(talks.flatMap(caseNosOf))])).map((row) => [row.no, row]))
  const circulars = await circularBriefs(tx, [...new Set(talks.map((talk) => talk.circularId))])
  const hosts = talks.flatMap((talk) => talk.entrustedTo ?? [])
  const names = new Map(
    (await tx.unit.findMany({ where: { id: { in: hosts } }, select: { id: true, name: true } })).map((one) => [
      one.id,
      one.name,
    ]),
  )
  const people = new Map(
    (await tx.person.findMany({ where: { userid: { in: talks.map((talk) => talk.proposedBy) } } })).map((one) => [
      one.userid,
      one.name,
    ]),
  )
  const meetings = await unitsByMeeting(tx, talks)
  return new Map(
    talks.map((talk): [string, TalkBrief] => {
      const { mustAttend } = talkFactsOf(talk)
      const together = meetings.get(talk.meetingId ?? '') ?? []
      const brief = {
        id: talk.id,
        unit: talk.unit.name,
        basis: talk.basis,
        mustAttend,
        host: talk.entrustedTo === null ? null : (names.get(talk.entrustedTo) ?? null),
        together: together.filter((name) => name !== talk.unit.name),
        appliedBy: talk.proposedBy === systemActor.userid ? null : (people.get(talk.proposedBy) ?? talk.proposedBy),
        cases: caseNosOf(talk).flatMap((no) => {
          const row = rows.get(no)
          return row === undefined ? [] : [briefNow(calendar, row, now)]
        }),
        circular: circulars.get(talk.circularId) ?? noCircular,
      }
      return [talk.id, brief]
    }),
  )
}

/** Names of the units that share each meeting of these talks. */
async function unitsByMeeting(tx: Tx, talks: readonly TalkRow[]): Promise<Map<string, string[]>> {
  const ids = [...new Set(talks.flatMap((talk) => talk.meetingId ?? []))]
  const sharing = await tx.talk.findMany({ where: { meetingId: { in: ids } }, include: { unit: true } })
  const byMeeting = new Map<string, string[]>()
  for (const { meetingId, unit } of sharing)
    byMeeting.set(meetingId ?? '', [...(byMeeting.get(meetingId ?? '') ?? []), unit.name])
  return byMeeting
}
