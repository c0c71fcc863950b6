// The engine over a small office without a network: everything owed leaves at its own minute and arrives. Time is played.
import { playUntil } from '../../src/engine/play.js'
import type { SmallOffice } from './office.js'
import { worldOf } from '../engine/small-world.js'

export interface Engine {
  now(): Date
  /** Plays to an instant; never backwards. */
  to(at: Date): Promise<void>
}

export function engineOf({ store, context }: SmallOffice, start: Date): Engine {
  let at = start
  const world = worldOf(store, { calendar: context.calendar })
  const clock = {
    now: () => at,
    moveTo: (next: Date) => {
      at = next
      return Promise.resolve()
    },
  }
  return { now: () => at, to: (until) => playUntil(world, clock, until) }
}
