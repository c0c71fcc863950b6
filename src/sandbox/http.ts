// The wire: reads requests whole, hands them to the API, the control API or the page, and writes the answers. Here too
// are the faults that live on the wire: slow answers and connections that break after the work is done.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { pause } from '../base/clock.js'
import { type Answer, complain, refusal } from './answers.js'
import { type ApiCall, callApi, readJson } from './api.js'
import { Binary } from './binary.js'
import type { Control } from './control.js'
import { spendReset } from './faults.js'
import { json, type Reply } from './reply.js'
import type { World } from './world.js'

/** Larger than any permitted upload (20 MiB), small enough to keep a mistake from filling memory. */
const bodyLimit = 32 * 1_048_576

/** Which of the two listeners a request came through; the page's own port has no server API. */
export type Door = 'api' | 'page'

export function handlerOf(world: World, control: Control, door: Door): RequestListener {
  return (request, response) => {
    handle(world, control, door, request, response).catch((error: unknown) => {
      world.logger.error({ error: error instanceof Error ? error.message : 'unknown' }, 'emulator request failed')
      response.destroy()
    })
  }
}

async function handle(
  world: World,
  control: Control,
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const raw = await bodyOf(request)
  if (raw === null) {
    response.writeHead(413, { connection: 'close' }).end()
    return
  }
  const contentType = request.headers['content-type'] ?? ''
  const method = request.method ?? 'GET'
  if (!url.pathname.startsWith('/cgi-bin/')) {
    const foreign = isForeign(request)
    write(
      response,
      await control.answer({ method, path: url.pathname, query: url.searchParams, contentType, raw, door, foreign }),
    )
    return
  }
  const api = door === 'api' ? url.pathname.slice('/cgi-bin/'.length) : ''
  await serveApi(
    world,
    api,
    {
      method,
      query: url.searchParams,
      contentType,
      range: request.headers.range ?? '',
      raw,
      ...readJson(raw, contentType),
    },
    response,
  )
}

async function serveApi(world: World, api: string, call: ApiCall, response: ServerResponse): Promise<void> {
  const answer = await callApi(world, api, call)
  if (world.faults.slow > 0) await pause(world.faults.slow)
  if (answer !== null && api === 'message/send' && isSuccess(answer) && spendReset(world.faults)) {
    // Carried out, and nobody will ever hear of it: the caller must treat this as uncertain.
    response.destroy()
    return
  }
  if (answer === null) write(response, json(refusal(complain(40063, 'path'), world.now()), 404))
  else if (answer instanceof Binary) writeFile(response, answer)
  else write(response, json(answer))
}

const isSuccess = (answer: Answer | Binary): boolean => !(answer instanceof Binary) && answer.errcode === 0

/** The whole body, or null when it is larger than any honest one. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= bodyLimit) chunks.push(chunk)
  }
  return size > bodyLimit ? null : Buffer.concat(chunks)
}

/** A request that a page of another origin made the browser send: the control API has no login, so it refuses these. */
function isForeign(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  const local = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '')
  return !local || (origin !== undefined && origin !== `http://${host}`)
}

/** `filename` in UTF-8 bytes, as WeCom sends it (wecom.md §2.8); quotes and line breaks cannot stand in a header. */
function writeFile(response: ServerResponse, { file, status, headers }: Binary): void {
  const name = Buffer.from(file.fileName.replace(/[\r\n"\\]/g, '_')).toString('latin1')
  write(response, {
    status,
    headers: { ...headers, 'content-type': file.contentType, 'content-disposition': `attachment; filename="${name}"` },
    body: file.bytes,
  })
}

function write(response: ServerResponse, reply: Reply): void {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body
  response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length }).end(body)
}
