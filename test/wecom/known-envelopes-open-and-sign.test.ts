// The fixed vectors of wecom.md §7, which were checked against the official example: signature and plain text, byte for
// byte.
import { expect, it } from 'vitest'
import { decryptMessage, signatureMatches, signatureOf } from '../../src/wecom/crypto.js'
import { settings, vectors } from './vectors.js'

it.each(vectors)('$name: signature and plain text', ({ timestamp, nonce, encrypt, signature, plain }) => {
  expect(signatureOf(settings.token, timestamp, nonce, encrypt)).toBe(signature)
  expect(signatureMatches(settings.token, timestamp, nonce, encrypt, signature)).toBe(true)
  const { encodingAesKey, corpId } = settings
  expect(decryptMessage({ encodingAesKey, encrypt, receiveId: corpId })).toEqual({ ok: true, plain })
})

it('every other signature is refused, whatever its length', () => {
  const right = signatureOf('t', '1', 'n', 'e')
  for (const wrong of [
    '',
    right.slice(1),
    `${right}0`,
    right.toUpperCase(),
    `${right.slice(0, 39)}é`,
    '0'.repeat(40),
  ]) {
    expect(signatureMatches('t', '1', 'n', 'e', wrong)).toBe(false)
  }
})
