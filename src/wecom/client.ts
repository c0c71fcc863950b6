// WeCom as a Messenger: sends, updates cards, fetches what people sent, and says exactly what is known after each call.
// It puts the small parts of this room together and keeps no business in between.
import { z } from 'zod'
import type { Clock } from '../base/clock.js'
import type { Logger } from '../base/logger.js'
import type { CallOutcome, Messenger, SentMessage } from '../domain/ports.js'
import { createExchange, type Exchange } from './exchange.js'
import { fileNameOf } from './file-name.js'
import { isSinglePerson, sendBody, updateBody } from './message.js'
import { createSettle, harmless } from './outcome.js'
import { type ProbeStep, probeWecom } from './probe.js'
import type { Reply } from './reply.js'
import { createSession, type Perform } from './session.js'
import { type FetchedToken, TokenKeeper } from './token.js'

export interface WecomOptions {
  corpId: string
  /** Sent as a number: WeCom refuses a string (wecom.md §5.17). */
  agentId: number
  secret: string
  /** Scheme and host, e.g. `https://qyapi.weixin.qq.com`. */
  apiBase: string
  clock: Clock
  logger: Logger
  /** Bound of one exchange as a whole, default 10 s. */
  timeoutMs?: number
}

export interface WecomClient extends Messenger {
  /** The doctor's questions, in order, up to the first that fails. */
  probe(): Promise<ProbeStep[]>
  /** Closes the connections; calls under way end as uncertain. */
  close(): Promise<void>
}

/** Largest file a member can send (wecom.md §2.8). */
const fileBytesMax = 20 * 1024 * 1024
const refusedReceiver = { kind: 'refused', code: 'receiver', alarm: true, personGone: false } as const

const tokenShape = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
/** An answer that says neither "0" nor a message id is no word about the message. */
const sentShape = z
  .object({
    errcode: z.number().optional(),
    msgid: z.string().optional(),
    response_code: z.string().optional(),
    invaliduser: z.string().nullish(),
    unlicenseduser: z.string().nullish(),
  })
  .refine((answer) => answer.errcode !== undefined || answer.msgid !== undefined)
const updatedShape = z.object({
  errcode: z.number(),
  invaliduser: z.union([z.array(z.string()), z.string()]).nullish(),
})

export function createWecomClient(options: WecomOptions): WecomClient {
  const { corpId, secret, apiBase, agentId, clock, logger, timeoutMs = 10_000 } = options
  const exchange = createExchange({ apiBase, timeoutMs })
  const settle = createSettle({ clock, logger })
  const fetchToken = () => askForToken(exchange, corpId, secret)
  const tokens = new TokenKeeper(async () => settle('gettoken', await fetchToken()), clock)
  const perform = createSession({ tokens, settle })
  return {
    send: async (message) => {
      if (!isSinglePerson(message.to)) return refusedReceiver
      const outcome = await post(exchange, perform, 'message/send', sendBody(message, agentId), sentShape)
      return mapped(outcome, (answer) => sentMessage(answer, message.to))
    },
    updateCard: async (update) => {
      if (!isSinglePerson(update.to)) return refusedReceiver
      const body = updateBody(update, agentId)
      const outcome = await post(exchange, perform, 'message/update_template_card', body, updatedShape)
      if (outcome.kind !== 'ok') return outcome
      const missed = outcome.value.invaliduser ?? []
      const unchanged = includesPerson(typeof missed === 'string' ? missed.split('|') : missed, update.to)
      return unchanged
        ? { kind: 'refused', code: 'invaliduser', alarm: false, personGone: false }
        : { kind: 'ok', value: null }
    },
    download: (mediaId) => download(exchange, perform, mediaId),
    probe: () => probeWecom({ exchange, agentId, fetchToken }),
    close: () => exchange.close(),
  }
}

async function askForToken(exchange: Exchange, corpid: string, corpsecret: string): Promise<Reply<FetchedToken>> {
  const reply = await exchange.json({ api: 'gettoken', query: { corpid, corpsecret } }, tokenShape)
  if (reply.kind !== 'done') return reply
  return { kind: 'done', value: { token: reply.value.access_token, expiresInSeconds: reply.value.expires_in } }
}

function post<T>(exchange: Exchange, perform: Perform, api: string, body: string, shape: z.ZodType<T>) {
  return perform(api, (token) => exchange.json({ api, query: { access_token: token }, body }, shape))
}

async function download(exchange: Exchange, perform: Perform, mediaId: string) {
  const api = 'media/get'
  const outcome = harmless(
    await perform(api, (token) => {
      const query = { access_token: token, media_id: mediaId }
      return exchange.file({ api, query }, fileBytesMax)
    }),
  )
  if (outcome.kind === 'retry' && outcome.code === 'too-large') {
    return { kind: 'refused', code: 'too-large', alarm: false, personGone: false } as const
  }
  return mapped(outcome, ({ bytes, disposition }) => ({ bytes, fileName: fileNameOf(disposition) }))
}

function sentMessage(answer: z.infer<typeof sentShape>, to: string): SentMessage {
  const missed = [answer.invaliduser, answer.unlicenseduser].flatMap((names) => (names ?? '').split('|'))
  return {
    messageId: answer.msgid ?? '',
    responseCode: answer.response_code === undefined || answer.response_code === '' ? null : answer.response_code,
    unreachable: includesPerson(missed, to),
  }
}

/** Answers name people in lower case, whatever the case they are registered in (wecom.md §5.14). */
const includesPerson = (names: readonly string[], userid: string): boolean =>
  names.some((name) => name.toLowerCase() === userid.toLowerCase())

function mapped<T, U>(outcome: CallOutcome<T>, change: (value: T) => U): CallOutcome<U> {
  return outcome.kind === 'ok' ? { kind: 'ok', value: change(outcome.value) } : outcome
}
