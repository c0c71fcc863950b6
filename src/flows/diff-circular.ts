// A corrected version of a stored circular: first the difference is shown, then a person applies it. A draft is read anew
// from the new file; for a published circular a correction is drafted that goes the same way as any other circular.
import { isDeepStrictEqual } from 'node:util'
import { newId, sha256 } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import { type Rebased, rebased } from '../domain/correction-rebase.js'
import type { Draft } from '../domain/draft.js'
import { type HeadChange, headChanges } from '../domain/draft-part.js'
import { casesToWithdraw, decided, type Decisions, importPiles, type Piles } from '../domain/import-piles.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { circularByDigest, type CircularRow, correctionsOf, readingOf, saveCorrections } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { toJson } from '../store/json.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { removeCircular } from './discard-circular.js'
import { knownFindings } from './known-findings.js'
import { prepareCircular } from './prepare-circular.js'
import { reviseCircular } from './revise-circular.js'
import { mayBeChanged } from './settle-circular.js'

export interface CorrectedPaper {
  /** Id or code of the stored circular. */
  circular: string
  bytes: Uint8Array
  fileName: string
  draft: Draft
  decisions: Decisions
}

export interface Difference {
  circularId: string
  code: string
  /** The circular or correction that was read from this very file; null if none was. */
  sameFileAs: { circularId: string; code: string } | null
  head: HeadChange[]
  piles: Piles
  /** Open cases that publishing the correction would withdraw. */
  withdraws: string[]
  /** Corrections people made that the new file leaves no place for (unpublished circulars). */
  lost: Rebased['lost']
}

export interface Applied extends Difference {
  /** The circular to go on with: the same one read anew, a drafted correction, or null where nothing changed. */
  next: { circularId: string; code: string } | null
  confirmationTakenBack: boolean
}

/** Shows the difference; changes nothing. */
export async function diffCircular(context: FlowContext, paper: CorrectedPaper): Promise<Result<Difference>> {
  return await attempt(context.store, async (tx) => done((await differenceOf(context, tx, paper)).difference))
}

/** Applies the difference; refused while an unclear entry is undecided. */
export async function applyDiff(
  context: FlowContext,
  paper: CorrectedPaper,
  by: string,
  now: Date,
): Promise<Result<Applied>> {
  return await attempt<Applied>(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
    const { row, difference, carried } = await differenceOf(context, tx, paper)
    const { piles } = difference
    const nothing = { ...difference, confirmationTakenBack: false }
    if (difference.sameFileAs !== null) return done({ ...nothing, next: null })
    if (row.state === 'submitted') mustHold(mayBeChanged(row))
    if (row.state === 'published' && piles.unclear.length > 0) return refused('unclear', unclearInWords(piles))
    await takeOver(tx, context, row, paper, by, now)
    if (row.state === 'published') {
      const next = mustHold(await reviseCircular(tx, context, row, { ...paper, piles }, by, now))
      return done({ ...nothing, next })
    }
    await replaceReading(tx, context, row, paper, carried, by, now)
    const next = { circularId: row.id, code: row.code }
    return done({ ...difference, next, confirmationTakenBack: row.state === 'confirmed' })
  })
}

interface Compared {
  row: CircularRow
  difference: Difference
  carried: Rebased
}

async function differenceOf(context: FlowContext, tx: Tx, paper: CorrectedPaper): Promise<Compared> {
  const { row } = mustHold(await prepareCircular(context, tx, paper.circular))
  if (row.revisesId !== null && row.state !== 'published')
    mustHold(
      refused(
        'revision-open',
        `${row.code}是还没有下发的更正,请先下发或用 circular discard 作废,再比较原通报${row.casePrefix}。`,
      ),
    )
  const before = readingOf(row)
  mustHold(mayBeCorrection(row, before, paper.draft))
  const carried = row.state === 'published' ? nothingCarried : rebased(correctionsOf(row), before, paper.draft)
  const twin = await circularByDigest(tx, sha256(paper.bytes))
  const ofFamily = twin?.casePrefix === row.casePrefix ? twin : null
  const found = importPiles(await knownFindings(tx, row), paper.draft.findings)
  mustHold(aboutUnclear(found, paper.decisions))
  const piles = decided(found, paper.decisions)
  const difference: Difference = {
    circularId: row.id,
    code: row.code,
    sameFileAs: ofFamily === null ? null : { circularId: ofFamily.id, code: ofFamily.code },
    head: headChanges(before, paper.draft),
    piles,
    withdraws: casesToWithdraw(piles),
    lost: carried.lost,
  }
  return { row, difference, carried }
}

