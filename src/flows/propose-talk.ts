// Proposes a talk: by rule at publishing for what came back, at escalation for what is overdue; or by hand, as an
// application (申请) with its reason. A proposal invites nobody: it waits for another person's decision as leader (promise 8).
import { done, type Result, refused } from '../base/result.js'
import { isOpen } from '../domain/case.js'
import { dayOf } from '../domain/day.js'
import { may } from '../domain/roles.js'
import { type MustAttend, proposedTalk, type TalkFacts } from '../domain/talk.js'
import { systemActor } from '../domain/talk-authority.js'
import { falseReplyBasis, joined, type TalkBasis } from '../domain/talk-trigger.js'
import { appendAudit } from '../store/audit.js'
import { caseByNo, type CaseRow, casesByNos, factsOf } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { toJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import { actorOf } from '../store/registry.js'
import {
  caseNosOf,
  casesTalkedAbout,
  createTalk,
  nextTalkId,
  openTalksAbout,
  openTalksOf,
  proposalShown,
  type TalkRow,
} from '../store/talks.js'
import { attempt, type FlowContext, mustHold } from './context.js'

export interface Proposal {
  unitId: string
  circularId: string
  caseNos: readonly string[]
  /** The clause or rule, with the facts it rests on; who must come and who calls. */
  basis: TalkBasis
}

/**
 * Opens the proposal of the rules, or adds the cases to the unit's while the leader has not been shown it: nobody is
 * invited about a matter the leader did not see. Cases that an open talk gathers or that were talked about already are not
 * proposed again by any rule.
 * @returns the talk, or null if there is nothing left to propose
 */
export async function proposeTalk(tx: Tx, proposal: Proposal, now: Date): Promise<string | null> {
  const { unitId, circularId, basis } = proposal
  const open = await openTalksOf(tx, unitId, circularId)
  const gathered = await casesTalkedAbout(tx)
  const caseNos = proposal.caseNos.filter((no) => !gathered.has(no))
  if (caseNos.length === 0) return null
  const growing = await unshown(tx, open)
  const id = growing?.id ?? (await nextTalkId(tx, circularId))
  if (growing === null) await openProposal(tx, id, { ...proposal, caseNos }, systemActor.userid, now)
  else await grow(tx, growing, caseNos, basis)
  const details = { caseNos, trigger: basis.trigger, basis: basis.words }
  await appendAudit(tx, [{ at: now, actor: systemActor.userid, act: 'talk-proposed', subject: id, details }])
  return id
}

/** A proposal of the rules that no leader has seen yet; an application by hand stays as it was applied for. */
async function unshown(tx: Tx, open: readonly TalkRow[]): Promise<TalkRow | null> {
  for (const talk of open)
    if (
      talk.state === 'proposed' &&
      talk.meetingId === null &&
      talk.proposedBy === systemActor.userid &&
      !(await proposalShown(tx, talk.id))
    )
      return talk
  return null
}

async function openProposal(tx: Tx, id: string, proposal: Proposal, by: string, now: Date): Promise<TalkFacts> {
  const { unitId, circularId, caseNos, basis } = proposal
  const above = await tx.unit.findUniqueOrThrow({ where: { id: unitId }, select: { parentId: true } })
  const entrustedTo = basis.by === 'county' ? above.parentId : null
  const facts = proposedTalk({ id, unitId, proposedBy: by, mustAttend: basis.calls, entrustedTo }, now)
  await createTalk(tx, { facts, circularId, caseNos, trigger: basis.trigger, basis: basis.words })
  return facts
}

async function grow(tx: Tx, talk: TalkRow, caseNos: readonly string[], basis: TalkBasis): Promise<void> {
  const before: TalkBasis = {
    trigger: basis.trigger,
    words: talk.basis,
    calls: talk.mustAttend as MustAttend,
    by: talk.entrustedTo === null ? 'office' : 'county',
  }
  const both = talk.basis.includes(basis.words) ? before : joined([before, { ...basis, words: `\n${basis.words}` }])
  await tx.talk.update({
    where: { id: talk.id },
    data: {
      caseNos: toJson([...caseNosOf(talk), ...caseNos]),
      basis: both?.words ?? talk.basis,
      mustAttend: both?.calls ?? talk.mustAttend,
      entrustedTo: both?.by === 'county' ? talk.entrustedTo : null,
      version: { increment: 1 },
    },
  })
}

/**
 * 反馈不实: a case closed on the unit's own word was found again by a look-back, and stands open as a new one. Proposes where
 * the office's rules say so.
 */
export async function proposeForFalseReply(
  tx: Tx,
  found: { oldNo: string; newNo: string; note: string },
  now: Date,
): Promise<string | null> {
  const [old, again] = [await caseByNo(tx, found.oldNo), await caseByNo(tx, found.newNo)]
  if (old === null || again === null || old.repliedAt === null) return null
  const { current } = await readPolicies(tx)
  const closedOn = old.closedAt === null ? null : dayOf(old.closedAt)
  const basis = falseReplyBasis(current, { no: old.no, closedOn, note: found.note })
  if (basis === null) return null
  const { unitId, circularId, no } = again
  return await proposeTalk(tx, { unitId, circularId, caseNos: [no], basis }, now)
}

export interface Application {
  /** Name or id of the unit; null = that of the cases. */
  unit: string | null
  caseNos: readonly string[]
  reason: string
  calls: MustAttend
  by: 'office' | 'county'
}

/** 申请约谈 by a person of the office; who applies can never approve. */
export async function applyForTalk(
  context: FlowContext,
  application: Application,
  by: string,
  now: Date,
): Promise<Result<TalkFacts>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'propose-talk'))
    const reason = application.reason.trim()
    if (reason === '') return refused('reason-missing', '申请约谈要写明事由。')
    const rows = mustHold(await applicable(tx, application))
    const [first] = rows
    if (first === undefined) return refused('no-case', '申请约谈要写明针对的事项编号。')
    if (application.by === 'county' && first.unit.parentId === null)
      return refused('no-county', `${first.unit.name}没有上级单位,不能委托县区约谈。`)
    const caseNos = rows.map((row) => row.no)
    const words = `经办申请:${reason}`
    const basis: TalkBasis = { trigger: 'manual', words, calls: application.calls, by: application.by }
    const { unitId, circularId } = first
    const id = await nextTalkId(tx, circularId)
    const facts = await openProposal(tx, id, { unitId, circularId, caseNos, basis }, by, now)
    const details = { caseNos, trigger: basis.trigger, basis: words }
    await appendAudit(tx, [{ at: now, actor: by, osUser: context.osUser, act: 'talk-proposed', subject: id, details }])
    return done(facts)
  })
}

