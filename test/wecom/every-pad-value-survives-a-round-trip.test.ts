// PKCS#7 pads to 32 here, so every pad value from 1 to 32 occurs (wecom.md §0.7); each must come back, and the 16 random
// bytes must really be random.
import { createDecipheriv } from 'node:crypto'
import { expect, it } from 'vitest'
import { decryptMessage, encryptMessage } from '../../src/wecom/crypto.js'
import { settings } from './vectors.js'

const { encodingAesKey, corpId: receiveId } = settings

function lastByteOf(encrypt: string): number {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([decipher.update(encrypt, 'base64'), decipher.final()]).at(-1) ?? 0
}

it('lengths 0 to 63 use each pad value from 1 to 32 twice and come back unchanged', () => {
  const pads = new Map<number, number>()
  for (let length = 0; length < 64; length++) {
    const plain = 'x'.repeat(length)
    const encrypt = encryptMessage({ encodingAesKey, plain, receiveId })
    const pad = lastByteOf(encrypt)
    pads.set(pad, (pads.get(pad) ?? 0) + 1)
    expect(decryptMessage({ encodingAesKey, encrypt, receiveId })).toEqual({ ok: true, plain })
  }
  expect([...pads.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1))
  expect(new Set(pads.values())).toEqual(new Set([2]))
})

const sealed = () => encryptMessage({ encodingAesKey, plain: '已整改🎉', receiveId })

it('the same words never give the same cipher text', () => {
  expect(sealed()).not.toBe(sealed())
})