/** Another paper altogether would close everything that is known. */
function mayBeCorrection(row: CircularRow, before: Draft, now: Draft): Result<null> {
  const block = now.checks.find((check) => check.level === 'block')
  if (block !== undefined) return refused(block.code, block.message)
  const [was, is] = [before.period, now.period]
  return was === null || is === null || isDeepStrictEqual(was, is)
    ? done(null)
    : refused('other-circular', `这份文件说的是另一期检查,不是${row.code}的更正;新的通报请用 circular import 导入。`)
}

/** Only what is unclear can be decided. */
function aboutUnclear({ unclear }: Piles, { same, other }: Decisions): Result<null> {
  const open = new Set(unclear.map((one) => one.index))
  const wrong = [...same, ...other].find((index) => !open.has(index) || (same.has(index) && other.has(index)))
  return wrong === undefined
    ? done(null)
    : refused('not-unclear', `第${wrong + 1}项不用指明,或指明了两次;需要指明的有${unclear.length}项。`)
}

const nothingCarried: Rebased = { kept: [], lost: [] }

const unclearInWords = ({ unclear }: Piles): string =>
  `有${unclear.length}项说不准是不是同一个问题,请逐项用 --same 或 --other 指明:${unclear
    .slice(0, 5)
    .map(({ index, finding, known }) => `第${index + 1}项“${finding.problem}”与${known.name}“${known.finding.problem}”`)
    .join(';')}。`

/** The same file may have been imported as a paper of its own; that import gives way. */
async function takeOver(
  tx: Tx,
  context: FlowContext,
  row: CircularRow,
  { bytes }: CorrectedPaper,
  by: string,
  now: Date,
): Promise<void> {
  const twin = await circularByDigest(tx, sha256(bytes))
  if (twin === null) return
  if (twin.state !== 'draft' || twin.revisesId !== null)
    mustHold(refused('known-elsewhere', `这份文件已经作为${twin.code}在办,请用 circular show ${twin.code} 查看。`))
  await removeCircular(tx, context, twin, { by, reason: `并入${row.code}` }, now)
}

/** An unpublished circular is read anew; the file it was read from before is kept beside it. */
async function replaceReading(
  tx: Tx,
  context: FlowContext,
  row: CircularRow,
  { bytes, fileName, draft }: CorrectedPaper,
  { kept, lost }: Rebased,
  by: string,
  now: Date,
): Promise<void> {
  const digest = sha256(bytes)
  const old = { kind: 'replaced', fileName: row.fileName, bytes: row.bytes, keptBy: by, keptAt: now }
  const where = { circularId_digest: { circularId: row.id, digest: row.digest } }
  const create = { id: newId(), circularId: row.id, digest: row.digest, ...old }
  await tx.circularFile.upsert({ where, create, update: old })
  const reading = { digest, fileName, bytes: Buffer.from(bytes), draft: toJson(draft) }
  const state = { state: 'draft', confirmedBy: null, secrecyCheckedBy: null, secrecyCheckedAt: null }
  await tx.circular.update({ where: { id: row.id }, data: { ...reading, ...state } })
  await saveCorrections(tx, { ...row, ...reading }, kept)
  const details = { digest, before: row.digest, kept: kept.length, lost: lost.length }
  await appendAudit(tx, [
    { at: now, actor: by, osUser: context.osUser, act: 'circular-read-anew', subject: row.id, details },
  ])
}
