// Hangs the bells: Bree's workers post their name, the main thread rings the heart. A bell that is deaf when the service
// stops is given a moment, then let go: stopping never hangs on it.
import Bree from 'bree'
import type { Logger } from './base/logger.js'
import { atMost } from './base/clock.js'
import { bells } from '../jobs/index.js'

export interface Bells {
  stop(): Promise<void>
}

/** Longest wait for a bell in the middle of ringing, ms. */
const stopMs = 2_000

/** @param folder the built bells (`dist/jobs`): workers run plain JavaScript, whatever runs this */
export async function hangBells(folder: string, ring: (name: string) => void, logger: Logger): Promise<Bells> {
  const bree = new Bree({
    root: folder,
    defaultExtension: 'js',
    jobs: bells.map(({ name, interval }) => ({ name, interval, timeout: interval })),
    logger: false,
    worker: { env: {} },
    workerMessageHandler: ({ name }: { name: string }) => ring(name),
    errorHandler: (error: unknown, meta: { name?: string } | undefined) =>
      logger.error({ bell: meta?.name, err: error instanceof Error ? error.message : String(error) }, 'bell failed'),
  })
  await bree.start()
  return {
    async stop() {
      await atMost(stopMs, bree.stop())
    },
  }
}
