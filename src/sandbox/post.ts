// One HTTP request as WeCom makes it: a fresh connection, cut after a fixed time, and whatever came back. Never throws:
// no answer is an outcome.
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Attempt } from './shapes.js'

/** Real milliseconds until WeCom cuts a callback (wecom.md §1.5) and the URL verification (§1.2). */
export const callbackTimeoutMs = 5000
export const verifyTimeoutMs = 1000

const bodyLimit = 1_048_576

/** `body` null = GET. `stop` aborts when the emulator closes. */
export function exchange(url: string, body: string | null, timeoutMs: number, stop: AbortSignal): Promise<Attempt> {
  return new Promise((resolve) => {
    const failed = (error: string): void => resolve({ status: null, body: '', error })
    const begin = url.startsWith('https:') ? httpsRequest : httpRequest
    const headers =
      body === null ? {} : { 'content-type': 'text/xml; charset=utf-8', 'content-length': Buffer.byteLength(body) }
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), stop])
    const sent = begin(url, { method: body === null ? 'GET' : 'POST', headers, agent: false, signal }, (answer) => {
      const chunks: Buffer[] = []
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size <= bodyLimit) chunks.push(chunk)
      })
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? null, body: Buffer.concat(chunks).toString(), error: null }),
      )
      answer.on('error', (error) => failed(codeOf(error)))
    })
    sent.on('error', (error) => failed(codeOf(error)))
    sent.end(body ?? undefined)
  })
}

function codeOf(error: Error): string {
  if (error.name === 'TimeoutError') return 'timeout'
  const cause = error.cause instanceof Error ? error.cause.name : ''
  if (cause === 'TimeoutError') return 'timeout'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
