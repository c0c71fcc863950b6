// Gathers the packet of a talk for who decides it. It is made from what is known now, every time it is asked for: a copy
// would go stale while the leader thinks.
import { done, type Result, refused } from '../base/result.js'
import { isoOf, dayOf } from '../domain/day.js'
import { type Actor, may } from '../domain/roles.js'
import type { RepeatLink } from '../domain/repeat.js'
import type { TalkTriggerName } from '../domain/talk-trigger.js'
import type { PacketFinding, TalkPacket, UnitWords } from '../domain/wording/talk-packet.js'
import { type CaseRow, casesByNos } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import { nameOf } from '../store/registry.js'
import { evidenceCount, type SubmissionKind } from '../store/submissions.js'
import { caseNosOf, talkById, talkFactsOf, type TalkRow } from '../store/talks.js'
import type { FlowContext } from './context.js'
import { caseStory } from './explain-case.js'
import { readTalkBriefs } from './talk-brief.js'

/** Refused for whoever is not of the office, as if there were no such talk. */
export async function talkPacket(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  id: string,
  now: Date,
): Promise<Result<TalkPacket>> {
  const talk = await talkById(tx, id)
  if (talk === null || !may(actor, 'read-all').ok)
    return refused('no-talk', `没有编号为${id}的约谈,可用 talk list 查看。`)
  const brief = (await readTalkBriefs(tx, context.calendar, [talk], now)).get(talk.id)
  if (brief === undefined) throw new Error(`the brief of talk ${talk.id} was not read`)
  const rows = await casesByNos(tx, caseNosOf(talk))
  const findings: PacketFinding[] = []
  for (const row of rows) findings.push(await findingOf(tx, context, actor, row, now))
  return done({
    brief,
    state: talkFactsOf(talk).state,
    trigger: talk.trigger as TalkTriggerName,
    proposedAt: isoOf(talk.proposedAt),
    findings,
    earlierTalks: await earlierTalks(tx, talk),
  })
}

async function findingOf(tx: Tx, context: FlowContext, actor: Actor, row: CaseRow, now: Date): Promise<PacketFinding> {
  const story = await caseStory(tx, context, actor, row.no, now)
  if (!story.ok) throw new Error(`${row.no}: ${story.message}`)
  const links = fromJson<RepeatLink[]>(row.repeats, []).filter((link) => link.kind !== 'taken-up')
  const { no, indicator } = row
  return {
    no,
    severity: row.severity as PacketFinding['severity'],
    indicator,
    story: story.value,
    unitWords: await wordsOf(tx, no),
    earlier: links.map(({ circular, issuedOn }) => ({ circular, issuedOn })),
  }
}

/** Everything the unit handed in about the case, oldest first; what it took back itself is left out. */
async function wordsOf(tx: Tx, no: string): Promise<UnitWords[]> {
  const submissions = await tx.submission.findMany({
    where: { caseNos: { contains: `"${no}"` }, state: { not: 'undone' } },
    orderBy: { at: 'asc' },
  })
  const words: UnitWords[] = []
  for (const one of submissions)
    words.push({
      at: isoOf(one.at),
      by: await nameOf(tx, one.by),
      kind: one.kind as SubmissionKind,
      text: one.text,
      evidence: await evidenceCount(tx, one.id),
    })
  return words
}

async function earlierTalks(tx: Tx, talk: TalkRow): Promise<TalkPacket['earlierTalks']> {
  const earlier = await tx.talk.findMany({
    where: { unitId: talk.unitId, id: { not: talk.id }, proposedAt: { lte: talk.proposedAt } },
    include: { unit: true },
    orderBy: { proposedAt: 'asc' },
  })
  return earlier.map((one) => ({ id: one.id, state: talkFactsOf(one).state, on: dayOf(one.heldAt ?? one.proposedAt) }))
}
