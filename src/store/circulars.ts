// Circulars with their bytes, drafts and what people settled about them.
import type { Day } from '../domain/day.js'
import type { Draft } from '../domain/draft.js'
import type { CircularBrief } from '../domain/wording/brief.js'
import type { Prisma, Tx } from './db.js'
import { fromJson, toJson } from './json.js'

export type CircularState = 'draft' | 'confirmed' | 'submitted' | 'published'

/** What a person settled about a draft. */
export interface Choices {
  /** The main deadline as set or confirmed by a person. */
  deadline?: Day
  /** Printed unit name → unit id. */
  units?: Record<string, string>
  /** Printed account → account id, or `new` where a near match is another account. */
  accounts?: Record<string, string>
}

export type CircularRow = Prisma.CircularGetPayload<object>

export const draftOf = (row: Pick<CircularRow, 'draft'>): Draft => fromJson<Draft>(row.draft, undefined as never)
export const choicesOf = (row: Pick<CircularRow, 'choices'>): Choices => fromJson<Choices>(row.choices, {})

export const circularById = (tx: Tx, idOrCode: string): Promise<CircularRow | null> =>
  tx.circular.findFirst({ where: { OR: [{ id: idOrCode }, { code: idOrCode.toUpperCase() }] } })

export const circularByDigest = (tx: Tx, digest: string): Promise<CircularRow | null> =>
  tx.circular.findUnique({ where: { digest } })

export const allCirculars = (tx: Tx) => tx.circular.findMany({ omit: { bytes: true }, orderBy: { importedAt: 'asc' } })

export async function saveChoices(
  tx: Tx,
  id: string,
  choices: Choices,
  extra: Prisma.CircularUncheckedUpdateInput = {},
): Promise<void> {
  await tx.circular.update({ where: { id }, data: { ...extra, choices: toJson(choices) } })
}

/** The short forms of circulars as messages show them. */
export async function circularBriefs(tx: Tx, ids: readonly string[]): Promise<Map<string, CircularBrief>> {
  const rows = await tx.circular.findMany({ where: { id: { in: [...ids] } }, omit: { bytes: true } })
  return new Map(rows.map((row) => [row.id, briefOfCircular(row)]))
}

export function briefOfCircular(row: Pick<CircularRow, 'id' | 'code' | 'title' | 'url' | 'draft'>): CircularBrief {
  const { deadline, escalationClause } = draftOf(row)
  const handIn = [deadline?.what, deadline?.recipient == null ? null : `报${deadline.recipient}`, deadline?.form]
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    url: row.url,
    deadlineText: deadline?.text ?? null,
    handIn: handIn.filter((part) => part != null && part !== '').join(',') || null,
    escalationClause,
  }
}
