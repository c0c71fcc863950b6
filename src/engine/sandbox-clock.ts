// The clock of the sandbox: set by hand, ticking on, standing still while the process is down. It lies with the data, so
// that commands and a restarted service read the same one (contract §5).
import type { Clock } from '../base/clock.js'
import { monotonicMs, systemClock } from '../base/clock.js'
import type { Store } from '../store/db.js'
import { readSetting, writeSetting } from '../store/settings.js'
import type { PlayedClock } from './play.js'

export interface SandboxClock extends PlayedClock, Clock {
  /** Whether it was ever set. */
  isSet(): boolean
  /** Stops ticking while time is played. */
  freeze(): void
  thaw(): void
  /** Writes the present instant, so that others read it. */
  save(): Promise<void>
}

export async function sandboxClock(store: Store): Promise<SandboxClock> {
  const stored = await readSetting<string>(store.read, 'clock')
  let at = stored === null ? systemClock.now().getTime() : Date.parse(stored)
  let set = stored !== null
  let since: number | null = monotonicMs()
  const now = (): Date => new Date(Math.floor(at + (since === null ? 0 : monotonicMs() - since)))
  const write = (): Promise<void> => store.write((tx) => writeSetting(tx, 'clock', now().toISOString()))
  return {
    now,
    isSet: () => set,
    async moveTo(to) {
      at = to.getTime()
      if (since !== null) since = monotonicMs()
      set = true
      await write()
    },
    freeze() {
      at = now().getTime()
      since = null
    },
    thaw() {
      since ??= monotonicMs()
    },
    async save() {
      if (set) await write()
    },
  }
}

/** The clock a command reads: the sandbox's stored instant if it was ever set, else the machine's. */
export async function clockBeside(store: Store): Promise<Clock> {
  const stored = await readSetting<string>(store.read, 'clock')
  return stored === null ? systemClock : { now: () => new Date(stored) }
}
