// Identifiers: random where they must not be guessed, digests where they must be the same every time.
import { createHash, randomBytes } from 'node:crypto'

/** A fresh identifier of 20 lower-case hex characters. */
export const newId = (): string => randomBytes(10).toString('hex')

/** SHA-256 as lower-case hex. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
