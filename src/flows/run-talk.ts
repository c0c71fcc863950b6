// What people do with a talk, or with all talks of one meeting: the leader decides, the officer or the asked county office
// sets time and place, the unit's leader confirms, the office records, checks and follows up. Every step is a rule of
// domain/talk-acts.ts; this only loads, saves and audits, and tells who must know.
import { done, type Result, refused } from '../base/result.js'
import { unknownPerson } from '../domain/roles.js'
import { isArranged, isUndecided, type TalkFacts } from '../domain/talk.js'
import { actOnTalk, type TalkAct } from '../domain/talk-acts.js'
import { systemActor } from '../domain/talk-authority.js'
import { decidedCard, talkCaption } from '../domain/wording/card-captions.js'
import { endedText } from '../domain/wording/talk.js'
import { handOver } from '../outbox/enqueue.js'
import { refreshCards, withdrawPending } from '../outbox/refresh-cards.js'
import { appendAudit } from '../store/audit.js'
import { closeQuestionsAbout } from '../store/chats.js'
import { circularById } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { readPolicies } from '../store/policies.js'
import { actorOf, nameOf } from '../store/registry.js'
import { saveTalk, talkById, talkFactsOf, type TalkRow, talksOfMeeting, wasTold } from '../store/talks.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { followInCalendar } from './talk-calendar.js'

/**
 * Carries out an act of a person on a talk, or on every talk of a meeting it is fit for. All or nothing.
 * @param id number of a talk or of a meeting (集体约谈)
 * @returns the changed talks, in the order of their numbers
 */
export async function runTalk(
  context: FlowContext,
  id: string,
  act: TalkAct,
  by: string,
  now: Date,
): Promise<Result<TalkFacts[]>> {
  return await attempt(context.store, async (tx) => {
    const rows = mustHold(await talksFor(tx, id, act))
    // All are decided before the first is written: in a chat this flow is part of a larger transaction.
    const decided: Decided[] = []
    for (const row of rows) decided.push(mustHold(await decide(tx, context, row, act, by, now)))
    for (const one of decided) await write(tx, context, one, by, now)
    return done(decided.map((one) => one.facts))
  })
}

/** One talk, for flows that have it already; the rules themselves act as `system`. */
export async function runOne(
  tx: Tx,
  context: Pick<FlowContext, 'calendar' | 'osUser'>,
  row: TalkRow,
  act: TalkAct,
  by: string,
  now: Date,
): Promise<Result<TalkFacts>> {
  const decided = await decide(tx, context, row, act, by, now)
  if (!decided.ok) return decided
  await write(tx, context, decided.value, by, now)
  return done(decided.value.facts)
}

interface Decided {
  row: TalkRow
  act: TalkAct
  facts: TalkFacts
}

async function decide(
  tx: Tx,
  { calendar }: Pick<FlowContext, 'calendar'>,
  row: TalkRow,
  act: TalkAct,
  by: string,
  now: Date,
): Promise<Result<Decided>> {
  const actor = by === systemActor.userid ? systemActor : await actorOf(tx, by, now)
  if (actor === null) return unknownPerson
  if (act.kind === 'entrust' && act.to !== row.unit.parentId)
    return refused('no-county', `${row.unit.name}没有可以委托的上级县区办公室,请由本办公室约谈。`)
  const { current: policy } = await readPolicies(tx)
  const spoken = await inTheirName(tx, act, by)
  const changed = actOnTalk(await withTold(tx, talkFactsOf(row)), spoken, actor, { calendar, policy, now })
  return changed.ok ? done({ row, act: spoken, facts: changed.value }) : changed
}

async function write(
  tx: Tx,
  context: Pick<FlowContext, 'calendar' | 'osUser'>,
  { row, act, facts }: Decided,
  by: string,
  now: Date,
): Promise<void> {
  await saveTalk(tx, facts, now, columnsBeside(row, act, by))
  await followInCalendar(tx, row, facts, now)
  await appendAudit(tx, [
    { at: now, actor: by, osUser: context.osUser, act: `talk-${act.kind}`, subject: row.id, details: act },
  ])
  await afterAct(tx, context, row, facts, act, by, now)
}

