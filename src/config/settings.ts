// The environment as one checked, frozen object; the only reader of it. Every fault is listed at once, in words.
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { z } from 'zod'

/** The real server API; a sandbox must never talk to it. */
const realApi = 'https://qyapi.weixin.qq.com'

export interface WecomSettings {
  corpId: string
  agentId: number
  secret: string
  token: string
  encodingAesKey: string
}

export interface Settings {
  databaseUrl: string
  dataDir: string
  port: number
  host: string
  publicUrl: string
  /** null where a command runs without WeCom. */
  wecom: WecomSettings | null
  /** The contact-sync callback has a token and key of its own (wecom.md §0.3); null = not set up. */
  contacts: { token: string; encodingAesKey: string } | null
  /** Secret of the contact sync, for reading every userid of the corporation; absent = not set up. */
  contactsSecret?: string
  /** 账号上限 of the corporation, from which the limit of a day follows (wecom.md §4); absent = WeCom's usual 500. */
  accountCap?: number
  /** Key of the robot in the office's own group (群机器人); absent = not set up. */
  webhookKey?: string
  /** Whether the directory is read every night. */
  readDirectory: boolean
  /** Whether confirmed talks are entered in calendars: the app needs the right to (协作 → 日程). */
  schedules: boolean
  apiBase: string
  oauthBase: string
  loginBase: string
  sessionSecret: string | null
  /** Folder of the built pages, where it is not the program's own. */
  pagesFolder?: string
  sandbox: boolean
  logLevel: string
  /** Language of commands. */
  locale: 'zh' | 'en'
  osUser: string | null
}

export class BadSettings extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`设置有误:${faults.join(';')}。`)
  }
}

const url = z.url({ protocol: /^https?$/ })
const text = z.string().trim().min(1)
const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:.+)$/)
    .default('file:./data/duban.db'),
  DATA_DIR: text.default('./data'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(3000),
  HOST: text.default('127.0.0.1'),
  PUBLIC_URL: url.default('http://localhost:3000'),
  WECOM_CORP_ID: text.optional(),
  WECOM_AGENT_ID: z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .transform(Number)
    .optional(),
  WECOM_SECRET: text.optional(),
  WECOM_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{1,32}$/)
    .optional(),
  WECOM_ENCODING_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/)
    .optional(),
  WECOM_CONTACTS_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{1,32}$/)
    .optional(),
  WECOM_CONTACTS_ENCODING_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/)
    .optional(),
  WECOM_CONTACTS_SECRET: text.optional(),
  WECOM_ACCOUNT_CAP: z
    .string()
    .regex(/^[1-9]\d{0,6}$/)
    .transform(Number)
    .optional(),
  WECOM_WEBHOOK_KEY: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/)
    .optional(),
  WECOM_DIRECTORY: z.enum(['0', '1']).default('1'),
  WECOM_SCHEDULES: z.enum(['0', '1']).default('0'),
  WECOM_API_BASE: url.default(realApi),
  WECOM_OAUTH_BASE: url.default('https://open.weixin.qq.com'),
  WECOM_LOGIN_BASE: url.default('https://login.work.weixin.qq.com'),
  SESSION_SECRET: z.string().min(16).optional(),
  SANDBOX: z.enum(['0', '1']).default('0'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('warn'),
})

const expected: Record<string, string> = {
  DATABASE_URL: '应以file:或postgresql:开头',
  PORT: '应为0到65535的整数',
  PUBLIC_URL: '应为http(s)网址',
  WECOM_AGENT_ID: '应为正整数',
  WECOM_TOKEN: '应为1到32位字母或数字',
  WECOM_ENCODING_AES_KEY: '应为43位字母或数字',
  WECOM_CONTACTS_TOKEN: '应为1到32位字母或数字',
  WECOM_CONTACTS_ENCODING_AES_KEY: '应为43位字母或数字',
  WECOM_ACCOUNT_CAP: '应为正整数(企业账号上限)',
  WECOM_WEBHOOK_KEY: '应为群机器人地址中key=后面的部分',
  WECOM_DIRECTORY: '应为0或1',
  WECOM_SCHEDULES: '应为0或1',
  WECOM_API_BASE: '应为http(s)网址',
  WECOM_OAUTH_BASE: '应为http(s)网址',
  WECOM_LOGIN_BASE: '应为http(s)网址',
  SESSION_SECRET: '至少16个字符',
  SANDBOX: '应为0或1',
  LOG_LEVEL: '应为trace、debug、info、warn、error或silent',
}

