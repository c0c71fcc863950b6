// The built service as a process of its own, to be killed at any moment; WeCom (the emulator) lives in the test. Like
// WeCom, a gate between them holds every callback and brings it again until the service has answered it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as waitMs } from 'node:timers/promises'
import { pino } from 'pino'
import { packageRoot } from '../../src/base/package-root.js'
import { type Emulator, type Person, startEmulator } from '../../src/sandbox/index.js'

export interface ChildOffice {
  emulator: Emulator
  /** Starts it if it is not running. */
  start(): Promise<void>
  /** kill -9, and resolves when it is gone. */
  kill(): Promise<void>
  /** Asks it to stop; the exit code. */
  stop(): Promise<number | null>
  /** Plays the clock; asks again as often as the process dies in the middle. */
  clockTo(local: string): Promise<void>
  /** Until nothing is due and nothing is being worked on. */
  settles(): Promise<void>
  /** What it wrote to its log at level error. */
  errors(): string[]
  close(): Promise<void>
}

const app = {
  corpId: 'ww0000000000sandbox',
  agentId: 1_000_002,
  token: 'storytoken',
  encodingAesKey: 'A'.repeat(43),
  secret: 'story-secret',
}

export async function openChildOffice(folder: string, startAt: string, people: Person[]): Promise<ChildOffice> {
  let base = Date.parse(startAt)
  let since = performance.now()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const gate = createServer((request, response) => void hold(request, response, url))
  const gatePort = await listening(gate)
  const emulator = await startEmulator({
    ...app,
    callbackUrl: `http://127.0.0.1:${gatePort}/wecom/callback`,
    now: () => new Date(base + Math.floor(performance.now() - since)),
    people,
    logger: pino({ level: 'silent' }),
    callbackTimeoutMs: 60_000,
  })
  const env = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: `file:${join(folder, 'duban.db')}`,
    DATA_DIR: folder,
    PORT: String(port),
    WECOM_CORP_ID: app.corpId,
    WECOM_AGENT_ID: String(app.agentId),
    WECOM_SECRET: app.secret,
    WECOM_TOKEN: app.token,
    WECOM_ENCODING_AES_KEY: app.encodingAesKey,
    WECOM_API_BASE: emulator.url,
    SESSION_SECRET: 'a-secret-of-the-story',
    SANDBOX: '1',
  }
  let child: ChildProcess | null = null
  let log = ''
  const start = async (): Promise<void> => {
    if (child !== null) return
    const started = spawn(process.execPath, [join(packageRoot(), 'dist', 'src', 'cli', 'bin.js'), 'serve'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    started.stderr.on('data', (chunk: Buffer) => void (log += chunk.toString()))
    started.once('exit', () => {
      if (child === started) child = null
    })
    child = started
    await until(async () => (await fetch(`${url}/healthz`)).ok)
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    if (child === null) return null
    const ended = once(child, 'exit') as Promise<[number | null]>
    child.kill(signal)
    return (await ended)[0]
  }
  const settled = async (): Promise<boolean> =>
    ((await (await fetch(`${url}/sandbox/clock`)).json()) as { settled: boolean }).settled
  return {
    emulator,
    start,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    async clockTo(local) {
      const now = `${local.replace(' ', 'T')}:00+08:00`
      base = Math.max(base, Date.parse(now))
      since = performance.now()
      // 409: it was there already when it died.
      await until(async () =>
        [200, 409].includes(
          (await fetch(`${url}/sandbox/clock`, { method: 'POST', body: JSON.stringify({ now }) })).status,
        ),
      )
      await until(settled)
    },
    settles: () => until(settled),
    errors: () => log.split('\n').filter((line) => line.includes('"level":50')),
    async close() {
      await end('SIGKILL')
      await emulator.close()
      gate.closeAllConnections()
      gate.close()
    },
  }
}

/** Holds one callback until the service answers it: a connection that breaks is tried again, as WeCom would. */
async function hold(
  request: import('node:http').IncomingMessage,
  response: import('node:http').ServerResponse,
  url: string,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  await until(async () => {
    const answer = await fetch(`${url}${request.url ?? ''}`, { method: 'POST', body: Buffer.concat(chunks) })
    response.writeHead(answer.status).end(await answer.text())
    return true
  })
}

/** Tries until it holds; what fails because the process is down is tried again. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 1500; turn++) {
    if (await holds().catch(() => false)) return
    await waitMs(40)
  }
  throw new Error('the office did not come round within a minute')
}

const listening = async (server: import('node:http').Server): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listening(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}
