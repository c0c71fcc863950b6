// 佐证 uploaded on the page: known by its content, kept under its digest, waiting until its person hands it in with a reply or
// a request that names it. What nobody hands in, or what its person takes away again, is deleted with its bytes.
import { newId, sha256 } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import {
  cleanFileName,
  type EvidenceKind,
  filesGoByOa,
  waitingUploadMs,
  waitingUploadsMax,
} from '../domain/evidence-files.js'
import { isUnitContact } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import type { Store, Tx } from '../store/db.js'
import { evidenceKindOf } from '../store/evidence-kind.js'
import type { KeptFile } from '../store/files.js'
import { toJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import { waitingUploads } from '../store/submissions.js'
import { attempt, type FlowContext, knownActor, mustHold } from './context.js'

/** Where bytes are kept, by digest. */
export interface FileShelf {
  keep(bytes: Uint8Array): Promise<KeptFile>
  drop(digest: string): Promise<void>
}

export interface WaitingEvidence {
  id: string
  name: string
  contentType: string
  bytes: number
}

interface Upload {
  by: string
  /** As the sender's machine calls it. */
  name: string
  bytes: Uint8Array
}

/**
 * Refused: of a kind that is not taken, with macros, a file where the office takes pictures only, no contact of a unit, too
 * many waiting. The same bytes again, while they wait, are the same piece.
 */
export async function keepEvidence(
  context: FlowContext,
  shelf: FileShelf,
  upload: Upload,
  now: Date,
): Promise<Result<WaitingEvidence>> {
  const kind = await evidenceKindOf(upload.bytes)
  if (!kind.ok) return kind
  const digest = sha256(upload.bytes)
  await clearAway(context.store, shelf, now)
  const row = await attempt(context.store, (tx) => putDown(tx, context, upload, kind.value, digest, now))
  if (!row.ok || row.value.isKept) return row.ok ? done(row.value.evidence) : row
  // The row stands before the bytes: whoever takes equal bytes away meanwhile sees that they are wanted.
  const { id } = row.value.evidence
  try {
    await shelf.keep(upload.bytes)
  } catch (error) {
    await context.store.write((tx) => tx.evidence.delete({ where: { id } }))
    throw error
  }
  await context.store.write((tx) => tx.evidence.update({ where: { id }, data: { state: 'kept' } }))
  return done(row.value.evidence)
}

async function putDown(
  tx: Tx,
  context: FlowContext,
  { by, name, bytes }: Upload,
  kind: EvidenceKind,
  digest: string,
  now: Date,
): Promise<Result<{ evidence: WaitingEvidence; isKept: boolean }>> {
  const actor = mustHold(await knownActor(tx, by, now))
  if (!isUnitContact(actor)) return refused('not-yours', '您不是单位联系人,没有可以附佐证的事项。')
  if (!kind.isPicture && !(await readPolicies(tx)).current.collectScans) return filesGoByOa
  const waiting = await waitingUploads(tx, by)
  const same = waiting.find((one) => one.digest === digest)
  if (same !== undefined) return done({ evidence: waitingOf(same), isKept: true })
  if (waiting.length >= waitingUploadsMax)
    return refused('too-many', `已有${waiting.length}份佐证等待提交,请先提交或删除一些再传。`)
  const { contentType } = kind
  const evidence = { id: newId(), name: cleanFileName(name, kind), contentType, bytes: bytes.length }
  await tx.evidence.create({
    data: {
      id: evidence.id,
      caseNos: toJson([]),
      by,
      at: now,
      state: 'owed',
      digest,
      fileName: evidence.name,
      contentType,
      bytes: bytes.length,
      attempts: 0,
      nextTryAt: null,
    },
  })
  const audited = { at: now, actor: by, osUser: context.osUser, act: 'evidence-received', subject: evidence.id }
  await appendAudit(tx, [{ ...audited, details: { caseNos: [], submission: null } }])
  return done({ evidence, isKept: false })
}

type EvidenceRow = Awaited<ReturnType<typeof waitingUploads>>[number]

const waitingOf = ({ id, fileName, contentType, bytes }: EvidenceRow): WaitingEvidence => ({
  id,
  name: fileName ?? '',
  contentType: contentType ?? '',
  bytes: bytes ?? 0,
})

/** What of this person's uploads still waits. */
export const readWaiting = async (tx: Tx, by: string): Promise<WaitingEvidence[]> =>
  (await waitingUploads(tx, by)).map(waitingOf)

/** Takes back an upload before it is handed in. */
export async function dropEvidence(
  context: FlowContext,
  shelf: FileShelf,
  id: string,
  by: string,
  now: Date,
): Promise<Result<null>> {
  const dropped = await attempt(context.store, async (tx) => {
    const row = (await waitingUploads(tx, by)).find((one) => one.id === id)
    if (row === undefined) return refused('no-evidence', '没有这份待提交的佐证,可能已经提交或删除。')
    const audited = { at: now, actor: by, osUser: context.osUser, act: 'evidence-dropped', subject: id, details: {} }
    await appendAudit(tx, [audited])
    await tx.evidence.delete({ where: { id } })
    return done(row)
  })
  if (!dropped.ok) return dropped
  await dropBytes(context.store, shelf, [dropped.value])
  return done(null)
}

/** Uploads nobody handed in for long, and those whose bytes never came. */
async function clearAway(store: Store, shelf: FileShelf, now: Date): Promise<void> {
  const at = { lt: new Date(now.getTime() - waitingUploadMs) }
  const old = await store.write(async (tx) => {
    const rows = await tx.evidence.findMany({ where: { submissionId: null, mediaId: null, at }, take: 20 })
    await tx.evidence.deleteMany({ where: { id: { in: rows.map((row) => row.id) } } })
    return rows
  })
  await dropBytes(store, shelf, old)
}

/**
 * The bytes go after their rows are gone for good, unless another piece is the same; while the writer is held, so that nobody
 * puts the same down meanwhile.
 */
async function dropBytes(store: Store, shelf: FileShelf, rows: readonly { digest: string | null }[]): Promise<void> {
  for (const { digest } of rows)
    if (digest !== null)
      await store.write(async (tx) => {
        if ((await tx.evidence.count({ where: { digest } })) === 0) await shelf.drop(digest)
      })
}