/** Acts that concern the meeting, not one unit of it. */
const shared: ReadonlySet<TalkAct['kind']> = new Set(['schedule', 'hold'])
/** Acts that may be given for a whole meeting, and the talks they are fit for. */
const forMeeting: Partial<Record<TalkAct['kind'], (facts: TalkFacts) => boolean>> = {
  approve: ({ state }) => isUndecided(state),
  decline: ({ state }) => isUndecided(state),
  postpone: ({ state }) => isUndecided(state),
  cancel: ({ state }) => isArranged(state),
  schedule: ({ state }) => isArranged(state),
  hold: ({ state }) => state === 'invited' || state === 'confirmed' || state === 'held',
}

async function talksFor(tx: Tx, id: string, act: TalkAct): Promise<Result<TalkRow[]>> {
  const one = await talkById(tx, id)
  if (one !== null && (one.meetingId === null || !shared.has(act.kind))) return done([one])
  const meeting = await talksOfMeeting(tx, one?.meetingId ?? id)
  if (meeting.length === 0) return refused('no-talk', `没有编号为${id}的约谈,可用 talk list 查看。`)
  const fits = forMeeting[act.kind]
  const ids = meeting.map((row) => row.id).join('、')
  if (fits === undefined) return refused('one-talk', `这一步要逐个单位办理,请写明是集体约谈中的哪一项:${ids}。`)
  const undecided = meeting.find((row) => isUndecided(talkFactsOf(row).state))
  if (shared.has(act.kind) && undecided !== undefined)
    return refused(
      'meeting-undecided',
      `集体约谈中${undecided.id}(${undecided.unit.name})还没有经负责人决定,请先决定。`,
    )
  const fit = meeting.filter((row) => fits(talkFactsOf(row)))
  const [first] = meeting
  // None is fit: the rule itself says why, for the first.
  return done(fit.length > 0 || first === undefined ? fit : [first])
}

/** What has left already decides whether a change is news to anybody. */
const withTold = async (tx: Tx, facts: TalkFacts): Promise<TalkFacts> =>
  isArranged(facts.state)
    ? {
        ...facts,
        unitTold: facts.unitTold || (await wasTold(tx, facts.id, 'talk-invite')),
        countyTold: facts.countyTold || (await wasTold(tx, facts.id, 'talk-entrust')),
      }
    : facts

/** Who speaks for themself is written down by name. */
async function inTheirName(tx: Tx, act: TalkAct, by: string): Promise<TalkAct> {
  const own = (act.kind === 'confirm' || act.kind === 'absent') && act.who === null
  if (!own) return act
  const contact = await tx.contact.findFirst({ where: { userid: by, role: 'leader' } })
  return contact === null ? act : { ...act, who: await nameOf(tx, by) }
}

function columnsBeside(row: TalkRow, act: TalkAct, by: string) {
  const leaves = act.kind === 'absent' || act.kind === 'decline' || act.kind === 'cancel'
  return {
    ...('reason' in act && act.kind !== 'absent' && act.reason !== undefined ? { reason: act.reason } : {}),
    ...(act.kind === 'schedule' ? { scheduledBy: by } : {}),
    meetingId: leaves ? null : row.meetingId,
  }
}

async function afterAct(
  tx: Tx,
  context: Pick<FlowContext, 'calendar'>,
  row: TalkRow,
  facts: TalkFacts,
  act: TalkAct,
  by: string,
  now: Date,
): Promise<void> {
  const subject = { kind: 'talk', id: row.id } as const
  const before = talkFactsOf(row)
  if (facts.state !== before.state || facts.invitedAt?.getTime() !== before.invitedAt?.getTime()) {
    const who = by === systemActor.userid ? '系统' : await nameOf(tx, by)
    const mark = talkCaption(act.kind === 'schedule', facts.state)
    await refreshCards(tx, subject, now, mark, (card) => decidedCard(card, who))
  }
  if (facts.state !== 'approved') await closeQuestionsAbout(tx, row.id, now)
  await tx.task.updateMany({
    where: { closedAt: null, key: { startsWith: `${row.id}/` } },
    data: { closedAt: now, closedBy: by },
  })
  if (act.kind !== 'decline' && act.kind !== 'cancel' && act.kind !== 'conclude') return
  await withdrawPending(tx, subject, 'decided', now)
  const officer = await officerOf(tx, row)
  if (officer === null || officer === by) return
  const text = endedText(row.unit.name, facts.state, act.reason)
  await handOver(tx, context.calendar, { to: officer, content: { type: 'text', text } }, now)
}

/** Who sees to the talk in the office: who submitted the circular (contract §8.1). */
export const officerOf = async (tx: Tx, row: Pick<TalkRow, 'circularId'>): Promise<string | null> =>
  (await circularById(tx, row.circularId))?.submittedBy ?? null