/** The cases applied for: of one unit, open, and in no open talk. */
async function applicable(tx: Tx, { unit, caseNos }: Application): Promise<Result<CaseRow[]>> {
  const nos = [...new Set(caseNos.map((no) => no.toUpperCase()))]
  const rows = await casesByNos(tx, nos)
  const missing = nos.find((no) => !rows.some((row) => row.no === no))
  if (missing !== undefined) return refused('no-case', `没有编号为${missing}的事项,请核对编号。`)
  const other = rows.find((row) => row.unitId !== rows[0]?.unitId || (unit !== null && !isNamed(row, unit)))
  if (other !== undefined)
    return refused(
      'not-yours',
      `${other.no}是${other.unit.name}的事项,一项约谈只针对一个单位;几个单位请分别申请再合并。`,
    )
  const ended = rows.find((row) => !isOpen(factsOf(row).state))
  if (ended !== undefined) return refused('case-ended', `${ended.no}已办结,不能再为它申请约谈。`)
  const [talk] = await openTalksAbout(tx, nos)
  if (talk !== undefined) return refused('talk-known', `约谈${talk.id}正在办理其中的事项,不必重复申请。`)
  return done(rows)
}

const isNamed = (row: CaseRow, unit: string): boolean =>
  row.unitId === unit || row.unit.name === unit || row.unit.aliases.includes(`"${unit}"`)
