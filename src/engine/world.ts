// What the engine works with. Everything it knows of the outside comes in here; time is an argument of each call.
import type { Logger } from '../base/logger.js'
import type { Calendar } from '../domain/calendar.js'
import type { Messenger, Utterance } from '../domain/ports.js'
import type { Rate } from '../domain/throttle.js'
import type { Store } from '../store/db.js'

export interface World {
  store: Store
  calendar: Calendar
  messenger: Messenger
  /** Reads a kept callback; null if it is not understood. */
  read(content: string): Utterance | null
  /** Keeps bytes of evidence under their digest; returns where and what they are. */
  keepFile(bytes: Uint8Array): Promise<{ digest: string; contentType: string | null }>
  rate: Rate
  logger: Logger
}
