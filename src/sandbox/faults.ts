// What can be made to go wrong, by a test or from the page. Each switch says what the service sees; `tokenRevoked` is
// an act rather than a state and switches itself off.
import { z } from 'zod'

const schema = z.strictObject({
  /** `refuse`: every API answers -1. `closed`: nobody listens, connections are refused. */
  down: z.union([z.literal(false), z.literal('refuse'), z.literal('closed')]),
  /** Takes every token back once: the next call gets 40014. */
  tokenRevoked: z.boolean(),
  /** message/send is carried out, then the connection breaks without an answer; a number counts that many sends. */
  acceptedThenReset: z.union([z.boolean(), z.int().min(0)]),
  /** These userids come back in `invaliduser` while errcode stays 0. */
  partInvalid: z.array(z.string()),
  /** errcode 0, yet nothing reaches these phones. */
  silentDrop: z.array(z.string()),
  /** Every API but gettoken answers 45009. */
  frequency: z.boolean(),
  /** Every API but gettoken answers 60020. */
  untrustedIp: z.boolean(),
  /** Every API but gettoken answers 50003. */
  appStopped: z.boolean(),
  /** The secret was changed in the console: gettoken answers 40001, tokens are dead. */
  secretReset: z.boolean(),
  /** Real milliseconds between carrying a call out and answering it. */
  slow: z.int().min(0).max(600_000),
})

export type Faults = z.infer<typeof schema>

export const noFaults: Faults = {
  down: false,
  tokenRevoked: false,
  acceptedThenReset: false,
  partInvalid: [],
  silentDrop: [],
  frequency: false,
  untrustedIp: false,
  appStopped: false,
  secretReset: false,
  slow: 0,
}

/** A patch as it came over the control API; null if it is none. */
export function faultPatch(value: unknown): Partial<Faults> | null {
  const read = schema.partial().safeParse(value)
  return read.success ? read.data : null
}

/** Whether a list of userids names this one (without case). */
export const names = (userids: string[], userid: string): boolean =>
  userids.some((one) => one.toLowerCase() === userid.toLowerCase())

/** Uses up one broken connection; false if none is owed. */
export function spendReset(faults: Faults): boolean {
  if (typeof faults.acceptedThenReset === 'boolean') return faults.acceptedThenReset
  if (faults.acceptedThenReset === 0) return false
  faults.acceptedThenReset -= 1
  return true
}
