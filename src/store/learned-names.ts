// What people decided about printed names , kept so that the same office's next paper need not ask again.
import { newId } from '../base/ids.js'
import { type Day, dayOf } from '../domain/day.js'
import type { Tx } from './db.js'

export interface LearnedName {
  id: string
  kind: 'unit' | 'account'
  printed: string
  /** The issuing office as printed; empty where the paper names none. */
  issuer: string
  /** Of an account: id of the unit it was printed under; else empty. */
  within: string
  /** Id of the unit or account, or `new`. */
  target: string
  by: string
  on: Day
}

export async function learnedNames(tx: Tx): Promise<LearnedName[]> {
  const rows = await tx.learnedName.findMany({ orderBy: [{ kind: 'asc' }, { printed: 'asc' }] })
  return rows.map(({ at, kind, ...row }) => ({ ...row, kind: kind === 'unit' ? 'unit' : 'account', on: dayOf(at) }))
}

/** Keeps a decision; a later one about the same name takes its place. */
export async function learnName(tx: Tx, decided: Omit<LearnedName, 'id' | 'on'>, at: Date): Promise<void> {
  const { kind, printed, issuer, within, target, by } = decided
  await tx.learnedName.upsert({
    where: { kind_printed_issuer_within: { kind, printed, issuer, within } },
    create: { id: newId(), ...decided, at },
    update: { target, by, at },
  })
}

/** @returns how many decisions about that printed name were forgotten */
export async function forgetNames(tx: Tx, printed: string): Promise<number> {
  return (await tx.learnedName.deleteMany({ where: { printed } })).count
}
