// Whether planned sending stands still: held by the engine at its ceiling or by a person, until a person lets it go on. One
// setting, because there is one outbox.
import type { Day } from '../domain/day.js'
import type { Tx } from './db.js'
import { readSetting, writeSetting } from './settings.js'

export interface Hold {
  /** held: waits for a person; released: goes on again. */
  state: 'held' | 'released'
  /** Day of the holding, or of the release. */
  on: Day
  /** People the cycle that held itself would have written to; null where a person held. */
  pushes: number | null
  /** Who held; null: the engine itself. */
  by: string | null
  reason: string
  /** When it was held, ISO 8601. */
  at: string
}

/** The last holding, released or not; null: there never was one. */
export const readHold = (tx: Tx): Promise<Hold | null> => readSetting<Hold>(tx, 'hold')

export const isHeld = async (tx: Tx): Promise<boolean> => (await readHold(tx))?.state === 'held'

/** Held by a person: what is composed already is held, too. The engine's own holding is about what it would have composed. */
export async function isHeldByHand(tx: Tx): Promise<boolean> {
  const hold = await readHold(tx)
  return hold?.state === 'held' && hold.by !== null
}

export const writeHold = (tx: Tx, hold: Hold): Promise<void> => writeSetting(tx, 'hold', hold)
