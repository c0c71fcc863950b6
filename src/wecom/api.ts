// One call in the name of one secret: its token, its budget, its lane, its exchange, its outcome. Every noun of this room
// (directory, schedules, menu …) is written on top of this and adds only names and shapes.
import type { z } from 'zod'
import type { CallOutcome } from '../domain/ports.js'
import type { Call, Exchange, ReceivedFile } from './exchange.js'
import { harmless } from './outcome.js'
import type { Perform } from './session.js'

export interface ApiCall extends Omit<Call, 'query'> {
  query?: Readonly<Record<string, string>>
  /** Receiver of a message; counted against the limits of members. */
  to?: string
}

/** What is known after a call that changes nothing: an unknown fate is simply tried again. */
export type Known<T> = Exclude<CallOutcome<T>, { kind: 'uncertain' }>

export interface Api {
  /** A call that changes nothing. */
  read<T>(call: ApiCall, shape: z.ZodType<T>): Promise<Known<T>>
  /** A call that may change something; `uncertain` is then an outcome of its own. */
  change<T>(call: ApiCall, shape: z.ZodType<T>): Promise<CallOutcome<T>>
  /** Fetches a file of at most `bytesMax` bytes. */
  file(call: ApiCall, bytesMax: number): Promise<Known<ReceivedFile>>
}

export function createApi(exchange: Exchange, perform: Perform): Api {
  const withToken = ({ api, query, body, bytesMax }: ApiCall, token: string): Call => ({
    api,
    query: { access_token: token, ...query },
    body,
    bytesMax,
  })
  const change: Api['change'] = (call, shape) => perform(call, (token) => exchange.json(withToken(call, token), shape))
  return {
    change,
    read: async (call, shape) => harmless(await change(call, shape)),
    file: async (call, bytesMax) =>
      harmless(await perform(call, (token) => exchange.file(withToken(call, token), bytesMax))),
  }
}

/** The same outcome with another value. */
export function mapped<T, U>(outcome: Known<T>, change: (value: T) => U): Known<U>
export function mapped<T, U>(outcome: CallOutcome<T>, change: (value: T) => U): CallOutcome<U>
export function mapped<T, U>(outcome: CallOutcome<T>, change: (value: T) => U): CallOutcome<U> {
  return outcome.kind === 'ok' ? { kind: 'ok', value: change(outcome.value) } : outcome
}

/** Refused by ourselves before anything left. `alarm`: the program built what WeCom does not take. */
export const refusedHere = (code: string, alarm: boolean) =>
  ({ kind: 'refused', code, alarm, personGone: false }) as const
