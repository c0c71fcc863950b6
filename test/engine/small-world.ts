// What the engine's steps stand on, over a database of the test and without a network. WeCom takes every message; parts that
// a test is about are handed in.
import { pino } from 'pino'
import { officialCalendar } from '../../src/domain/calendar.js'
import { defaultRate } from '../../src/domain/throttle.js'
import type { World } from '../../src/engine/world.js'
import type { Store } from '../../src/store/db.js'

export const worldOf = (store: Store, parts: Partial<World> = {}): World => ({
  store,
  calendar: officialCalendar,
  messenger: {
    send: ({ taskId }) =>
      Promise.resolve({ kind: 'ok', value: { messageId: taskId, responseCode: null, unreachable: false } }),
    updateCard: () => Promise.resolve({ kind: 'ok', value: null }),
    download: () => Promise.resolve({ kind: 'uncertain', code: 'none' }),
  },
  directory: null,
  board: null,
  schedules: null,
  read: () => null,
  keepFile: () => Promise.resolve({ digest: '', contentType: null }),
  rate: defaultRate,
  logger: pino({ level: 'silent' }),
  ...parts,
})

/** A local instant `YYYY-MM-DD HH:mm`, or with seconds. */
export const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}${local.length < 19 ? ':00' : ''}+08:00`)
