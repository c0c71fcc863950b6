// The words of one step of a talk for one person.
import { dayOf } from '../../domain/day.js'
import type { OwedItem } from '../../domain/due.js'
import type { Content } from '../../domain/ports.js'
import { emptyRecord } from '../../domain/talk.js'
import {
  askAppointment,
  askRecordText,
  entrustText,
  invitationCard,
  proposalCard,
  type TalkBrief,
} from '../../domain/wording/talk.js'
import * as later from '../../domain/wording/talk-follow-up.js'
import { talkFactsOf, type TalkRow } from '../../store/talks.js'
import type { Known } from './compose-for.js'

export function talkContent(known: Known, talk: TalkRow, userid: string, item: OwedItem): Content {
  const brief = known.talkBriefs.get(talk.id)
  if (brief === undefined) throw new Error(`the brief of talk ${talk.id} was not read`)
  const today = dayOf(known.now)
  switch (item.rule) {
    case 'talk-proposed':
      return proposalCard(brief, false, today)
    case 'talk-undecided':
      return proposalCard(brief, true, today)
    case 'talk-invite':
      return invitation(known, talk, brief, userid)
    default:
      return { type: 'text', text: textOf(known, talk, brief, item) }
  }
}

function invitation(known: Known, talk: TalkRow, brief: TalkBrief, userid: string): Content {
  const { schedule, unitTold } = talkFactsOf(talk)
  if (schedule === null) throw new Error(`talk ${talk.id} is invited without a schedule`)
  const contacts = known.directory.unit(talk.unitId)?.contacts ?? []
  const leads = contacts.some((one) => one.userid === userid && one.role === 'leader')
  const role = leads ? 'leader' : 'liaison'
  return invitationCard(brief, { schedule, role, changed: unitTold, office: known.office }, dayOf(known.now))
}

/** What is no card: questions to the office or the asked county office, and everything from the meeting on. */
function textOf(known: Known, talk: TalkRow, brief: TalkBrief, { rule, step }: OwedItem): string {
  const facts = talkFactsOf(talk)
  const today = dayOf(known.now)
  const { unit, id } = brief
  const commitment = facts.commitments[step.occurrence]
  const absence = facts.absences.at(-1) ?? null
  switch (rule) {
    case 'talk-schedule':
      return askAppointment(unit, absence, countyAbove(known, talk))
    case 'talk-entrust':
      return entrustText(brief, absence, false, known.office, today)
    case 'talk-entrust-late':
      return entrustText(brief, absence, true, known.office, today)
    case 'talk-record':
      return askRecordText(brief)
    case 'talk-absent':
      return absence === null ? '' : later.absentText(unit, absence)
    case 'talk-cancelled':
      return later.cancelledText(unit, id, talk.reason ?? '')
    case 'talk-minutes': {
      const { requirements } = facts.record ?? emptyRecord
      return later.minutesText(unit, { ...facts, requirements }, today)
    }
    case 'talk-report':
      return later.reportDueText(unit, facts.reportDueOn, today)
    case 'talk-report-missing':
      return later.reportMissingText(unit, facts.reportDueOn, today)
    case 'talk-verify':
      return facts.report === null ? '' : later.verifyText(id, unit, facts.report, today)
    case 'talk-failed':
      return facts.verification === null ? '' : later.failedText(unit, facts.verification)
    case 'talk-follow-up':
      return later.followUpText(unit, commitment?.text ?? '', commitment?.dueOn ?? today, today)
    case 'talk-last':
      return later.lastRungText(unit, commitment?.text ?? '', commitment?.dueOn ?? today, today)
    default:
      throw new Error(`no words for ${rule} of talk ${id}`)
  }
}

function countyAbove(known: Known, talk: TalkRow): string | null {
  const above = known.directory.unit(talk.unitId)?.parentId ?? null
  return above === null ? null : (known.directory.unit(above)?.name ?? null)
}
