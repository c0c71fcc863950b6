// An emulator with the gallery, for a file of picture tests: started before its first test, closed after its last.
import { afterAll, beforeAll } from 'vitest'
import { createLogger } from '../../src/base/logger.js'
import { cardGallery } from '../../src/card-gallery.js'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/sandbox/index.js'

/** The emulator of this file; read it inside tests only. */
export function emulatorForThisFile(options: Partial<EmulatorOptions> = {}): { get(): Emulator } {
  let emulator: Emulator | null = null
  beforeAll(async () => {
    emulator = await startEmulator({
      corpId: 'ww1234567890abcdef',
      agentId: 1_000_002,
      secret: 'sandbox-secret',
      token: 'TestToken123',
      encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      callbackUrl: null,
      now: () => new Date('2024-09-02T09:30:00+08:00'),
      people: [],
      gallery: cardGallery,
      logger: createLogger('silent'),
      ...options,
    })
  })
  afterAll(async () => {
    await emulator?.close()
  })
  return {
    get() {
      if (emulator === null) throw new Error('the emulator is asked for outside a test')
      return emulator
    },
  }
}
