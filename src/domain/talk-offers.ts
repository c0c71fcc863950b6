// Which acts a page offers somebody on a talk: found by asking the rules with an act that lacks nothing, so that a button can
// never stand where the rule says no, and a rule is never written twice.
import type { Result } from '../base/result.js'
import { addDays, dayOf, isoOf } from './day.js'
import type { Actor } from './roles.js'
import { emptyRecord, type TalkFacts } from './talk.js'
import { type ActContext, actOnTalk, type TalkAct } from './talk-acts.js'

export type OfferedAct = Exclude<TalkAct['kind'], 'withdraw'>

export interface TalkOffer {
  act: OfferedAct
  /** Why it cannot be done (yet, by this person) although the talk has come to it; null: it can. */
  why: string | null
}

/** Refusals that mean: this is not their business, or the talk is not there. */
const notOnOffer: ReadonlySet<string> = new Set(['talk-state', 'role-missing', 'not-yours', 'no-commitment'])

/**
 * The acts that the talk's state and the person's roles allow, in the order of a talk's life.
 * @param county id of the office above the unit, which could be asked to hold the talk; null = there is none
 */
export function talkOffers(talk: TalkFacts, actor: Actor, county: string | null, context: ActContext): TalkOffer[] {
  return wholeActs(talk, county, context.now).flatMap((act): TalkOffer[] => {
    const tried: Result<TalkFacts> = actOnTalk(talk, act, actor, context)
    if (tried.ok) return tried.value === talk ? [] : [{ act: act.kind, why: null }]
    return notOnOffer.has(tried.code) ? [] : [{ act: act.kind, why: tried.message }]
  })
}

/** An act of each kind, with everything an act must bring. */
function wholeActs(talk: TalkFacts, county: string | null, now: Date): (TalkAct & { kind: OfferedAct })[] {
  const tomorrow = addDays(dayOf(now), 1)
  const at = isoOf(new Date(now.getTime() + 86_400_000))
  const given = '-'
  return [
    { kind: 'approve' },
    { kind: 'decline', reason: given },
    { kind: 'postpone', to: tomorrow },
    ...(county === null ? [] : [{ kind: 'entrust' as const, to: county }]),
    { kind: 'schedule', schedule: { at, place: given, presider: null, bring: null, contact: null } },
    { kind: 'confirm', who: given, how: 'phone' },
    { kind: 'absent', who: given, reason: given, excused: true },
    { kind: 'hold', record: emptyRecord, commitments: [], reportDueOn: null },
    { kind: 'report', channel: 'oa', oaNumber: null, text: given },
    { kind: 'verify', holds: true, note: given },
    { kind: 'keep', index: talk.commitments.findIndex((one) => one.keptAt === null) },
    { kind: 'conclude', reason: given },
    { kind: 'cancel', reason: given },
  ]
}
