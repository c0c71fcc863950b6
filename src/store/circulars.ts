// Circulars with their bytes, the machine's draft, and what people corrected and settled about it.
import { sha256 } from '../base/ids.js'
import { correctedDraft } from '../domain/corrected-draft.js'
import type { KeptCorrection } from '../domain/draft-corrections.js'
import { chineseDay } from '../domain/day.js'
import type { Draft } from '../domain/draft.js'
import type { CircularBrief } from '../domain/wording/brief.js'
import type { Prisma, Tx } from './db.js'
import { fromJson, toJson } from './json.js'

export type CircularState = 'draft' | 'confirmed' | 'submitted' | 'published'

/** What a person settled about printed names. */
export interface Choices {
  /** Printed unit name → unit id. */
  units?: Record<string, string>
  /** Printed account → account id, or `new` where a near match is another account. */
  accounts?: Record<string, string>
}

/** What publishing a correction does to cases that stand. */
export interface Revision {
  /** Cases whose findings the corrected paper no longer lists. */
  withdraw: string[]
  /** Index of a finding → the withdrawn case that it takes up again. */
  takesUp: Record<string, string>
}

export type CircularRow = Prisma.CircularGetPayload<object>
type Written = Pick<CircularRow, 'draft' | 'corrections'>

/** The draft as the machine read it. */
export const readingOf = (row: Pick<CircularRow, 'draft'>): Draft => fromJson<Draft>(row.draft, undefined as never)
export const correctionsOf = (row: Pick<CircularRow, 'corrections'>): KeptCorrection[] =>
  fromJson<KeptCorrection[]>(row.corrections, [])
/** The draft that goes on: the reading with everything people corrected. */
export const draftOf = (row: Written): Draft => correctedDraft(readingOf(row), correctionsOf(row))
export const choicesOf = (row: Pick<CircularRow, 'choices'>): Choices => fromJson<Choices>(row.choices, {})
/** null for a paper of its own. */
export const revisionOf = (row: Pick<CircularRow, 'revision'>): Revision | null =>
  fromJson<Revision | null>(row.revision, null)

export const circularById = (tx: Tx, idOrCode: string): Promise<CircularRow | null> =>
  tx.circular.findFirst({ where: { OR: [{ id: idOrCode }, { code: idOrCode.toUpperCase() }] } })

export const circularByDigest = (tx: Tx, digest: string): Promise<CircularRow | null> =>
  tx.circular.findUnique({ where: { digest } })

export const allCirculars = (tx: Tx) => tx.circular.findMany({ omit: { bytes: true }, orderBy: { importedAt: 'asc' } })

/** Circulars, the last imported first; `search` in code or title. */
export async function circularsPage(
  tx: Tx,
  { search, state, from, count }: { search: string; state: string | undefined; from: number; count: number },
) {
  const where = {
    ...(state === undefined ? {} : { state }),
    ...(search === '' ? {} : { OR: [{ title: { contains: search } }, { code: { contains: search.toUpperCase() } }] }),
  }
  const total = await tx.circular.count({ where })
  const order = [{ importedAt: 'desc' as const }, { id: 'asc' as const }]
  const rows = await tx.circular.findMany({ where, omit: { bytes: true }, orderBy: order, skip: from, take: count })
  return { total, rows }
}

/**
 * What a person saw of a circular when they decided, as one word: another one as soon as its file, its reading, a correction,
 * a choice or its state is another. null: there is none (any more).
 */
export async function circularMark(tx: Tx, idOrCode: string): Promise<string | null> {
  const row = await tx.circular.findFirst({
    where: { OR: [{ id: idOrCode }, { code: idOrCode.toUpperCase() }] },
    select: { id: true, digest: true, draft: true, corrections: true, choices: true, state: true, submittedAt: true },
  })
  return row === null ? null : sha256(Object.values({ ...row, submittedAt: row.submittedAt?.toISOString() }).join('\n'))
}

/** A circular and its corrections, the paper itself first. */
export const familyOf = (tx: Tx, casePrefix: string) =>
  tx.circular.findMany({ where: { casePrefix }, omit: { bytes: true }, orderBy: { importedAt: 'asc' } })

/** The highest case number of a prefix that was given away, struck findings of published papers included. */
export async function lastNumber(tx: Tx, casePrefix: string): Promise<number> {
  const published = (await familyOf(tx, casePrefix)).filter((row) => row.state === 'published')
  const last = await tx.case.findFirst({
    where: { circular: { casePrefix } },
    orderBy: { seq: 'desc' },
    select: { seq: true },
  })
  return Math.max(last?.seq ?? 0, ...published.map((row) => row.numbersFrom + draftOf(row).findings.length))
}

export async function saveChoices(
  tx: Tx,
  id: string,
  choices: Choices,
  extra: Prisma.CircularUncheckedUpdateInput = {},
): Promise<void> {
  await tx.circular.update({ where: { id }, data: { ...extra, choices: toJson(choices) } })
}

/** Keeps the list of corrections; the title people see follows it. */
export async function saveCorrections(
  tx: Tx,
  row: Pick<CircularRow, 'id' | 'draft' | 'fileName'>,
  corrections: readonly KeptCorrection[],
  extra: Prisma.CircularUncheckedUpdateInput = {},
): Promise<void> {
  const title = correctedDraft(readingOf(row), corrections).title ?? row.fileName
  await tx.circular.update({ where: { id: row.id }, data: { ...extra, corrections: toJson(corrections), title } })
}

/** The short forms of circulars as messages show them. */
export async function circularBriefs(tx: Tx, ids: readonly string[]): Promise<Map<string, CircularBrief>> {
  const rows = await tx.circular.findMany({ where: { id: { in: [...ids] } }, omit: { bytes: true } })
  return new Map(rows.map((row) => [row.id, briefOfCircular(row)]))
}

export function briefOfCircular(
  row: Written & Pick<CircularRow, 'id' | 'code' | 'title' | 'url' | 'dueOn'>,
): CircularBrief {
  const { deadline, escalationClause } = draftOf(row)
  const handIn = [deadline?.what, deadline?.recipient == null ? null : `报${deadline.recipient}`, deadline?.form]
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    url: row.url,
    deadlineText: amended(row, deadline?.text || null),
    handIn: handIn.filter((part) => part != null && part !== '').join(',') || null,
    escalationClause,
  }
}

/** The printed words, and what became of their day where the deadline was moved after publishing. */
function amended(row: Written & Pick<CircularRow, 'dueOn'>, printed: string | null): string | null {
  const read = readingOf(row).deadline?.date ?? null
  if (printed === null || read === null || row.dueOn === null || row.dueOn === read) return printed
  return `${printed}(期限已调整为${chineseDay(row.dueOn)})`
}
