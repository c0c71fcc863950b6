// One way of taking callbacks, in a process of its own. Argument: which; prints its port.
// floor = node:http, verify, decrypt, parse, nothing kept · product = the service's route with group commit ·
// commit = the same app with one store.write a request · prepared = the same app with one prepared INSERT and COMMIT each
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { Registry } from 'prom-client'
import type { CallbackDoor } from '../../../src/web/callback/routes.js'
import { built } from '../built.js'
import { app } from '../envelope.js'

const { createApp } = await built<typeof import('../../../src/web/app.js')>('web/app.js')
const { openStore } = await built<typeof import('../../../src/store/open.js')>('store/open.js')
const { openCallback, verifyUrl } = await built<typeof import('../../../src/wecom/index.js')>('wecom/index.js')
const { createLogger } = await built<typeof import('../../../src/base/logger.js')>('base/logger.js')

/** The driver closes a database nobody refers to, even while its statements are in use. */
const openDatabases: unknown[] = []
const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'))
const path = join(folder, 'duban.db')

const floor: RequestListener = (request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const query = Object.fromEntries(new URL(request.url ?? '/', 'http://x').searchParams)
    const opened = openCallback(app, query, Buffer.concat(chunks))
    response.writeHead(opened.ok ? 200 : opened.status, { 'Content-Length': 0 }).end()
  })
}

async function keeping(how: string): Promise<CallbackDoor['keep']> {
  const store = await openStore({ url: `file:${path}` })
  if (how === 'product') return (row) => store.keepArrival(row)
  if (how === 'commit')
    return async (row) => {
      await store.write(async (tx) => void (await tx.arrival.create({ data: { ...row, state: 'kept', attempts: 0 } })))
      return 'kept'
    }
  await store.close()
  const database = new DatabaseSync(path)
  openDatabases.push(database)
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL')
  const insert = database.prepare(
    `INSERT INTO Arrival (id, dedupeKey, content, receivedAt, state, attempts) VALUES (?, ?, ?, ?, 'kept', 0)`,
  )
  return async (row) => {
    insert.run(row.id, row.dedupeKey, row.content, row.receivedAt.toISOString())
    return 'kept'
  }
}

async function listenerOf(how: string): Promise<RequestListener> {
  if (how === 'floor') return floor
  const keep = await keeping(how)
  const koa = createApp({
    callback: {
      verifyUrl: (query) => verifyUrl(app, query),
      open: (query, body) => openCallback(app, query, body),
      keep,
      knows: async () => false,
      now: () => new Date(),
      ring: () => undefined,
      counted: () => undefined,
    },
    health: { metrics: new Registry(), readiness: () => Promise.reject(new Error('not measured')) },
    contacts: null,
    clock: null,
    pages: null,
    logger: createLogger('error'),
  })
  const answer = koa.callback()
  return (request, response) => void answer(request, response)
}

const server = createServer(await listenerOf(process.argv[2] ?? 'floor'))
// The load keeps its connections, as WeCom's side does; an idle one must not be closed under it.
server.keepAliveTimeout = 120_000
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
process.once('SIGTERM', () => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
