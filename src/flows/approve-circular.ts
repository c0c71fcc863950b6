// Publishing: a leader who did not prepare the circular approves it, its findings become cases, and the plan starts.
// The digest of the rehearsed plan goes into the audit chain: what was approved is what may leave.
import { newId } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import { digestOf } from '../domain/audit-chain.js'
import { defaultPolicy } from '../domain/policy.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { columnsOf, type NewCase } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { toJson } from '../store/json.js'
import { actorOf } from '../store/registry.js'
import { raiseTask } from '../store/tasks.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { draftCases, type DraftedCase, deadlineFor, type Prepared, prepareCircular } from './prepare-circular.js'
import { proposeTalk } from './propose-talk.js'
import { rehearsePrepared } from './rehearse-circular.js'
import { openInWords } from './settle-circular.js'

export interface Published {
  circularId: string
  code: string
  cases: string[]
}

export async function approveCircular(
  context: FlowContext,
  id: string,
  by: string,
  now: Date,
): Promise<Result<Published>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by), 'approve-circular'))
    const prepared = mustHold(await prepareCircular(context, tx, id))
    const { row, open } = prepared
    if (row.state === 'published') return refused('already-published', '这份通报已经下发,不会重复下发。')
    if (row.state !== 'submitted')
      return refused('not-submitted', '这份通报还没有提交审批,请先用 circular submit 提交。')
    if (row.submittedBy === by || row.confirmedBy === by)
      return refused('same-person', '经办人不能审批自己提交的通报,请由另一位负责人审批。')
    if (open.length > 0) return refused('open-points', openInWords(open))
    const drafted = await draftCases(tx, prepared, now)
    const plan = await rehearsePrepared(context, tx, prepared, drafted, 'none')
    const planDigest = digestOf(plan)
    await openCases(tx, prepared, drafted)
    await markPublished(tx, prepared, by, planDigest, now)
    await appendAudit(tx, [
      {
        at: now,
        actor: by,
        osUser: context.osUser,
        act: 'circular-approved',
        subject: row.id,
        details: { planDigest, cases: drafted.length },
      },
      ...drafted.map((one) => ({
        at: now,
        actor: 'system',
        act: 'case-opened',
        subject: one.facts.no,
        details: one.resolved.finding,
      })),
    ])
    await proposeForRepeats(tx, prepared, drafted, now)
    await taskWithoutDeadline(tx, drafted, now)
    return done({ circularId: row.id, code: row.code, cases: drafted.map((one) => one.facts.no) })
  })
}

async function markPublished(tx: Tx, prepared: Prepared, by: string, planDigest: string, now: Date): Promise<void> {
  const deadline = deadlineFor(prepared.draft, prepared.choices)
  await tx.circular.update({
    where: { id: prepared.row.id },
    data: {
      state: 'published',
      approvedBy: by,
      publishedAt: now,
      planDigest,
      dueOn: deadline.kind === 'day' ? deadline.on : null,
    },
  })
}

async function openCases(tx: Tx, prepared: Prepared, drafted: readonly DraftedCase[]): Promise<void> {
  const rows: NewCase[] = []
  const opened = new Map<string, string>()
  for (const one of drafted) {
    const { finding, index, accountId } = one.resolved
    const { facts } = one
    const account = accountId ?? (await seenAccount(tx, facts.unitId, finding.account, finding.platform, opened))
    const { deadline } = prepared.draft
    rows.push({
      ...columnsOf(facts, facts.openedAt),
      no: facts.no,
      circularId: facts.circularId,
      seq: one.seq,
      unitId: facts.unitId,
      supervisorId: facts.supervisorId,
      accountId: account,
      accountName: finding.account,
      platform: finding.platform,
      site: finding.site,
      documentNumber: finding.document?.number ?? finding.document?.title ?? null,
      problem: finding.problem,
      indicator: finding.indicator,
      veto: finding.veto === null ? 'unsaid' : finding.veto ? 'yes' : 'no',
      severity: finding.severity,
      source: finding.source,
      provenance: toJson(prepared.draft.provenance[`/findings/${index}/problem`] ?? []),
      policyVersion: defaultPolicy.version,
      openedAt: facts.openedAt,
      deadlineBase:
        facts.deadline.kind === 'from-receipt'
          ? 'receipt-date'
          : facts.deadline.kind === 'none'
            ? 'none'
            : (deadline?.base ?? 'absolute'),
      deadlineDays: facts.deadline.kind === 'from-receipt' ? facts.deadline.count : null,
      deadlineUnit: facts.deadline.kind === 'from-receipt' ? facts.deadline.unit : null,
      deadlineText: deadline?.text ?? null,
      repeats: toJson(one.repeats),
      version: 0,
    })
  }
  await tx.case.createMany({ data: rows })
  await tx.caseEvent.createMany({
    data: rows.map((row) => ({
      id: `${row.no}-0`,
      caseNo: row.no,
      seq: 0,
      type: 'opened',
      at: row.openedAt,
      by: 'system',
      details: '{}',
    })),
  })
}

/** An account the registry did not know becomes known by being inspected, so that the next circular finds it. */
async function seenAccount(
  tx: Tx,
  unitId: string,
  name: string | null,
  platform: string | null,
  opened: Map<string, string>,
): Promise<string | null> {
  if (name === null) return null
  const key = toJson([unitId, name, platform])
  const known = opened.get(key)
  if (known !== undefined) return known
  const where = { name_platform_unitId: { name, platform: platform ?? '未说明', unitId } }
  const { id } = await tx.account.upsert({ where, create: { id: newId(), ...where.name_platform_unitId }, update: {} })
  opened.set(key, id)
  return id
}

async function proposeForRepeats(
  tx: Tx,
  prepared: Prepared,
  drafted: readonly DraftedCase[],
  now: Date,
): Promise<void> {
  for (const one of drafted) {
    if (one.talkBasis === null) continue
    const { unitId, no } = one.facts
    await proposeTalk(
      tx,
      { unitId, circularId: prepared.row.id, caseNos: [no], trigger: 'repeat', basis: one.talkBasis },
      now,
    )
  }
}

async function taskWithoutDeadline(tx: Tx, drafted: readonly DraftedCase[], now: Date): Promise<void> {
  const without = drafted.filter((one) => one.facts.deadline.kind === 'none')
  const [first] = without
  if (first === undefined) return
  const caseNos = without.map((one) => one.facts.no)
  const text = `通报没有整改期限,${caseNos.length}项不会自动提醒和升级;需要期限请用 case extend 逐项设定。`
  await raiseTask(tx, {
    key: `no-deadline/${first.facts.circularId}`,
    kind: 'no-deadline',
    text,
    caseNos,
    assignee: null,
    at: now,
  })
}
