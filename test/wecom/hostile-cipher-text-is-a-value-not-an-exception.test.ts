// Whatever stands in Encrypt, decrypting returns a reason and never throws: a callback is open to the whole network
// before it is verified.
import { createCipheriv, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { decryptMessage, encryptMessage } from '../../src/wecom/crypto.js'
import { settings, vectorB } from './vectors.js'

const { encodingAesKey, corpId: receiveId } = settings
const whyOf = (encrypt: string, receiver = receiveId) => {
  const result = decryptMessage({ encodingAesKey, encrypt, receiveId: receiver })
  return result.ok ? 'ok' : result.why
}

/** Encrypts a block as it is, padding included. */
function sealedBlock(block: Buffer): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64')
}

function block(bytes: number, pad: number, messageLength: number): Buffer {
  const filled = Buffer.alloc(bytes, pad)
  filled.fill(0, 0, 20)
  filled.writeUInt32BE(messageLength, 16)
  return filled
}

it.each([
  ['not base64', '你好', 'base64'],
  ['url alphabet', vectorB.encrypt.replaceAll('/', '_'), 'base64'],
  ['a blank where a plus was', vectorB.encrypt.replace('+', ' '), 'base64'],
  ['a missing character', vectorB.encrypt.slice(1), 'base64'],
  ['empty', '', 'length'],
  ['half a block', vectorB.encrypt.slice(0, 64), 'length'],
  ['pad 0', sealedBlock(block(64, 0, 4)), 'padding'],
  ['pad 33', sealedBlock(block(64, 33, 4)), 'padding'],
  ['uneven padding', sealedBlock(Buffer.concat([block(63, 7, 4), Buffer.from([32])])), 'padding'],
  ['nothing but padding', sealedBlock(Buffer.alloc(32, 32)), 'length'],
  ['a length beyond the block', sealedBlock(block(64, 8, 0xffffffff)), 'length'],
  ['a length one too long', sealedBlock(block(64, 8, 64 - 8 - 20 + 1)), 'length'],
  ['no receiver', encryptMessage({ encodingAesKey, plain: 'x', receiveId: '' }), 'receiver'],
  ['another receiver', encryptMessage({ encodingAesKey, plain: 'x', receiveId: 'ww1234567890abcdeF' }), 'receiver'],
])('%s', (_name, encrypt, why) => {
  expect(whyOf(encrypt)).toBe(why)
})

it('two thousand random blocks never open', () => {
  for (let round = 0; round < 2000; round++) {
    expect(whyOf(randomBytes(32 * (1 + (round % 8))).toString('base64'))).not.toBe('ok')
  }
})

it('a key that is no key is a fault of the settings and throws', () => {
  expect(() => decryptMessage({ encodingAesKey: 'short', encrypt: vectorB.encrypt, receiveId })).toThrow(
    'EncodingAESKey',
  )
})
