// WeCom's message envelope: signature, AES-256-CBC and the padded block inside (wecom.md §1.4). Signing and encrypting
// are the official library's. Decrypting is our own, because that library accepts any padding and never looks at the
// receiver. The app's callback and the emulator share this file, so both ends read the same rules.
import { createDecipheriv, timingSafeEqual } from 'node:crypto'
import { encrypt as seal, getSignature } from '@wecom/crypto'

/** The AES block is padded to this many bytes, so pad values reach 32 and AES's own unpadding (16) must stay off. */
const blockBytes = 32
const randomBytesLength = 16
const headerBytes = randomBytesLength + 4

export type Decrypted = { ok: true; plain: string } | { ok: false; why: 'base64' | 'padding' | 'length' | 'receiver' }

/** Lower-case hex SHA-1 over the four values, sorted by byte order and joined (wecom.md §1.4). */
export function signatureOf(token: string, timestamp: string, nonce: string, encrypt: string): string {
  return getSignature(token, timestamp, nonce, encrypt)
}

/** Whether `signature` is the one these four values have; takes the same time wherever the two differ. */
export function signatureMatches(
  token: string,
  timestamp: string,
  nonce: string,
  encrypt: string,
  signature: string,
): boolean {
  const expected = Buffer.from(signatureOf(token, timestamp, nonce, encrypt))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** Encrypts `plain` for `receiveId` (the corp id for an app) under 16 fresh random bytes; returns Base64. */
export function encryptMessage(message: { encodingAesKey: string; plain: string; receiveId: string }): string {
  return seal(message.encodingAesKey, message.plain, message.receiveId)
}

/**
 * Decrypts an `Encrypt` or `echostr` value, already url-decoded. Every fault of the cipher text is a value; only an
 * EncodingAESKey that is not a key throws, since settings are checked at start.
 */
export function decryptMessage(message: { encodingAesKey: string; encrypt: string; receiveId: string }): Decrypted {
  const sealed = base64Bytes(message.encrypt)
  if (sealed === null) return { ok: false, why: 'base64' }
  if (sealed.length === 0 || sealed.length % blockBytes !== 0) return { ok: false, why: 'length' }
  const block = unpadded(opened(sealed, aesKeyOf(message.encodingAesKey)))
  if (block === null) return { ok: false, why: 'padding' }
  if (block.length < headerBytes) return { ok: false, why: 'length' }
  const end = headerBytes + block.readUInt32BE(randomBytesLength)
  if (end > block.length) return { ok: false, why: 'length' }
  if (!block.subarray(end).equals(Buffer.from(message.receiveId))) return { ok: false, why: 'receiver' }
  return { ok: true, plain: block.toString('utf8', headerBytes, end) }
}

/** Node's decoder skips what it does not know, so the alphabet and the length are looked at first. */
function base64Bytes(text: string): Buffer | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null
  return Buffer.from(text, 'base64')
}

/** The 43rd character may carry bits that do not count (it does in the official example): decoding must be lenient. */
function aesKeyOf(encodingAesKey: string): Buffer {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  if (key.length !== 32) throw new Error('EncodingAESKey is not 43 characters of a-z, A-Z, 0-9')
  return key
}

function opened(sealed: Buffer, key: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([decipher.update(sealed), decipher.final()])
}

/** The block without its padding, or null if the padding is not n times the byte n with n from 1 to 32. */
function unpadded(block: Buffer): Buffer | null {
  const pad = block.at(-1) ?? 0
  if (pad < 1 || pad > blockBytes || pad > block.length) return null
  const end = block.length - pad
  return block.subarray(end).every((byte) => byte === pad) ? block.subarray(0, end) : null
}
