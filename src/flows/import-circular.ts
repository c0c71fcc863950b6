// Stores a circular with its draft. The same bytes again change nothing; a paper that looks like one already stored is
// kept as a draft that cannot go on by itself, and says how the two versions are brought together.
import { newId, sha256 } from '../base/ids.js'
import { done, type Result } from '../base/result.js'
import { circularCode } from '../domain/case-number.js'
import { type Day, dayOf } from '../domain/day.js'
import type { Check, Draft } from '../domain/draft.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { allCirculars, circularByDigest, readingOf } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { toJson } from '../store/json.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { handedKind } from './handed-cases.js'
import { typedDeadline } from './settle-circular.js'

export interface CircularToImport {
  bytes: Uint8Array
  fileName: string
  draft: Draft
  /** Address of the published page, if known. */
  url: string | null
  /** userid of who imports; null = the command did not say. */
  by: string | null
  /** A person's deadline for the whole circular (`--deadline`); null = as the paper says. */
  deadline?: Day | null
}

export interface CircularImported {
  circularId: string
  /** The same bytes were stored before; nothing was changed. */
  known: boolean
}

export async function importCircular(
  context: FlowContext,
  input: CircularToImport,
  now: Date,
): Promise<Result<CircularImported>> {
  const { bytes, fileName, url, by, deadline = null } = input
  return await attempt<CircularImported>(context.store, async (tx) => {
    if (by !== null) mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
    const corrections = mustHold(typedDeadline(input.draft, deadline ?? undefined, by ?? 'system', now))
    const digest = sha256(bytes)
    const known = await circularByDigest(tx, digest)
    if (known !== null) return done({ circularId: known.id, known: true })
    const others = (await allCirculars(tx)).map((row) => ({ ...row, reading: readingOf(row) }))
    const draft = withHandedInCheck(withVersionCheck(input.draft, others), others)
    const code = circularCode(
      {
        issuingOrg: draft.issuingOrg,
        period: draft.period,
        issuedOn: draft.issuedOn ?? draft.publishedOn ?? dayOf(now),
      },
      new Set(others.map((one) => one.code)),
    )
    const id = newId()
    const title = draft.title ?? fileName
    const stored = {
      id,
      code,
      casePrefix: code,
      digest,
      fileName,
      bytes: Buffer.from(bytes),
      draft: toJson(draft),
      corrections: toJson(corrections),
      choices: toJson({}),
      state: 'draft',
      title,
      url,
    }
    await tx.circular.create({ data: { ...stored, importedBy: by, importedAt: now } })
    await audit(tx, context, by, id, { digest, draft: sha256(toJson(draft)), deadline }, now)
    return done({ circularId: id, known: false })
  })
}

async function audit(
  tx: Tx,
  context: FlowContext,
  by: string | null,
  id: string,
  details: unknown,
  now: Date,
): Promise<void> {
  const { osUser } = context
  await appendAudit(tx, [{ at: now, actor: by ?? 'system', osUser, act: 'circular-imported', subject: id, details }])
}

/** A paper with the title and issue day of one already stored is another version of it, and goes by way of that one. */
function withVersionCheck(draft: Draft, others: { code: string; reading: Draft; revisesId: string | null }[]): Draft {
  const twin = others.find((one) => one.revisesId === null && isVersionOf(draft, one.reading))
  if (twin === undefined) return draft
  const check: Check = {
    code: 'other-version',
    level: 'block',
    where: null,
    message: `与已导入的${twin.code}是同一份通报的不同版本,不会另行下发;请用 circular diff ${twin.code} 加本文件查看不同之处,加 --apply 办理。`,
  }
  return { ...draft, checks: [...draft.checks, check] }
}

const isVersionOf = (draft: Draft, other: Draft): boolean =>
  other.title !== null && other.title === draft.title && other.issuedOn === draft.issuedOn

/** An office that handed in its ledger may hold the same circular's open cases already: a person has to look. */
function withHandedInCheck(draft: Draft, others: { code: string; reading: Draft; title: string }[]): Draft {
  const twin = others.find(({ reading: other }) => {
    if (other.kind !== handedKind) return false
    const samePaper = draft.docNumber !== null && draft.docNumber === other.docNumber
    return samePaper || (draft.period !== null && toJson(draft.period) === toJson(other.period))
  })
  if (twin === undefined) return draft
  const check: Check = {
    code: 'handed-in-before',
    level: 'warn',
    where: null,
    message: `移交的台账里已有“${twin.title}”(${twin.code}),其未办结事项已在督办;下发前请划去重复的问题。`,
  }
  return { ...draft, checks: [...draft.checks, check] }
}
