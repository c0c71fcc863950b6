// One case as the office works on it: its story, what waits, what came with it, and what this person may do now.
import { done, type Result } from '../base/result.js'
import type { CaseFacts } from '../domain/case.js'
import { type CaseAct, offersOn } from '../domain/case-offers.js'
import { isoOf } from '../domain/day.js'
import type { RepeatLink } from '../domain/repeat.js'
import { type Actor, isStaff } from '../domain/roles.js'
import type { CaseStory } from '../domain/wording/why-story.js'
import { caseByNo, type CaseRow, eventsOf, factsOf } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import { reportsOf } from '../store/reports.js'
import { evidenceOfCase, submissionsOfCase } from '../store/submissions.js'
import { talksAbout } from '../store/talks.js'
import { timelineOf, type TimelineEntry } from './case-timeline.js'
import type { FlowContext } from './context.js'
import { caseStory } from './explain-case.js'
import { type Naming, readNaming } from './explain-people.js'

export interface CasePage {
  row: CaseRow
  facts: CaseFacts
  story: CaseStory
  supervisor: string | null
  /** What was asked of the office, where something waits. */
  asked: { by: string | null; until: string | null; reason: string | null }
  timeline: TimelineEntry[]
  repeats: RepeatLink[]
  openRepeats: { ref: string; why: string }[]
  evidence: CaseEvidence[]
  submissions: CaseSubmission[]
  reports: { channel: string; oaNumber: string | null; receivedAt: string; note: string | null; by: string }[]
  talks: { id: string; state: string; trigger: string }[]
  acts: CaseAct[]
}

export interface CaseEvidence {
  id: string
  state: string
  name: string
  contentType: string | null
  bytes: number | null
  at: string
  by: string
  submissionId: string | null
}

export interface CaseSubmission {
  id: string
  kind: string
  state: string
  at: string
  by: string
  text: string
  channel: string
  oaNumber: string | null
  untilOn: string | null
}

/** Refused for whom it does not concern. */
export async function readCasePage(
  context: FlowContext,
  actor: Actor,
  no: string,
  now: Date,
): Promise<Result<CasePage>> {
  const tx = context.store.read
  const told = await caseStory(tx, context, actor, no, now)
  if (!told.ok) return told
  const row = await caseByNo(tx, told.value.no)
  if (row === null) throw new Error(`${no} was told and is not there`)
  const naming = await readNaming(tx, isStaff(actor))
  const evidence = await evidenceOf(tx, row.no, naming)
  const facts = factsOf(row)
  const { by = null, until = null, reason = null } = fromJson<Partial<Record<string, string | null>>>(row.asked, {})
  const withIt = new Map<string, string[]>()
  for (const { id, submissionId } of evidence)
    if (submissionId !== null) withIt.set(submissionId, [...(withIt.get(submissionId) ?? []), id])
  return done({
    row,
    facts,
    story: told.value,
    supervisor: await nameOfUnit(tx, row.supervisorId),
    asked: { by: by === null ? null : naming.actor(by), until, reason },
    timeline: timelineOf(await eventsOf(tx, row.no), told.value, naming, withIt, now),
    repeats: fromJson<RepeatLink[]>(row.repeats, []),
    openRepeats: await tx.repeatProposal.findMany({
      where: { caseNo: row.no, state: 'open' },
      select: { ref: true, why: true },
    }),
    evidence,
    submissions: await submissionsAbout(tx, row.no, naming),
    reports: await reportsAbout(tx, row, naming),
    talks: (await talksAbout(tx, row.no)).map(({ id, state, trigger }) => ({ id, state, trigger })),
    acts: offersOn(facts, actor, now),
  })
}

async function nameOfUnit(tx: Tx, id: string | null): Promise<string | null> {
  if (id === null) return null
  return (await tx.unit.findUnique({ where: { id }, select: { name: true } }))?.name ?? null
}

async function evidenceOf(tx: Tx, no: string, naming: Naming): Promise<CaseEvidence[]> {
  return (await evidenceOfCase(tx, no)).map((one) => ({
    id: one.id,
    state: one.state,
    name: one.fileName ?? '',
    contentType: one.contentType,
    bytes: one.bytes,
    at: isoOf(one.at),
    by: naming.actor(one.by),
    submissionId: one.submissionId,
  }))
}

async function submissionsAbout(tx: Tx, no: string, naming: Naming): Promise<CaseSubmission[]> {
  return (await submissionsOfCase(tx, no)).map((one) => ({
    id: one.id,
    kind: one.kind,
    state: one.state,
    at: isoOf(one.at),
    by: naming.actor(one.by),
    text: one.text,
    channel: one.channel,
    oaNumber: one.oaNumber,
    untilOn: one.untilOn,
  }))
}

async function reportsAbout(tx: Tx, row: CaseRow, naming: Naming): Promise<CasePage['reports']> {
  return (await reportsOf(tx, row.circularId))
    .filter((one) => one.unitId === row.unitId)
    .map(({ channel, oaNumber, receivedAt, note, recordedBy }) => ({
      channel,
      oaNumber,
      receivedAt: isoOf(receivedAt),
      note,
      by: naming.actor(recordedBy),
    }))
}
