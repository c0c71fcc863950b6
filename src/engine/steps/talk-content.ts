// The words of one step of a talk for one person.
import { dayOf } from '../../domain/day.js'
import type { OwedItem } from '../../domain/due.js'
import type { Content } from '../../domain/ports.js'
import { talkStateName } from '../../domain/talk.js'
import {
  askAppointment,
  followUpText,
  invitationCard,
  lastRungText,
  proposalCard,
  type TalkBrief,
} from '../../domain/wording/talk.js'
import { talkFactsOf, type TalkRow } from '../../store/talks.js'
import type { Known } from './compose-for.js'
import { talkBriefs } from '../../flows/talk-brief.js'

export function talkContent(known: Known, talk: TalkRow, userid: string, item: OwedItem): Content {
  const today = dayOf(known.now)
  const facts = talkFactsOf(talk)
  const brief: TalkBrief = talkBriefs(known, talk)
  const commitment = facts.commitments[item.step.occurrence]
  switch (item.rule) {
    case 'talk-proposed':
      return proposalCard(brief, false, today)
    case 'talk-undecided':
      return proposalCard(brief, true, today)
    case 'talk-schedule':
      return { type: 'text', text: askAppointment(brief.unit) }
    case 'talk-invite': {
      const leads =
        known.directory.unit(talk.unitId)?.contacts.some((one) => one.userid === userid && one.role === 'leader') ??
        false
      if (facts.schedule === null) throw new Error(`talk ${talk.id} is invited without a schedule`)
      return invitationCard(brief, facts.schedule, leads ? 'leader' : 'liaison', today)
    }
    case 'talk-follow-up':
      return { type: 'text', text: followUpText(brief.unit, commitment?.text ?? '', commitment?.dueOn ?? today, today) }
    case 'talk-last':
      return { type: 'text', text: lastRungText(brief.unit, commitment?.text ?? '', commitment?.dueOn ?? today, today) }
    default:
      return { type: 'text', text: `约谈${brief.unit}:${talkStateName[facts.state]}。` }
  }
}
