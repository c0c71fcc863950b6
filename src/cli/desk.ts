// What every command that works on the database is given: the store, the clock it shows, a flow context, and an end.
import type { Clock } from '../base/clock.js'
import { createLogger } from '../base/logger.js'
import { processEnvironment, readSettings, type Settings } from '../config/settings.js'
import { officialCalendar } from '../domain/calendar.js'
import { clockBeside } from '../engine/sandbox-clock.js'
import type { FlowContext } from '../flows/context.js'
import type { Store } from '../store/db.js'
import { openStore } from '../store/open.js'
import { createTerminal, type Terminal } from './terminal.js'

export interface Desk {
  settings: Settings
  store: Store
  clock: Clock
  context: FlowContext
  terminal: Terminal
}

/** Settings for a command; language and log level come with them. */
export const commandSettings = (need: 'command' | 'serve' = 'command'): Settings =>
  readSettings(processEnvironment(), need)

/** Opens the database, lets `work` do its part, closes it whatever happens. */
export async function atDesk<T>(options: { json?: boolean }, work: (desk: Desk) => Promise<T>): Promise<T> {
  const settings = commandSettings()
  const logger = createLogger(settings.logLevel)
  const store = await openStore({ url: settings.databaseUrl, logger })
  try {
    const context = { store, calendar: officialCalendar, osUser: settings.osUser }
    const terminal = createTerminal(settings.locale, options.json === true)
    return await work({ settings, store, clock: await clockBeside(store), context, terminal })
  } finally {
    await store.close()
  }
}
