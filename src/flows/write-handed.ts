// Writes one circular of a handed-in ledger with its cases and what happened to them, in the transaction of the import. Every
// event is the officer's word and names the row it stands on.
import { newId } from '../base/ids.js'
import { appendAudit } from '../store/audit.js'
import { saveCase } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { toJson } from '../store/json.js'
import { writeObligations } from '../store/messages.js'
import { readPolicies } from '../store/policies.js'
import { readDirectory } from '../store/registry.js'
import { taskWithoutDeadline } from './approve-circular.js'
import type { FlowContext } from './context.js'
import type { HandedCase, HandedCircular } from './handed-cases.js'
import type { LedgerToImport } from './import-ledger.js'
import { openCases } from './open-cases.js'
import { toldOutside } from './told-outside.js'
import { pastFindingId } from './write-registry.js'

/** @param planDigest of the rehearsal that was shown: what the leader agreed to */
export async function writeHandedCircular(
  tx: Tx,
  context: FlowContext,
  circular: HandedCircular,
  input: LedgerToImport,
  planDigest: string,
  now: Date,
): Promise<void> {
  const { by, approvedBy } = input
  await tx.circular.create({ data: circularRow(circular, input, planDigest, now) })
  const placed = new Map(circular.cases.map((one) => [one.drafted.facts.no, one.placed]))
  const sourceOf = (no: string) => {
    const entry = placed.get(no)?.entry
    return { file: input.fileName, sheet: entry?.sheet ?? '', row: entry?.row ?? 0 }
  }
  const drafted = circular.cases.map((one) => one.drafted)
  await openCases(tx, null, drafted, ({ facts: { no } }) => ({
    by,
    details: { ...sourceOf(no), cells: placed.get(no)?.entry.cells ?? {} },
  }))
  const directory = await readDirectory(tx, now)
  const { current } = await readPolicies(tx)
  for (const one of circular.cases) {
    const { no } = one.drafted.facts
    await writeObligations(tx, toldOutside(one.drafted.facts, by, directory, current, context.calendar, now))
    await goOn(tx, one, by, sourceOf(no))
    // The plan looks at it in the next cycle, whatever day its last event has.
    await tx.case.update({ where: { no }, data: { nextDueAt: now } })
  }
  await writeHistory(tx, circular)
  await taskWithoutDeadline(tx, drafted, now)
  const { osUser } = context
  const entry = { at: now, osUser, subject: circular.id }
  const details = {
    digest: circular.digest,
    file: input.fileName,
    cases: drafted.length,
    history: circular.history.length,
  }
  await appendAudit(tx, [
    { ...entry, actor: by, act: 'ledger-imported', details },
    { ...entry, actor: approvedBy, act: 'circular-approved', details: { planDigest, cases: drafted.length } },
    ...drafted.map((one) => ({
      at: now,
      actor: by,
      act: 'case-opened',
      subject: one.facts.no,
      details: one.resolved.finding,
    })),
  ])
}

const circularRow = (one: HandedCircular, input: LedgerToImport, planDigest: string, now: Date) => ({
  id: one.id,
  code: one.code,
  casePrefix: one.code,
  digest: one.digest,
  fileName: input.fileName,
  bytes: Buffer.from(input.bytes),
  draft: toJson(one.draft),
  choices: toJson({}),
  state: 'published',
  title: one.title,
  importedBy: input.by,
  importedAt: now,
  confirmedBy: input.by,
  submittedBy: input.by,
  approvedBy: input.approvedBy,
  publishedAt: now,
  // What is all over needs no summary of its round.
  nextDueAt: one.cases.length > 0 ? now : null,
  planDigest,
})

/** What the ledger says happened since: signed, answered on paper and waiting for review. */
async function goOn(tx: Tx, { placed: { entry }, since }: HandedCase, by: string, source: object): Promise<void> {
  for (const { type, at, facts } of since) {
    if (type === 'acknowledged') {
      await saveCase(tx, facts, { type, at, by, details: source }, { acknowledgedBy: by })
      continue
    }
    const text = entry.result === '' ? '台账记载已整改' : entry.result
    const id = newId()
    const extra = { repliedBy: by, outside: 'paper' }
    await saveCase(tx, facts, { type, at, by, details: { ...source, submission: id, text } }, extra)
    const submission = {
      id,
      kind: 'reply',
      by,
      at,
      text,
      caseNos: toJson([facts.no]),
      channel: 'paper',
      oaNumber: entry.via,
    }
    // Nothing said on paper is taken back by chat.
    await tx.submission.create({ data: { ...submission, state: 'open', before: '{}' } })
  }
}

async function writeHistory(tx: Tx, { title, issuedOn, history }: HandedCircular): Promise<void> {
  const rows = history.map(({ entry, finding, unitId }) => {
    const past = { circular: title, unitId, account: finding.account, problem: finding.problem }
    return { id: pastFindingId(past), ...past, issuedOn: entry.openedOn || issuedOn, indicator: finding.indicator }
  })
  const distinct = [...new Map(rows.map((row) => [row.id, row])).values()]
  await tx.pastFinding.deleteMany({ where: { id: { in: distinct.map((row) => row.id) } } })
  await tx.pastFinding.createMany({ data: distinct })
}
