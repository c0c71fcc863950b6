// Everything the emulator knows, in one object that the endpoints, the people's acts and the control API share. All of
// it is memory: an emulator that starts again has empty phones.
import { newId } from '../base/ids.js'
import type { Logger } from '../base/logger.js'
import { Chats } from './chats.js'
import type { GroupPost } from './corp-shapes.js'
import { Dice } from './dice.js'
import { Directory } from './directory.js'
import { type Faults, noFaults } from './faults.js'
import type { Json } from './json.js'
import { LoginCodes } from './login-codes.js'
import { MediaStore } from './media.js'
import { ApiQuota, DailyQuota, MemberQuota, SlidingLimit } from './quotas.js'
import { ResponseCodes } from './response-codes.js'
import { ScheduleBook } from './schedule-book.js'
import { SendLog } from './send-log.js'
import { isWeekday } from './next-workday.js'
import type { CallCount, EmulatorOptions } from './shapes.js'
import { type Credentials, Tokens } from './tokens.js'

const minuteMs = 60_000

export interface World {
  /** Different for every start: the page reloads when it changes. */
  run: string
  corpId: string
  agentId: number
  /** Base address of the emulator, for picture links; known once it listens. */
  url: string
  pageUrl: string
  callbackUrl: string | null
  contactsCallbackUrl: string | null
  serviceUrl: string | null
  now: () => Date
  isWorkday: (day: string) => boolean
  logger: Logger
  faults: Faults
  tokens: Tokens
  directory: Directory
  chats: Chats
  codes: ResponseCodes
  media: MediaStore
  log: SendLog
  memberQuota: MemberQuota
  apiQuota: ApiQuota
  dailyQuota: DailyQuota
  /** Calls with `debug=1`, posts of the group webhook, and both kinds of page keys (wecom.md §4). */
  debugQuota: SlidingLimit
  webhookQuota: SlidingLimit
  corpKeyQuota: SlidingLimit
  appKeyQuota: SlidingLimit
  dice: Dice
  schedules: ScheduleBook
  logins: LoginCodes
  /** Who holds the phone at a login page; null = the page asks. */
  loginAs: string | null
  trustedDomain: string | null
  oldApp: boolean
  /** The menu of each app, as menu/create set it. */
  menus: Map<number, Json>
  webhookKey: string
  posts: GroupPost[]
  calls: Record<string, CallCount>
}

export function createWorld(options: EmulatorOptions): World {
  return {
    run: newId(),
    corpId: options.corpId,
    agentId: options.agentId,
    url: '',
    pageUrl: '',
    callbackUrl: options.callbackUrl,
    contactsCallbackUrl: options.contacts?.callbackUrl ?? null,
    serviceUrl: options.serviceUrl ?? null,
    now: options.now,
    isWorkday: options.isWorkday ?? isWeekday,
    logger: options.logger,
    faults: structuredClone(noFaults),
    tokens: tokensOf(options),
    directory: new Directory(options.people),
    chats: new Chats(),
    codes: new ResponseCodes(),
    media: new MediaStore(),
    log: new SendLog(),
    memberQuota: new MemberQuota(),
    apiQuota: new ApiQuota(),
    dailyQuota: new DailyQuota((options.accountCap ?? 500) * 200),
    debugQuota: new SlidingLimit(5, minuteMs),
    webhookQuota: new SlidingLimit(20, minuteMs),
    corpKeyQuota: new SlidingLimit(400, 60 * minuteMs),
    appKeyQuota: new SlidingLimit(100, 60 * minuteMs),
    dice: new Dice(options.seed),
    schedules: new ScheduleBook(),
    logins: new LoginCodes(),
    loginAs: null,
    trustedDomain: options.trustedDomain ?? null,
    oldApp: options.oldApp ?? false,
    menus: new Map(),
    webhookKey: options.webhookKey ?? 'sandbox-group',
    posts: [],
    calls: {},
  }
}

function tokensOf(options: EmulatorOptions): Tokens {
  const { corpId, agentId, secret, contacts, otherApps = [] } = options
  const apps = [{ agentId, secret }, ...otherApps]
  const secrets: Credentials['secrets'] = apps.map((app) => ({
    secret: app.secret,
    holder: { kind: 'app', agentId: app.agentId },
  }))
  if (contacts) secrets.push({ secret: contacts.secret, holder: { kind: 'contacts' } })
  const limits = { wrongSecrets: options.wrongSecretLimit ?? 2000, lifetime: options.tokenSeconds ?? 7200 }
  return new Tokens({ corpId, secrets }, limits)
}

/** Counts one call of an API by the errcode it got. */
export function countCall(world: World, api: string, errcode: number): void {
  const count = (world.calls[api] ??= { total: 0, byCode: {} })
  count.total += 1
  count.byCode[errcode] = (count.byCode[errcode] ?? 0) + 1
}
