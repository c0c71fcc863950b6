// The annex a circular names and did not bring, handed in later: its findings join those of the text. The same file again
// changes nothing. Where the circular is published already, what the annex adds becomes a correction of it.
import { newId, sha256 } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import { type Annex, inFile, joinAnnex } from '../domain/annex-join.js'
import { isoOf } from '../domain/day.js'
import type { Correction } from '../domain/draft-corrections.js'
import type { AnonymousCount, Check, Draft } from '../domain/draft.js'
import type { Piles } from '../domain/import-piles.js'
import { may } from '../domain/roles.js'
import { circularByDigest, correctionsOf } from '../store/circulars.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, importMs, mustHold } from './context.js'
import { keepCorrections } from './edit-circular.js'
import { knownFindings } from './known-findings.js'
import { prepareCircular } from './prepare-circular.js'
import { reviseCircular } from './revise-circular.js'
import { mayBeChanged } from './settle-circular.js'

export interface AnnexToAttach {
  /** Id or code. */
  circular: string
  bytes: Uint8Array
  fileName: string
  annex: Annex
  by: string
  /** Only says what it would do. */
  dryRun: boolean
}

export interface Attached {
  circularId: string
  /** The same file was taken in before; nothing was changed. */
  known: boolean
  /** Findings of the annex; of them, numbers of those the text has too. */
  findings: number
  joined: number[]
  added: number
  answered: AnonymousCount[]
  /** What does not add up. */
  checks: Check[]
  confirmationTakenBack: boolean
  /** Of a published circular: the drafted correction with what the annex adds; null if it adds nothing or was dry. */
  next: { circularId: string; code: string } | null
}

export async function attachAnnex(context: FlowContext, input: AnnexToAttach, now: Date): Promise<Result<Attached>> {
  const { bytes, fileName, annex, by } = input
  return await attempt(
    context.store,
    async (tx) => {
      mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
      const { row, draft } = mustHold(await prepareCircular(context, tx, input.circular))
      const digest = sha256(bytes)
      const corrections = correctionsOf(row)
      const before = corrections.find((one) => one.kind === 'annex' && one.digest === digest)
      const own = await circularByDigest(tx, digest)
      if (before !== undefined || own?.casePrefix === row.casePrefix)
        return done({ ...nothingNew, circularId: row.id, findings: annex.findings.length })
      if (row.state !== 'published') mustHold(mayBeChanged(row))
      if (annex.findings.length === 0)
        return refused('annex-empty', `“${fileName}”里没有读出问题清单,请确认是不是这份通报的附件。`)
      const known =
        row.state === 'published' ? (await knownFindings(tx, row)).map((one) => one.finding) : draft.findings
      const correction = joinAnnex({ ...draft, findings: known }, annex, { digest, fileName })
      const joined = correction.entries.flatMap((entry) => (entry.joins === null ? [] : [entry.joins + 1]))
      const attached: Attached = {
        circularId: row.id,
        known: false,
        findings: annex.findings.length,
        joined: joined.sort((a, b) => a - b),
        added: correction.entries.length - joined.length,
        answered: correction.answered.flatMap((index) => draft.anonymousCounts[index] ?? []),
        checks: correction.checks,
        confirmationTakenBack: row.state === 'confirmed',
        next: null,
      }
      if (input.dryRun) return done(attached)
      if (row.state === 'published') {
        const correcting = { bytes, fileName, ...addedBy(correction, draft, row.fileName) }
        return done({ ...attached, next: mustHold(await reviseCircular(tx, context, row, correcting, by, now)) })
      }
      const kept = { ...correction, by, at: isoOf(now) }
      const file = { kind: 'annex', digest, fileName, bytes: Buffer.from(bytes), keptBy: by, keptAt: now }
      const where = { circularId_digest: { circularId: row.id, digest } }
      await tx.circularFile.upsert({ where, create: { id: newId(), circularId: row.id, ...file }, update: file })
      const details = { digest, entries: correction.entries.length, joined }
      await keepCorrections(tx, context, row, [...corrections, kept], { by, act: 'annex-attached', details }, now)
      return done(attached)
    },
    importMs,
  )
}

const nothingNew = {
  known: true,
  joined: [],
  added: 0,
  answered: [],
  checks: [],
  confirmationTakenBack: false,
  next: null,
}

/** A published circular stays as it is: what the annex adds becomes a correction of it, with the annex as its file. */
function addedBy(
  correction: Correction & { kind: 'annex' },
  draft: Draft,
  fileName: string,
): { draft: Draft; piles: Piles } {
  const fresh = correction.entries.filter((entry) => entry.joins === null)
  const head = Object.entries(draft.provenance)
    .filter(([pointer]) => !pointer.startsWith('/findings/'))
    .map(([pointer, list]) => [pointer, list.map((place) => inFile(place, fileName))] as const)
  const read = fresh.flatMap(({ places }, index) =>
    Object.entries(places).map(([field, list]) => [`/findings/${index}/${field}`, list] as const),
  )
  const findings = fresh.map((entry) => entry.finding)
  const piles = { reopened: [], closed: [], untouched: [], unclear: [] }
  return {
    draft: {
      ...draft,
      findings,
      provenance: Object.fromEntries([...head, ...read]),
      checks: correction.checks.map((check) => ({ ...check, where: null })),
    },
    piles: { ...piles, new: findings.map((finding, index) => ({ index, finding })) },
  }
}
