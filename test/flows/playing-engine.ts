// The engine over a small office without a network: everything owed leaves at its own minute and arrives. Time is played.
import { pino } from 'pino'
import type { Messenger } from '../../src/domain/ports.js'
import { defaultRate } from '../../src/domain/throttle.js'
import { playUntil } from '../../src/engine/play.js'
import type { World } from '../../src/engine/world.js'
import type { SmallOffice } from './office.js'

export interface Engine {
  now(): Date
  /** Plays to an instant; never backwards. */
  to(at: Date): Promise<void>
}

/** WeCom takes every message. */
const taking: Messenger = {
  send: ({ taskId }) =>
    Promise.resolve({ kind: 'ok', value: { messageId: taskId, responseCode: null, unreachable: false } }),
  updateCard: () => Promise.resolve({ kind: 'ok', value: null }),
  download: () => Promise.resolve({ kind: 'uncertain', code: 'none' }),
}

export function engineOf({ store, context }: SmallOffice, start: Date): Engine {
  let at = start
  const world: World = {
    store,
    calendar: context.calendar,
    messenger: taking,
    directory: null,
    board: null,
    schedules: null,
    read: () => null,
    keepFile: () => Promise.resolve({ digest: '', contentType: null }),
    rate: defaultRate,
    logger: pino({ level: 'silent' }),
  }
  const clock = {
    now: () => at,
    moveTo: (next: Date) => {
      at = next
      return Promise.resolve()
    },
  }
  return { now: () => at, to: (until) => playUntil(world, clock, until) }
}
