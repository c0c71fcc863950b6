// Words by which the office's circulars name an indicator, beside those that ship with the program.
import { newId } from '../base/ids.js'
import type { Tx } from './db.js'

export interface OfficePhrase {
  code: string
  phrase: string
  addedBy: string
  addedAt: Date
}

/** By code, then in the order they were added. */
export const officePhrases = (tx: Tx): Promise<OfficePhrase[]> =>
  tx.indicatorPhrase.findMany({
    select: { code: true, phrase: true, addedBy: true, addedAt: true },
    orderBy: [{ code: 'asc' }, { addedAt: 'asc' }, { phrase: 'asc' }],
  })

export async function addPhrase(tx: Tx, phrase: OfficePhrase): Promise<void> {
  await tx.indicatorPhrase.create({ data: { id: newId(), ...phrase } })
}

/** True if there was such a phrase. */
export const removePhrase = async (tx: Tx, code: string, phrase: string): Promise<boolean> =>
  (await tx.indicatorPhrase.deleteMany({ where: { code, phrase } })).count > 0
