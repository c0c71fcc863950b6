// One piece of 佐证 as a file to keep, for whom its cases concern: the office, the unit, the unit above it, and who sent it.
import { done, type Result, refused } from '../base/result.js'
import { type Actor, isStaff, mayRead } from '../domain/roles.js'
import { ownEvents } from '../domain/own-events.js'
import { casesByNos, eventsOf } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import type { FlowContext } from './context.js'

export interface ServedEvidence {
  fileName: string
  /** By content, as it was kept. */
  contentType: string
  bytes: Uint8Array
}

/** @param fetchFile bytes of a kept file by digest; null: not there */
export async function serveEvidence(
  { store }: FlowContext,
  fetchFile: (digest: string) => Promise<Uint8Array | null>,
  id: string,
  actor: Actor,
): Promise<Result<ServedEvidence>> {
  const row = await store.read.evidence.findUnique({ where: { id } })
  if (row === null) return refused('no-evidence', '没有这份佐证,可能已被撤下。')
  if (!isStaff(actor) && row.by !== actor.userid && !(await concerns(store.read, actor, row)))
    return refused('not-yours', '这份佐证不是您单位的。')
  const bytes = row.digest === null ? null : await fetchFile(row.digest)
  if (bytes === null)
    return refused('evidence-gone', row.state === 'owed' ? '这份佐证还在接收,请稍后再看。' : '这份佐证没有保存下来。')
  const contentType = row.contentType ?? 'application/octet-stream'
  return done({ fileName: row.fileName || `佐证-${id.slice(-8)}`, contentType, bytes })
}

/** Whether it came for a case of theirs, since that case is their unit's. */
async function concerns(
  tx: Tx,
  actor: Actor,
  row: { caseNos: string; submissionId: string | null; at: Date },
): Promise<boolean> {
  for (const one of await casesByNos(tx, fromJson<string[]>(row.caseNos, []))) {
    if (!mayRead(actor, one)) continue
    const events = ownEvents(await eventsOf(tx, one.no))
    const [first] = events
    // A picture of the chat that no word came with yet.
    if (row.submissionId === null && (first?.type !== 'handed-over' || row.at >= first.at)) return true
    if (events.some((event) => fromJson<{ submission?: string }>(event.details, {}).submission === row.submissionId))
      return true
  }
  return false
}
