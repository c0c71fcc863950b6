// Tells a call that certainly never left this machine from one whose fate is unknown. Everything not known to happen
// before the first byte is written counts as unknown: a message treated as unsent would be sent twice.
import { z } from 'zod'
import type { Reply } from './reply.js'

const faultShape = z.object({
  // A DOMException (the time-out) carries a number here; its name says more.
  code: z.union([z.string(), z.number()]).optional(),
  name: z.string().optional(),
  syscall: z.string().optional(),
  cause: z.unknown().optional(),
})

/** Name resolution, connecting, and certificates (which are checked before a request is written). */
const beforeWriting =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_\w+|ERR_INVALID_URL|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/

/** The reply that an exception of the HTTP client stands for; its code is safe to log, its message is not. */
export function networkFault(error: unknown): Reply<never> {
  const seen = faultShape.safeParse(error)
  if (!seen.success) return { kind: 'lost', code: 'unknown' }
  const { code, name, syscall, cause } = seen.data
  const inner = cause === undefined ? null : networkFault(cause)
  if (inner?.kind === 'unsent') return inner
  const word = name === 'TimeoutError' ? 'timeout' : typeof code === 'string' ? code : (name ?? 'unknown')
  const unsent = syscall === 'connect' || syscall === 'getaddrinfo' || beforeWriting.test(word)
  return { kind: unsent ? 'unsent' : 'lost', code: word }
}
