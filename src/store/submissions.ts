// What units handed in (a reply; a request for an extension or a pause; a dispute) and the evidence with it.
import type { Prisma, Tx } from './db.js'
import { fromJson } from './json.js'

export type SubmissionRow = Prisma.SubmissionGetPayload<object>
export type SubmissionKind = 'reply' | 'extension' | 'dispute' | 'block'

export const submissionById = (tx: Tx, id: string): Promise<SubmissionRow | null> =>
  tx.submission.findUnique({ where: { id } })

export const submittedCases = (row: Pick<SubmissionRow, 'caseNos'>): string[] => fromJson<string[]>(row.caseNos, [])

/** Open submissions of a kind that speak of the case, newest first. */
export const openSubmissionsOf = (tx: Tx, kind: SubmissionKind, caseNo: string): Promise<SubmissionRow[]> =>
  tx.submission.findMany({
    where: { kind, state: 'open', caseNos: { contains: `"${caseNo}"` } },
    orderBy: { at: 'desc' },
  })

/** Everything handed in about the case, newest first. */
export const submissionsOfCase = (tx: Tx, caseNo: string): Promise<SubmissionRow[]> =>
  tx.submission.findMany({ where: { caseNos: { contains: `"${caseNo}"` } }, orderBy: { at: 'desc' } })

/** What a unit last answered about the case, taken back and replaced answers aside. */
export const lastReplyOf = (tx: Tx, caseNo: string): Promise<SubmissionRow | null> =>
  tx.submission.findFirst({
    where: { kind: 'reply', state: { in: ['open', 'decided'] }, caseNos: { contains: `"${caseNo}"` } },
    orderBy: { at: 'desc' },
  })

/** The last request of a kind about the case that the office decided. */
export const lastDecidedOf = (tx: Tx, kind: SubmissionKind, caseNo: string): Promise<SubmissionRow | null> =>
  tx.submission.findFirst({
    where: { kind, state: 'decided', caseNos: { contains: `"${caseNo}"` } },
    orderBy: { at: 'desc' },
  })

export const openSubmissions = (tx: Tx): Promise<SubmissionRow[]> =>
  tx.submission.findMany({ where: { state: 'open' }, orderBy: { at: 'asc' } })

/** The last submission of a person that can still be taken back. */
export const undoableOf = (tx: Tx, by: string, now: Date): Promise<SubmissionRow | null> =>
  tx.submission.findFirst({ where: { by, state: 'open', undoUntil: { gte: now } }, orderBy: { at: 'desc' } })

export const evidenceCount = (tx: Tx, submissionId: string): Promise<number> =>
  tx.evidence.count({ where: { submissionId } })

/** What came with a submission, in the order it came. */
export const evidenceOf = (tx: Tx, submissionId: string) =>
  tx.evidence.findMany({ where: { submissionId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })

export const evidenceOfCase = (tx: Tx, caseNo: string) =>
  tx.evidence.findMany({ where: { caseNos: { contains: `"${caseNo}"` } }, orderBy: { at: 'asc' } })

/** Gives pictures sent in the chat shortly before a reply to that reply; what was uploaded on the page is named there. */
export async function adoptEvidence(
  tx: Tx,
  by: string,
  since: Date,
  submissionId: string,
  caseNos: string,
): Promise<number> {
  const adopted = await tx.evidence.updateMany({
    where: { by, submissionId: null, mediaId: { not: null }, at: { gte: since } },
    data: { submissionId, caseNos },
  })
  return adopted.count
}

/** Gives just these waiting pieces of a person to a submission; false (and nothing else) if one of them is not there. */
export async function adoptNamed(
  tx: Tx,
  by: string,
  ids: readonly string[],
  submissionId: string,
  caseNos: string,
): Promise<boolean> {
  const named = [...new Set(ids)]
  const where = { id: { in: named }, by, submissionId: null, mediaId: null, state: 'kept' }
  const adopted = await tx.evidence.updateMany({ where, data: { submissionId, caseNos } })
  return adopted.count === named.length
}

/** What a person uploaded on the page and has not handed in yet, oldest first. */
export const waitingUploads = (tx: Tx, by: string) =>
  tx.evidence.findMany({
    where: { by, submissionId: null, mediaId: null, state: 'kept' },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
