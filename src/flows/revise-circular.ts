// A correction of a published circular: a circular of its own that holds only what is new, numbers its cases on behind the
// old ones, and goes through confirming, submitting and approving like any other. What it ends, it ends when it is approved.
import { newId, sha256 } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import { draftWith } from '../domain/draft-part.js'
import type { Draft } from '../domain/draft.js'
import { casesToWithdraw, type Piles } from '../domain/import-piles.js'
import { appendAudit } from '../store/audit.js'
import { choicesOf, type CircularRow, familyOf, type Revision } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { toJson } from '../store/json.js'
import type { FlowContext } from './context.js'

export interface CorrectionToDraft {
  bytes: Uint8Array
  fileName: string
  draft: Draft
  /** Nothing unclear left in them. */
  piles: Piles
}

/** Drafts the correction; null where the corrected paper changes no finding. */
export async function reviseCircular(
  tx: Tx,
  context: FlowContext,
  row: CircularRow,
  { bytes, fileName, draft, piles }: CorrectionToDraft,
  by: string,
  now: Date,
): Promise<Result<{ circularId: string; code: string } | null>> {
  const fresh = [...piles.new, ...piles.reopened].map((one) => one.index).sort((a, b) => a - b)
  const withdraw = casesToWithdraw(piles)
  if (fresh.length === 0 && withdraw.length === 0) return done(null)
  const family = await familyOf(tx, row.casePrefix)
  const open = family.find((one) => one.state !== 'published')
  if (open !== undefined)
    return refused('revision-open', `更正${open.code}还没有下发,请先下发或用 circular discard 作废。`)
  const takesUp = Object.fromEntries(
    piles.reopened.map((one) => [String(fresh.indexOf(one.index)), one.known.case?.no ?? one.known.name]),
  )
  const revision: Revision = { withdraw, takesUp }
  const [id, code, digest] = [newId(), `${row.casePrefix}R${family.length}`, sha256(bytes)]
  await tx.circular.create({
    data: {
      id,
      code,
      casePrefix: row.casePrefix,
      revisesId: row.revisesId ?? row.id,
      revision: toJson(revision),
      digest,
      fileName,
      bytes: Buffer.from(bytes),
      draft: toJson(draftWith(draft, fresh)),
      choices: toJson(choicesOf(row)),
      state: 'draft',
      title: draft.title ?? row.title,
      url: row.url,
      importedBy: by,
      importedAt: now,
    },
  })
  const details = { digest, revises: row.code, new: fresh.length, withdraw, takesUp }
  await appendAudit(tx, [{ at: now, actor: by, osUser: context.osUser, act: 'circular-revised', subject: id, details }])
  return done({ circularId: id, code })
}
