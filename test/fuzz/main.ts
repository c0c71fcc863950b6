// A process of its own that serves the callback over a socket and is fed mutated requests. Argument: how many. Prints one
// JSON line: the statuses answered, the heap after a full collection a third of the way and at the end (bytes), what the
// inbox made of what was let in. Run with --expose-gc.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Registry } from 'prom-client'
import { Pool } from 'undici'
import { createLogger } from '../../src/base/logger.js'
import { openStore } from '../../src/store/open.js'
import { createApp } from '../../src/web/app.js'
import { encryptMessage, openCallback, readUtterance, signatureOf, verifyUrl } from '../../src/wecom/index.js'
import { envelopeOf, settings, vectors } from '../wecom/vectors.js'
import { mutate, randomFrom } from './mutations.js'

const count = Number(process.argv[2])
const random = randomFrom(20_261_122)
const at = new Date(1_700_000_000_000)
const folder = mkdtempSync(join(tmpdir(), 'duban-fuzz-'))
const store = await openStore({ url: `file:${join(folder, 'duban.db')}` })

const koa = createApp({
  callback: {
    verifyUrl: (query) => verifyUrl(settings, query),
    open: (query, body) => openCallback(settings, query, body),
    keep: (row) => store.keepArrival(row),
    knows: (key) => store.knowsArrival(key),
    now: () => at,
    ring: () => undefined,
    counted: () => undefined,
  },
  contacts: null,
  health: { metrics: new Registry(), readiness: () => Promise.reject(new Error('not asked here')) },
  clock: null,
  pages: null,
  logger: createLogger('error'),
})
const handle = koa.callback()
const server = createServer((request, response) => void handle(request, response))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const pool = new Pool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { connections: 16, pipelining: 4 })

const text = (n: number): string =>
  `<xml><ToUserName><![CDATA[${settings.corpId}]]></ToUserName><FromUserName><![CDATA[edu-1]]></FromUserName>` +
  `<CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[已整改]]></Content>` +
  `<MsgId>${7_300_000_000_000_000_000n + BigInt(n)}</MsgId><AgentID>1000002</AgentID></xml>`

interface Shot {
  path: string
  body: Buffer
}

/** Everything that can be wrong: the body, the query, and now and then what was signed itself (then it is let in). */
function shot(n: number): Shot {
  const vector = vectors[n % vectors.length]
  if (vector === undefined) throw new Error('no vectors')
  const inside = n % 20 === 0
  const plain = inside ? mutate(Buffer.from(text(n)), random).toString('utf8') : null
  const encrypt =
    plain === null
      ? vector.encrypt
      : encryptMessage({ encodingAesKey: settings.encodingAesKey, plain, receiveId: settings.corpId })
  const query = new URLSearchParams({
    msg_signature: signatureOf(settings.token, '1700000000', 'n', encrypt),
    timestamp: '1700000000',
    nonce: 'n',
  }).toString()
  const body = envelopeOf(encrypt)
  if (inside) return { path: `/wecom/callback?${query}`, body }
  if (n % 7 !== 1) return { path: `/wecom/callback?${query}`, body: mutate(body, random) }
  const changed = encodeURI(mutate(Buffer.from(query), random).toString('latin1'))
  return { path: `/wecom/callback?${changed}`, body }
}

const statuses: Record<string, number> = {}
async function fire(n: number): Promise<void> {
  const { path, body } = shot(n)
  const answer = await pool.request({ method: 'POST', path, body, headers: { 'content-type': 'text/xml' } })
  await answer.body.dump()
  statuses[answer.statusCode] = (statuses[answer.statusCode] ?? 0) + 1
}

const heap = (): number => {
  globalThis.gc?.()
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

let next = 0
async function fireUntil(end: number): Promise<void> {
  await Promise.all(
    Array.from({ length: 64 }, async () => {
      while (next < end) await fire(next++)
    }),
  )
}

await fireUntil(Math.ceil(count / 3))
const third = heap()
await fireUntil(count)
const end = heap()

// What was signed and let in is understood, or is nobody's word: it never throws.
const kept = await store.read.arrival.findMany({ select: { content: true } })
const understood = kept.filter(({ content }) => readUtterance(content) !== null).length
process.stdout.write(`${JSON.stringify({ statuses, third, end, kept: kept.length, understood })}\n`)
await pool.close()
server.close()
await store.close()
rmSync(folder, { recursive: true, force: true })
