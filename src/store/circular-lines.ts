// Circulars as lines of a list: without their bytes and their reading, which may be large.
import type { CircularState } from './circulars.js'
import type { Prisma, Tx } from './db.js'

const columns = {
  id: true,
  code: true,
  title: true,
  state: true,
  importedBy: true,
  importedAt: true,
  submittedBy: true,
  submittedAt: true,
} as const

export type CircularLine = Prisma.CircularGetPayload<{ select: typeof columns }>

/** Those in one of these states, the oldest first. */
export const circularsIn = (tx: Tx, states: readonly CircularState[]): Promise<CircularLine[]> =>
  tx.circular.findMany({ where: { state: { in: [...states] } }, select: columns, orderBy: { importedAt: 'asc' } })
