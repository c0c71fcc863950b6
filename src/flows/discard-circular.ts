// Undoing an import that was not published: the circular goes with everything that hung on it, and the same file can be
// imported afresh. That it was there, who took it back and why stays, in a row of its own and in the chain.
import { done, type Result, refused } from '../base/result.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import type { CircularRow } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { prepareCircular } from './prepare-circular.js'
import { mayBeChanged } from './settle-circular.js'

export interface Discarded {
  circularId: string
  code: string
}

export async function discardCircular(
  context: FlowContext,
  id: string,
  input: { by: string; reason: string },
  now: Date,
): Promise<Result<Discarded>> {
  const reason = input.reason.trim()
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, input.by, now), 'prepare-circular'))
    const { row } = mustHold(await prepareCircular(context, tx, id))
    if (row.state === 'published')
      return refused(
        'already-published',
        `${row.code}已经下发,不能作废;有更正的通报请用 circular diff 提交,单项有误请用 case dispute 处理。`,
      )
    mustHold(mayBeChanged(row))
    if (reason === '') return refused('reason-missing', '作废要用 --reason 写明原因。')
    await removeCircular(tx, context, row, { by: input.by, reason }, now)
    return done({ circularId: row.id, code: row.code })
  })
}

/** Takes an unpublished circular out of the database; no case, task or message hangs on it yet. */
export async function removeCircular(
  tx: Tx,
  context: FlowContext,
  row: CircularRow,
  { by, reason }: { by: string; reason: string },
  now: Date,
): Promise<void> {
  const { id, code, digest, fileName, title, importedBy, importedAt } = row
  await tx.circularFile.deleteMany({ where: { circularId: id } })
  await tx.circular.delete({ where: { id } })
  const kept = { id, code, digest, fileName, title, importedBy, importedAt }
  await tx.discardedCircular.create({ data: { ...kept, discardedBy: by, discardedAt: now, reason } })
  await appendAudit(tx, [
    {
      at: now,
      actor: by,
      osUser: context.osUser,
      act: 'circular-discarded',
      subject: id,
      details: { digest, code, reason },
    },
  ])
}
