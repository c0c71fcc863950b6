// Identifiers: random where they must not be guessed, digests where they must be the same every time.
import { createHash, randomBytes, randomFillSync } from 'node:crypto'

/** A fresh identifier of 20 lower-case hex characters. */
export const newId = (): string => randomBytes(10).toString('hex')

/** 256 random bits for a cookie or a link, in letters a URL takes. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Random bytes are drawn in stock: one call to the system for each id would cost more than keeping a callback. */
const stock = Buffer.alloc(4096)
let used = stock.length

function randomHex(bytes: number): string {
  if (used + bytes > stock.length) {
    randomFillSync(stock)
    used = 0
  }
  used += bytes
  return stock.toString('hex', used - bytes, used)
}

let lastOrdered = 0n

/**
 * An identifier that sorts in the order of its making within this process and, by `at`, across processes: what came or
 * was owed in the same millisecond keeps its order.
 */
export function orderedId(at: Date): string {
  const wanted = BigInt(Math.max(0, at.getTime())) << 16n
  lastOrdered = wanted > lastOrdered ? wanted : lastOrdered + 1n
  return `${lastOrdered.toString(16).padStart(16, '0')}${randomHex(3)}`
}

/** SHA-256 as lower-case hex. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