/**
 * Reads the settings.
 * @param need `serve`: everything the service cannot do without must be there
 * @throws BadSettings with every fault
 */
export function readSettings(env: Record<string, string | undefined>, need: 'command' | 'serve'): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  const faults = parsed.success
    ? []
    : [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))].map(
        (name) => `${name}${expected[name] ?? '不合法'}`,
      )
  if (need === 'serve')
    for (const name of [
      'WECOM_CORP_ID',
      'WECOM_AGENT_ID',
      'WECOM_SECRET',
      'WECOM_TOKEN',
      'WECOM_ENCODING_AES_KEY',
      'SESSION_SECRET',
    ])
      if (given[name] === undefined) faults.push(`缺少${name}`)
  if (given.SANDBOX === '1' && isRealHost(given.WECOM_API_BASE ?? realApi) && need === 'serve')
    faults.push('SANDBOX=1不能与真实的企业微信接口一起使用,请设置WECOM_API_BASE')
  if (!parsed.success || faults.length > 0) throw new BadSettings(faults)
  return Object.freeze(settingsOf(parsed.data, env))
}

/** Whether an address is WeCom's own server, however it is written. */
function isRealHost(address: string): boolean {
  if (!URL.canParse(address)) return false
  return new URL(address).hostname.replace(/\.$/, '') === new URL(realApi).hostname
}

function settingsOf(data: z.infer<typeof environment>, env: Record<string, string | undefined>): Settings {
  const { WECOM_CORP_ID, WECOM_AGENT_ID, WECOM_SECRET, WECOM_TOKEN, WECOM_ENCODING_AES_KEY } = data
  const wecom =
    WECOM_CORP_ID !== undefined &&
    WECOM_AGENT_ID !== undefined &&
    WECOM_SECRET !== undefined &&
    WECOM_TOKEN !== undefined &&
    WECOM_ENCODING_AES_KEY !== undefined
      ? {
          corpId: WECOM_CORP_ID,
          agentId: WECOM_AGENT_ID,
          secret: WECOM_SECRET,
          token: WECOM_TOKEN,
          encodingAesKey: WECOM_ENCODING_AES_KEY,
        }
      : null
  return {
    databaseUrl: data.DATABASE_URL,
    dataDir: data.DATA_DIR,
    port: data.PORT,
    host: data.HOST,
    publicUrl: data.PUBLIC_URL,
    wecom,
    contacts:
      data.WECOM_CONTACTS_TOKEN !== undefined && data.WECOM_CONTACTS_ENCODING_AES_KEY !== undefined
        ? { token: data.WECOM_CONTACTS_TOKEN, encodingAesKey: data.WECOM_CONTACTS_ENCODING_AES_KEY }
        : null,
    contactsSecret: data.WECOM_CONTACTS_SECRET,
    accountCap: data.WECOM_ACCOUNT_CAP,
    webhookKey: data.WECOM_WEBHOOK_KEY,
    apiBase: withoutSlash(data.WECOM_API_BASE),
    oauthBase: withoutSlash(data.WECOM_OAUTH_BASE),
    loginBase: withoutSlash(data.WECOM_LOGIN_BASE),
    sessionSecret: data.SESSION_SECRET ?? null,
    readDirectory: data.WECOM_DIRECTORY === '1',
    schedules: data.WECOM_SCHEDULES === '1',
    sandbox: data.SANDBOX === '1',
    logLevel: data.LOG_LEVEL,
    locale: localeOf(env),
    osUser: osUserOf(),
  }
}

const withoutSlash = (address: string): string => address.replace(/\/+$/, '')

function osUserOf(): string | null {
  try {
    return userInfo().username
  } catch {
    return null
  }
}

/** Language of commands: Chinese when LANG begins with zh (contract §1). */
export const localeOf = (env: Record<string, string | undefined>): 'zh' | 'en' =>
  (env.LANG ?? '').startsWith('zh') ? 'zh' : 'en'

/** The process's environment, with `.env` of the working folder behind it. */
export function processEnvironment(): Record<string, string | undefined> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}
