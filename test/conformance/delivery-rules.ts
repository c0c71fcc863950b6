// wecom.md §6, callbacks on their way: the address check, the envelope, re-sends, and everything a network does to them.
import { createDecipheriv } from 'node:crypto'
import { expect } from 'vitest'
import { decryptMessage, signatureMatches } from '../../src/wecom/crypto.js'
import { agentId, corpId, encodingAesKey, type Received, receiver, type Rig, rigWith } from '../sandbox/harness.js'
import { vectors, settings } from '../wecom/vectors.js'
import { officialExample } from './official-example.js'
import { needsPeople, type Rule } from './rule.js'

const contactKeys = { token: 'ContactsToken1', encodingAesKey: 'c'.repeat(43) }

/** Points the emulator at a receiver of ours. */
async function hearing(rig: Rig, answering?: Parameters<typeof receiver>[0]): Promise<Received[]> {
  const service = await receiver(answering)
  rig.emulator.setCallbackUrl(service.url)
  return service.got
}

/** Value of the last byte of the padded block. */
function padOf(encrypt: string): number {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([decipher.update(encrypt, 'base64'), decipher.final()]).at(-1) ?? 0
}

const failing = (times: number) => (_: Received, nth: number) => (nth <= times ? null : { status: 200 })

export const deliveryRules: Rule[] = [
  {
    section: '§7',
    name: 'the test vectors and the official example open and sign',
    how: 'vectors A to D (test/wecom/vectors.ts) and the example of page 90968: signature, plain text, message id',
    async show() {
      for (const { timestamp, nonce, encrypt, signature, plain } of vectors) {
        expect(signatureMatches(settings.token, timestamp, nonce, encrypt, signature)).toBe(true)
        const keys = { encodingAesKey: settings.encodingAesKey, receiveId: settings.corpId }
        expect(decryptMessage({ ...keys, encrypt })).toEqual({ ok: true, plain })
      }
      const { token, timestamp, nonce, encrypt, signature, receiveId } = officialExample
      expect(signatureMatches(token, timestamp, nonce, encrypt, signature)).toBe(true)
      const opened = decryptMessage({ encodingAesKey: officialExample.encodingAesKey, encrypt, receiveId })
      expect(opened.ok && opened.plain).toContain('<MsgId>4561255354251345929</MsgId>')
    },
  },
  {
    section: '§1.2, §5.3',
    name: 'the address check sends an echostr with + / and =',
    how: 'percent-encoded in the address, rightly signed, 19 to 23 digits inside',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const got = await hearing(rig, (one) => ({ status: 200, body: one.plain }))
      for (let i = 0; i < 3; i++) expect(await rig.emulator.verifyCallback()).toMatchObject({ ok: true })
      for (const { encrypt, signed, plain } of got) {
        expect([signed, /[+]/.test(encrypt), encrypt.includes('/'), encrypt.endsWith('=')]).toEqual([
          true,
          true,
          true,
          true,
        ])
        expect(plain).toMatch(/^\d{19,23}$/)
      }
    },
  },
  {
    section: '§1.2, §5.4',
    name: 'the answer to the check must be the plain text, byte for byte',
    how: 'line break, byte order mark, quotes, 201 and an empty body fail',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const answers: ((plain: string) => { status: number; body: string })[] = [
        (plain) => ({ status: 200, body: `${plain}\n` }),
        (plain) => ({ status: 200, body: `\uFEFF${plain}` }),
        (plain) => ({ status: 200, body: JSON.stringify(plain) }),
        (plain) => ({ status: 201, body: plain }),
        () => ({ status: 200, body: '' }),
      ]
      await hearing(rig, (one, nth) => answers[nth - 1]?.(one.plain) ?? null)
      for (const _ of answers) expect(await rig.emulator.verifyCallback()).toMatchObject({ ok: false })
    },
  },
  {
    section: '§1.2',
    name: 'the check is over after a second',
    how: 'an address that never answers: timeout',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      await hearing(rig, () => ({ status: 0 }))
      expect(await rig.emulator.verifyCallback()).toMatchObject({ ok: false, error: 'timeout' })
    },
  },
  {
    section: '§1.3, §1.4',
    name: 'callbacks are XML in CDATA, signed, encrypted for the corp, elements in changing order',
    how: 'twelve texts: all open with the corp id as receiver, several orders; the same seed gives the same order',
    emulatorOnly: needsPeople,
    options: { seed: 7 },
    async showOn(rig) {
      const ordersOf = async (one: Rig): Promise<string[]> => {
        const got = await hearing(one)
        for (let i = 0; i < 12; i++) await one.emulator.say('007', 'x')
        for (const { signed, plain, envelope } of got) {
          expect([signed, plain.includes('<Content><![CDATA[x]]></Content>')]).toEqual([true, true])
          expect(envelope).toMatchObject({ ToUserName: corpId, AgentID: String(agentId) })
        }
        return got.map(({ fields, envelope }) => `${Object.keys(envelope).join()} ${Object.keys(fields).join()}`)
      }
      const orders = await ordersOf(rig)
      expect(new Set(orders).size).toBeGreaterThan(3)
      expect(await ordersOf(await rigWith({ seed: 7 }))).toEqual(orders)
      expect(await ordersOf(await rigWith({ seed: 8 }))).not.toEqual(orders)
    },
  },
  {
    section: '§0.7, §1.4',
    name: 'the padding takes every value from 1 to 32',
    how: 'texts of 32 following lengths',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const got = await hearing(rig)
      await Promise.all(Array.from({ length: 32 }, (_, i) => rig.emulator.say('007', 'x'.repeat(i + 1))))
      const pads = got.map(({ encrypt }) => padOf(encrypt)).toSorted((a, b) => a - b)
      expect(pads).toEqual(Array.from({ length: 32 }, (_, i) => i + 1))
    },
  },
  {
    section: '§0.3, §1.3',
    name: 'the contact-sync callback has an address, a token and a key of its own, and names no app',
    how: 'its check passes with its own keys; envelope and event carry no AgentID',
    emulatorOnly: needsPeople,
    options: { contacts: { secret: 's', ...contactKeys, callbackUrl: null } },
    async showOn(rig) {
      const service = await receiver(
        (one) => ({ status: 200, body: one.query.has('echostr') ? one.plain : '' }),
        contactKeys,
      )
      rig.emulator.setContactsCallbackUrl(service.url)
      expect(await rig.emulator.verifyContactsCallback()).toMatchObject({ ok: true })
      await rig.emulator.rename('007', '008')
      const told = service.got.at(-1)
      expect([told?.signed, told?.envelope.ToUserName, told?.fields.Event]).toEqual([true, corpId, 'change_contact'])
      expect([told?.envelope.AgentID, told?.fields.AgentID]).toEqual([undefined, undefined])
    },
  },
  {
    section: '§1.5',
    name: 'without an answer a callback comes up to four times, the same message in new envelopes',
    how: 'three broken connections, then 200; and four broken ones: lost',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const got = await hearing(rig, failing(3))
      expect(await rig.emulator.say('007', 'x')).toMatchObject({ status: 200, attempts: { length: 4 } })
      const different = (read: (one: Received) => unknown): number => new Set(got.map(read)).size
      expect([different(({ fields }) => fields.MsgId), different(({ fields }) => fields.CreateTime)]).toEqual([1, 1])
      expect([different(({ query }) => query.get('nonce')), different(({ encrypt }) => encrypt)]).toEqual([4, 4])
      await hearing(rig, failing(9))
      expect(await rig.emulator.say('007', 'x')).toMatchObject({ status: null, attempts: { length: 4 } })
    },
  },
  {
    section: '§1.5',
    name: 'a slow receiver is cut',
    how: 'no answer within the time given (here 100 ms for 5 s): timeout and a re-send',
    emulatorOnly: needsPeople,
    options: { callbackTimeoutMs: 100 },
    async showOn(rig) {
      await hearing(rig, (_, nth) => ({ status: nth === 1 ? 0 : 200 }))
      const { attempts } = await rig.emulator.say('007', 'x')
      expect(attempts.map(({ error, status }) => [error, status])).toEqual([
        ['timeout', null],
        [null, 200],
      ])
    },
  },
  {
    section: '§1.5',
    name: 'mode B: any status ends it',
    how: 'a 500 is not sent again by default',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      await hearing(rig, () => ({ status: 500 }))
      expect(await rig.emulator.say('007', 'x')).toMatchObject({ status: 500, attempts: { length: 1 } })
    },
  },
  {
    section: '§1.5',
    name: 'mode A: every status but 200 is a failure',
    how: 'option retryOn not-200: a 500 comes four times',
    emulatorOnly: needsPeople,
    options: { retryOn: 'not-200' },
    async showOn(rig) {
      await hearing(rig, () => ({ status: 500 }))
      expect(await rig.emulator.say('007', 'x')).toMatchObject({ status: 500, attempts: { length: 4 } })
    },
  },
  {
    section: '§0.6, §1.5',
    name: 'a receiver that keeps failing hears nothing for a minute',
    how: 'switch dropAfterFailures 2: the third callback is dropped, after 60 s they come again',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const got = await hearing(rig, failing(8))
      await rig.emulator.setFaults({ delivery: { dropAfterFailures: 2 } })
      for (const text of ['一', '二']) await rig.emulator.say('007', text)
      expect(await rig.emulator.say('007', '三')).toMatchObject({ error: 'dropped', attempts: [] })
      rig.passSeconds(60)
      expect(await rig.emulator.say('007', '四')).toMatchObject({ status: 200 })
      expect(got.map(({ fields }) => fields.Content)).toEqual(['一', '一', '一', '一', '二', '二', '二', '二', '四'])
    },
  },
  {
    section: '§0.6',
    name: 'callbacks can be lost and doubled',
    how: 'switches drop and duplicate at half: of forty some never come, some come twice with one message id',
    emulatorOnly: needsPeople,
    options: { seed: 3 },
    async showOn(rig) {
      const got = await hearing(rig)
      await rig.emulator.setFaults({ delivery: { drop: 0.5, duplicate: 0.5 } })
      const texts = Array.from({ length: 40 }, (_, i) => `${i}`)
      await Promise.all(texts.map((text) => rig.emulator.say('007', text)))
      const counts = texts.map((text) => got.filter(({ fields }) => fields.Content === text).length)
      expect(new Set(counts)).toEqual(new Set([0, 1, 2]))
      expect(new Set(got.map(({ fields }) => fields.MsgId)).size).toBe(counts.filter((count) => count > 0).length)
    },
  },
  {
    section: '§6',
    name: 'callbacks can overtake each other',
    how: 'switch shuffle: forty texts of one person come in another order; without it in order',
    emulatorOnly: needsPeople,
    options: { seed: 5 },
    async showOn(rig) {
      const got = await hearing(rig)
      const texts = Array.from({ length: 40 }, (_, i) => `${i}`)
      const sayAll = async (): Promise<unknown[]> => {
        const before = got.length
        await Promise.all(texts.map((text) => rig.emulator.say('007', text)))
        return got.slice(before).map(({ fields }) => fields.Content)
      }
      expect(await sayAll()).toEqual(texts)
      await rig.emulator.setFaults({ delivery: { shuffle: true, delayMs: 30 } })
      const mixed = await sayAll()
      expect(mixed).not.toEqual(texts)
      expect(new Set(mixed)).toEqual(new Set(texts))
      expect(mixed).toHaveLength(texts.length)
    },
  },
]
