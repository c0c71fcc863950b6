// What the engine works with. Everything it knows of the outside comes in here; time is an argument of each call.
import type { Logger } from '../base/logger.js'
import type { Calendar } from '../domain/calendar.js'
import type { DirectoryReader, GroupBoard, Messenger, Schedules, Utterance } from '../domain/ports.js'
import type { Rate } from '../domain/throttle.js'
import type { Store } from '../store/db.js'

export interface World {
  store: Store
  calendar: Calendar
  messenger: Messenger
  /** The corporation's directory; null: it is not read. */
  directory: DirectoryReader | null
  /** The office's own group; null: none is set up. */
  board: GroupBoard | null
  /** People's calendars; null: the app may not write there. */
  schedules: Schedules | null
  /** Reads a kept callback; null if it is not understood. */
  read(content: string): Utterance | null
  /** Keeps bytes of evidence under their digest; returns where and what they are. */
  keepFile(bytes: Uint8Array): Promise<{ digest: string; contentType: string | null }>
  rate: Rate
  logger: Logger
}
