// What the office can do with a case as it stands, for pages that offer it. Each act asks the command it would carry out,
// so that what is offered is what docs/case-states.md allows; the flows check again when it is done.
import { askReminder, type CaseFacts, isOpen, reply } from './case.js'
import { type Act, type Actor, may } from './roles.js'

/** Acts of the office on one case, as pages name them. */
export const caseActs = [
  'close',
  'return',
  'grant',
  'refuse',
  'uphold',
  'reject',
  'grant-pause',
  'refuse-pause',
  'pause',
  'check-in',
  'resume',
  'hand-over',
  'record-answer',
  'remind',
  'apply-talk',
  'withdraw',
] as const
export type CaseAct = (typeof caseActs)[number]

const roleFor: Record<CaseAct, Act> = {
  close: 'review',
  return: 'review',
  grant: 'decide-request',
  refuse: 'decide-request',
  uphold: 'decide-request',
  reject: 'decide-request',
  'grant-pause': 'decide-request',
  'refuse-pause': 'decide-request',
  pause: 'decide-request',
  'check-in': 'record-outside',
  resume: 'decide-request',
  'hand-over': 'prepare-circular',
  'record-answer': 'record-outside',
  remind: 'remind',
  'apply-talk': 'propose-talk',
  withdraw: 'withdraw',
}

function allows(act: CaseAct, facts: CaseFacts, now: Date): boolean {
  switch (act) {
    case 'close':
    case 'return':
      return facts.waiting?.for === 'reply'
    case 'grant':
    case 'refuse':
      return facts.waiting?.for === 'extension'
    case 'uphold':
    case 'reject':
      return facts.waiting?.for === 'dispute'
    case 'grant-pause':
    case 'refuse-pause':
      return facts.waiting?.for === 'block'
    case 'pause':
      return isOpen(facts.state) && facts.blocked === null && facts.waiting === null
    case 'check-in':
    case 'resume':
      return facts.blocked !== null
    case 'record-answer':
      return reply(facts, now, true).ok
    case 'remind':
      return askReminder(facts, now).ok
    case 'hand-over':
    case 'apply-talk':
    case 'withdraw':
      return isOpen(facts.state)
  }
}

/** What this person may do with the case now, in the order pages show it. */
export const offersOn = (facts: CaseFacts, actor: Actor, now: Date): CaseAct[] =>
  caseActs.filter((act) => may(actor, roleFor[act]).ok && allows(act, facts, now))
