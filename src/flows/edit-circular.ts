// Correcting a draft: a value, a finding that was missed, a finding that does not belong there. The reading stays as it was;
// the corrections are kept beside it with who made them. Whoever had confirmed the draft before has to look again.
import { correctedDraft } from '../domain/corrected-draft.js'
import { done, type Result, refused } from '../base/result.js'
import { isoOf } from '../domain/day.js'
import { checkedCorrection, type Correction, type KeptCorrection } from '../domain/draft-corrections.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { type CircularRow, correctionsOf, readingOf, saveCorrections } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { prepareCircular } from './prepare-circular.js'
import { mayBeChanged } from './settle-circular.js'

/** What `circular edit` can be asked; `undo` takes the last correction back. */
export type Edit = Exclude<Correction, { kind: 'annex' }> | { kind: 'undo' }

export interface EditToMake {
  /** Id or code. */
  circular: string
  edits: readonly Edit[]
  by: string
  /** Codes of all indicators. */
  codes: ReadonlySet<string>
}

export interface Edited {
  circularId: string
  corrections: number
  /** The draft was confirmed before and has to be confirmed again. */
  confirmationTakenBack: boolean
}

/** Applies the edits in order, all or none. */
export async function editCircular(context: FlowContext, input: EditToMake, now: Date): Promise<Result<Edited>> {
  const { by, edits, codes } = input
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
    const { row } = mustHold(await prepareCircular(context, tx, input.circular))
    mustHold(mayBeChanged(row))
    if (edits.length === 0) return refused('nothing-to-edit', '请写明要更正什么,例如 --set /issuedOn=2024-08-20。')
    let corrections = correctionsOf(row)
    for (const edit of edits) {
      const next = mustHold(edited(row, corrections, edit, { by, at: isoOf(now) }, codes))
      if (edit.kind === 'undo') await forgetAnnex(tx, row, corrections.at(-1))
      corrections = next
    }
    return done(
      await keepCorrections(tx, context, row, corrections, { by, act: 'circular-corrected', details: edits }, now),
    )
  })
}

function edited(
  row: CircularRow,
  corrections: KeptCorrection[],
  edit: Edit,
  who: { by: string; at: string },
  codes: ReadonlySet<string>,
): Result<KeptCorrection[]> {
  if (edit.kind === 'undo')
    return corrections.length === 0
      ? refused('nothing-to-undo', `${row.code}没有更正过,没有可以撤回的。`)
      : done(corrections.slice(0, -1))
  const checked = checkedCorrection(correctedDraft(readingOf(row), corrections), edit, codes)
  return checked.ok ? done([...corrections, { ...checked.value, ...who }]) : checked
}

/** An annex that was taken back can be handed in again. */
async function forgetAnnex(tx: Tx, row: CircularRow, correction: KeptCorrection | undefined): Promise<void> {
  if (correction?.kind !== 'annex') return
  await tx.circularFile.deleteMany({ where: { circularId: row.id, digest: correction.digest } })
}

/** Saves the list, takes a confirmation back, and writes the act into the chain. */
export async function keepCorrections(
  tx: Tx,
  context: FlowContext,
  row: CircularRow,
  corrections: readonly KeptCorrection[],
  made: { by: string; act: string; details: unknown },
  now: Date,
): Promise<Edited> {
  await saveCorrections(tx, row, corrections, { state: 'draft', confirmedBy: null })
  const { by: actor, act, details } = made
  await appendAudit(tx, [{ at: now, actor, osUser: context.osUser, act, subject: row.id, details }])
  return {
    circularId: row.id,
    corrections: corrections.length,
    confirmationTakenBack: row.state === 'confirmed',
  }
}
