// Talks as the pages show them: facts with names instead of userids, the packet, and what is open to who asks.
import { done, type Result } from '../../../base/result.js'
import type { Calendar } from '../../../domain/calendar.js'
import { dayOf, isoOf } from '../../../domain/day.js'
import { paperName } from '../../../domain/paper.js'
import { type Actor, may } from '../../../domain/roles.js'
import type { TalkFacts } from '../../../domain/talk.js'
import { systemActor } from '../../../domain/talk-authority.js'
import { talkOffers } from '../../../domain/talk-offers.js'
import { dayOffNote } from '../../../domain/wording/day-off.js'
import { packetLines } from '../../../domain/wording/talk-packet.js'
import { fitTogether } from '../../../flows/gather-talks.js'
import type { FlowContext } from '../../../flows/context.js'
import { mayPrint, talkPapers } from '../../../flows/papers/read-talk-papers.js'
import { talkPacket } from '../../../flows/talk-packet.js'
import type { Tx } from '../../../store/db.js'
import { readPolicies } from '../../../store/policies.js'
import { nameOf } from '../../../store/registry.js'
import { caseNosOf, openTalks, talkById, talkFactsOf, type TalkRow, talksOfMeeting } from '../../../store/talks.js'
import type { Answer } from '../route.js'
import type { listTalks, readTalk } from './calls.js'

type Card = Answer<typeof listTalks>['talks'][number]
type Detail = Answer<typeof readTalk>

const isoOrNull = (at: Date | null): string | null => (at === null ? null : isoOf(at))

export function cardOf(calendar: Calendar, row: TalkRow): Card {
  const facts = talkFactsOf(row)
  const { schedule, commitments, heldAt } = facts
  const open = commitments.filter((one) => one.keptAt === null).map((one) => one.dueOn)
  return {
    id: row.id,
    unit: row.unit.name,
    state: facts.state,
    mustAttend: facts.mustAttend,
    trigger: row.trigger,
    basis: row.basis,
    meetingId: row.meetingId,
    cases: caseNosOf(row).length,
    proposedAt: isoOf(facts.proposedAt),
    postponedTo: facts.postponedTo,
    at: schedule?.at ?? null,
    place: schedule?.place ?? null,
    dayOff: schedule === null || heldAt !== null ? null : dayOffNote(calendar, dayOf(new Date(schedule.at))),
    heldAt: isoOrNull(heldAt),
    reportDueOn: facts.reportDueOn,
    commitments: {
      all: commitments.length,
      kept: commitments.length - open.length,
      nextDueOn: open.toSorted()[0] ?? null,
    },
    endedAt: isoOrNull(facts.endedAt),
    version: row.version,
  }
}

/** One talk with everything its page shows; refused as the packet is. */
export async function detailOf(context: FlowContext, actor: Actor, id: string, now: Date): Promise<Result<Detail>> {
  const { store, calendar } = context
  const tx = store.read
  const packet = await talkPacket(tx, context, actor, id, now)
  if (!packet.ok) return packet
  const row = await talkById(tx, id)
  if (row === null) throw new Error(`talk ${id} went away`)
  const facts = talkFactsOf(row)
  const { current: policy } = await readPolicies(tx)
  const county = row.unit.parentId === null ? null : await unitNamed(tx, row.unit.parentId)
  const { circular } = packet.value.brief
  const papers = may(actor, 'make-paper').ok ? talkPapers.filter((kind) => mayPrint(kind, facts).ok) : []
  return done({
    ...cardOf(calendar, row),
    ...(await namedFacts(tx, facts)),
    circular: { id: circular.id, code: circular.code, title: circular.title },
    caseNos: caseNosOf(row),
    reason: row.reason,
    host: packet.value.brief.host,
    county,
    packet: packetLines(packet.value),
    offers: talkOffers(facts, actor, county?.id ?? null, { calendar, policy, now }),
    papers: papers.map((kind) => ({ kind, name: paperName[kind] })),
    ...(await neighboursOf(tx, row, actor)),
  })
}

const unitNamed = (tx: Tx, id: string): Promise<{ id: string; name: string } | null> =>
  tx.unit.findUnique({ where: { id }, select: { id: true, name: true } })

/** The facts with the names of who did what. */
async function namedFacts(tx: Tx, facts: TalkFacts) {
  const { confirmation, report, verification } = facts
  const named = async (userid: string | null): Promise<string | null> =>
    userid === null || userid === systemActor.userid ? null : await nameOf(tx, userid)
  const by = async (userid: string): Promise<string> => (await named(userid)) ?? ''
  return {
    proposedBy: await named(facts.proposedBy),
    decidedBy: await named(facts.decidedBy),
    decidedAt: isoOrNull(facts.decidedAt),
    schedule: facts.schedule,
    invitedAt: isoOrNull(facts.invitedAt),
    confirmation: confirmation && { ...confirmation, recordedBy: await by(confirmation.recordedBy) },
    absences: await Promise.all(facts.absences.map(async (one) => ({ ...one, recordedBy: await by(one.recordedBy) }))),
    record: facts.record,
    pledges: await Promise.all(facts.commitments.map(async (one) => ({ ...one, keptBy: await named(one.keptBy) }))),
    report: report && { ...report, by: await by(report.by) },
    verification: verification && { ...verification, by: await by(verification.by) },
  }
}

/** The meeting it shares, and the talks it could share one with. */
async function neighboursOf(tx: Tx, row: TalkRow, actor: Actor): Promise<Pick<Detail, 'meeting' | 'together'>> {
  const meeting = row.meetingId === null ? [] : await talksOfMeeting(tx, row.meetingId)
  const others = may(actor, 'run-talk').ok ? await openTalks(tx) : []
  return {
    meeting: meeting.map(({ id, unit, state, version }) => ({ id, unit: unit.name, state, version })),
    together: others
      .filter((one) => one.id !== row.id && !meeting.some((known) => known.id === one.id))
      .filter((one) => fitTogether([row, one]).ok)
      .map(({ id, unit, version }) => ({ id, unit: unit.name, version })),
  }
}
