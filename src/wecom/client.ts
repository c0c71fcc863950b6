// WeCom as one object: what the engine sends and fetches, whom the directory knows, who logs in, what stands in calendars.
// It puts the small parts of this room together and keeps no business in between.
import { z } from 'zod'
import type { Clock } from '../base/clock.js'
import type { Logger } from '../base/logger.js'
import type { DirectoryReader, Identify, Messenger } from '../domain/ports.js'
import { type Addresses, createAddresses } from './addresses.js'
import { createApi } from './api.js'
import { createBudget } from './budget.js'
import { type ContactSync, createContactSync } from './contact-sync.js'
import { createDirectory } from './directory.js'
import { createExchange, type Exchange } from './exchange.js'
import { createIdentify } from './identify.js'
import { createJsapiTickets, type JsapiTickets } from './jsapi-tickets.js'
import { createLanes } from './lanes.js'
import { createMedia, type Media } from './media.js'
import { createMenu, type Menu } from './menu.js'
import { createMessages, type Messages } from './messages.js'
import { createSettle } from './outcome.js'
import { type ProbeStep, probeWecom } from './probe.js'
import type { Reply } from './reply.js'
import { createSchedules, type ScheduleBook } from './schedules.js'
import { createSession } from './session.js'
import { createTags, type TagReader } from './tags.js'
import { type FetchedToken, TokenKeeper } from './token.js'

export interface WecomOptions {
  corpId: string
  /** Sent as a number: WeCom refuses a string (wecom.md §5.17). */
  agentId: number
  secret: string
  /** Secret of the contact sync (通讯录同步); absent = not set up. */
  contactsSecret?: string
  /** 账号上限 of the corporation, from which the limit of a day follows; default 500. */
  accountCap?: number
  /** Scheme and host, e.g. `https://qyapi.weixin.qq.com`. */
  apiBase: string
  clock: Clock
  logger: Logger
  /** Bound of one exchange as a whole, default 10 s. */
  timeoutMs?: number
}

export interface WecomClient extends Messenger, Pick<Messages, 'recall'>, Pick<Media, 'upload'> {
  directory: DirectoryReader
  tags: TagReader
  /** null without the contact-sync secret. */
  contactSync: ContactSync | null
  identify: Identify
  schedules: ScheduleBook
  tickets: JsapiTickets
  addresses: Addresses
  menu: Menu
  /** The doctor's questions, in order; those behind a fault are not asked. */
  probe(): Promise<ProbeStep[]>
  /** Closes the connections; calls under way end as uncertain. */
  close(): Promise<void>
}

const tokenShape = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

export function createWecomClient(options: WecomOptions): WecomClient {
  const { corpId, secret, contactsSecret, apiBase, agentId, clock, logger } = options
  const exchange = createExchange({ apiBase, timeoutMs: options.timeoutMs ?? 10_000 })
  const settle = createSettle({ clock, logger })
  const budget = createBudget({ clock, accountCap: options.accountCap ?? 500 })
  const lanes = createLanes()
  const apiOf = (ofSecret: string) => {
    const tokens = new TokenKeeper(async () => settle('gettoken', await askForToken(exchange, corpId, ofSecret)), clock)
    return createApi(exchange, createSession({ tokens, settle, budget, lanes }))
  }
  const api = apiOf(secret)
  const contactSync = contactsSecret === undefined ? null : createContactSync(apiOf(contactsSecret))
  const menu = createMenu(api, agentId)
  return {
    ...createMessages(api, agentId),
    ...createMedia(api),
    directory: createDirectory(api),
    tags: createTags(api),
    contactSync,
    identify: createIdentify(api),
    schedules: createSchedules(api),
    tickets: createJsapiTickets(api, clock),
    addresses: createAddresses(api),
    menu,
    probe: () =>
      probeWecom({
        exchange,
        agentId,
        clock,
        contactSync,
        menu,
        fetchToken: () => askForToken(exchange, corpId, secret),
      }),
    close: () => exchange.close(),
  }
}

async function askForToken(exchange: Exchange, corpid: string, corpsecret: string): Promise<Reply<FetchedToken>> {
  const reply = await exchange.json({ api: 'gettoken', query: { corpid, corpsecret } }, tokenShape)
  if (reply.kind !== 'done') return reply
  return { kind: 'done', value: { token: reply.value.access_token, expiresInSeconds: reply.value.expires_in } }
}
