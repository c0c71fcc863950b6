// WeCom at the wire, for this room's tests: a real socket that hands out tokens, counts what it is asked, and answers
// each API by a script of one answer after the other (the last one stays).
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { pino } from 'pino'
import { createWecomClient, type WecomOptions } from '../../src/wecom/client.js'

export interface Asked {
  api: string
  query: Record<string, string>
  body: string
  /** The body as it came, for files. */
  bytes: Buffer
  headers: Record<string, string | string[] | undefined>
}
export type Answer = Record<string, unknown> | ((asked: Asked, response: ServerResponse) => void)

export interface FakeWecom {
  apiBase: string
  asked: Asked[]
  /** Requests to one API so far. */
  count(api: string): number
  /** Answers for the next calls of `api`. */
  script(api: string, ...answers: Answer[]): void
  /** From now on only the newest token is good; every other gets 40014. */
  revoke(): void
  /** What its clock says in the Date header from now on. */
  date: Date
  [Symbol.asyncDispose](): Promise<void>
}

export const ok = { errcode: 0, errmsg: 'ok' }
export const sent = { ...ok, invaliduser: '', invalidparty: '', invalidtag: '', msgid: 'M-1' }

/** Takes the request and cuts the line without a word. */
export const cutLine: Answer = (_asked, response) => {
  response.socket?.destroy()
}
/** Takes the request and never answers. */
export const neverAnswer: Answer = () => {}
export const withStatus =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (_asked, response) => {
    response.writeHead(status, headers).end(body)
  }

export async function startWecom(): Promise<FakeWecom> {
  const asked: Asked[] = []
  const scripts = new Map<string, Answer[]>()
  let [issued, goodFrom] = [0, 1]

  function answer(call: Asked, response: ServerResponse): void {
    asked.push(call)
    response.setHeader('date', fake.date.toUTCString())
    const script = scripts.get(call.api) ?? []
    const next = script.length > 1 ? script.shift() : script[0]
    if (typeof next === 'function') return next(call, response)
    const json = (value: unknown) =>
      void response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
    if (call.api !== 'gettoken') {
      return json(Number(call.query['access_token']?.slice(6)) < goodFrom ? { errcode: 40014 } : (next ?? sent))
    }
    if (next !== undefined) return json(next)
    issued = Math.max(issued + 1, goodFrom)
    return json({ ...ok, access_token: `token-${issued}`, expires_in: 7200 })
  }

  const server = createServer((request, response) => {
    void askedBy(request).then((call) => answer(call, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const fake: FakeWecom = {
    apiBase: `http://127.0.0.1:${port}`,
    asked,
    count: (api) => asked.filter((call) => call.api === api).length,
    script: (api, ...answers) => void scripts.set(api, answers),
    revoke: () => {
      goodFrom = issued + 1
    },
    date: handClock().now(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return fake
}

async function askedBy(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake')
  const bytes = Buffer.concat(chunks)
  const api = pathname.replace('/cgi-bin/', '')
  const { headers } = request
  return { api, query: Object.fromEntries(searchParams), body: bytes.toString('utf8'), bytes, headers }
}

/** A clock that stands still until it is moved. */
export function handClock(start = '2024-09-02T09:30:00+08:00') {
  let nowMs = Date.parse(start)
  return {
    now: () => new Date(nowMs),
    pass: (ms: number) => {
      nowMs += ms
    },
  }
}

/** A client of the fake, with its clock and the lines of its log. */
export function clientOf(wecom: { apiBase: string }, timeoutMs = 5_000, more: Partial<WecomOptions> = {}) {
  const lines: string[] = []
  const clock = handClock()
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const client = createWecomClient({
    corpId: 'ww1',
    agentId: 1000002,
    secret: 'top-secret',
    apiBase: wecom.apiBase,
    clock,
    logger,
    timeoutMs,
    ...more,
  })
  return { client, clock, lines }
}

export const textTo = (to: string, text = '您好') => ({
  to,
  taskId: 't-1',
  content: { type: 'text' as const, text },
  duplicateWindowSeconds: 0,
})
