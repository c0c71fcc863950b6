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
  /** The next calls answer -1 (true = all) and are not carried out (wecom.md §3: retry at most three times). */
  busy: z.union([z.boolean(), z.int().min(0)]),
  /** Calls of these APIs (path after /cgi-bin/) answer this errcode, e.g. `{"message/send": 45033}`. */
  answers: z.record(z.string(), z.int()),
  /** These userids come back in `unlicenseduser` and get nothing (wecom.md §2.2). */
  unlicensed: z.array(z.string()),
  /** Text over 2048 bytes: the pages disagree whether it is cut or refused with 45002 (wecom.md §0 item 11). */
  longText: z.enum(['cut', 'refuse']),
  /** Whether files from members reach the app; reports conflict (wecom.md §1.6). */
  fileMessages: z.boolean(),
  /** Whether a passive reply to a card click takes effect; by default it is ignored (wecom.md §0 item 1). */
  cardReplies: z.boolean(),
  /** How callbacks travel; an absent field = as usual. */
  delivery: z.strictObject({
    /** Nobody waits for an earlier callback, and each takes its own time: order is lost. */
    shuffle: z.boolean().optional(),
    /** Probability 0 to 1 that a second copy goes out at the same moment. */
    duplicate: z.number().min(0).max(1).optional(),
    /** Real milliseconds a callback is on its way, at most. */
    delayMs: z.int().min(0).max(60_000).optional(),
    /** Probability 0 to 1 that a callback is never sent: delivery is not guaranteed (wecom.md §0 item 6). */
    drop: z.number().min(0).max(1).optional(),
    /** After so many callbacks in a row without an answer, those of the next minute are dropped (wecom.md §1.5). */
    dropAfterFailures: z.int().min(1).optional(),
  }),
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
  busy: false,
  answers: {},
  unlicensed: [],
  longText: 'cut',
  fileMessages: false,
  cardReplies: false,
  delivery: {},
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
export const spendReset = (faults: Faults): boolean => spend(faults, 'acceptedThenReset')

/** Uses up one answer of -1; false if none is owed. */
export const spendBusy = (faults: Faults): boolean => spend(faults, 'busy')

function spend(faults: Faults, owed: 'acceptedThenReset' | 'busy'): boolean {
  const left = faults[owed]
  if (typeof left === 'boolean') return left
  if (left === 0) return false
  faults[owed] = left - 1
  return true
}
