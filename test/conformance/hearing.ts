// An ear at the app's callback: what arrives there when people or the platform act.
import type { Emulator } from '../../src/sandbox/index.js'
import { type Fields, type Received, receiver, type Rig } from '../sandbox/harness.js'

/** Points the emulator at a receiver of ours; `body` may answer what it heard. */
export async function hearing(rig: Rig, body?: (plain: string) => string): Promise<Received[]> {
  const service = await receiver((one) => ({ status: 200, body: body?.(one.plain) ?? '' }))
  rig.emulator.setCallbackUrl(service.url)
  return service.got
}

/** The first thing that arrives after `act`; undefined if nothing does. */
export async function heard(rig: Rig, act: (emulator: Emulator) => Promise<unknown>): Promise<Fields | undefined> {
  const got = await hearing(rig)
  await act(rig.emulator)
  return got[0]?.fields
}
