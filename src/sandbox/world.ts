// Everything the emulator knows, in one object that the endpoints, the people's acts and the control API share. All of
// it is memory: an emulator that starts again has empty phones.
import { newId } from '../base/ids.js'
import type { Logger } from '../base/logger.js'
import { Chats } from './chats.js'
import { Directory } from './directory.js'
import { type Faults, noFaults } from './faults.js'
import { MediaStore } from './media.js'
import { ApiQuota, DailyQuota, MemberQuota } from './quotas.js'
import { ResponseCodes } from './response-codes.js'
import { SendLog } from './send-log.js'
import { isWeekday } from './next-workday.js'
import type { CallCount, EmulatorOptions } from './shapes.js'
import { Tokens } from './tokens.js'

export interface World {
  /** Different for every start: the page reloads when it changes. */
  run: string
  corpId: string
  agentId: number
  /** Base address of the emulator, for picture links; known once it listens. */
  url: string
  pageUrl: string
  callbackUrl: string | null
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
    serviceUrl: options.serviceUrl ?? null,
    now: options.now,
    isWorkday: options.isWorkday ?? isWeekday,
    logger: options.logger,
    faults: structuredClone(noFaults),
    tokens: new Tokens({ corpId: options.corpId, secret: options.secret }, options.wrongSecretLimit ?? 2000),
    directory: new Directory(options.people),
    chats: new Chats(),
    codes: new ResponseCodes(),
    media: new MediaStore(),
    log: new SendLog(),
    memberQuota: new MemberQuota(),
    apiQuota: new ApiQuota(),
    dailyQuota: new DailyQuota((options.accountCap ?? 500) * 200),
    calls: {},
  }
}

/** Counts one call of an API by the errcode it got. */
export function countCall(world: World, api: string, errcode: number): void {
  const count = (world.calls[api] ??= { total: 0, byCode: {} })
  count.total += 1
  count.byCode[errcode] = (count.byCode[errcode] ?? 0) + 1
}
