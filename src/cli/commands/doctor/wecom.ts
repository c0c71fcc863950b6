// What the doctor asks WeCom and our own callback, in the order in which an administrator sets things up: secret, trusted
// address, app, visible range, callback, contact sync, clock, menu.
import { createLogger } from '../../../base/logger.js'
import type { Clock } from '../../../base/clock.js'
import type { Settings, WecomSettings } from '../../../config/settings.js'
import { checkCallback, createWecomClient, type ProbeStep, type WecomClient } from '../../../wecom/index.js'
import type { Check } from './check.js'

const names: Record<ProbeStep['step'], string> = {
  secret: '企业微信 企业ID与Secret',
  'trusted-address': '企业微信 可信IP',
  app: '企业微信 应用',
  'visible-range': '企业微信 可见范围',
  'contact-sync': '企业微信 通讯录同步Secret',
  'clock-skew': '企业微信 时差',
  menu: '企业微信 菜单',
}
const callbackName = '企业微信 回调'
const contactsCallbackName = '企业微信 通讯录同步回调'

export interface WecomQuestion {
  settings: Settings
  clock: Clock
  /** When the service last gave a sign of life, ISO 8601; null = never. */
  heartbeat: string | null
  /** Puts the bot's menu into the app first. */
  createMenu: boolean
}

/** A line for each step; without WECOM_* settings one line says that nothing was asked. */
export async function checkWecom(question: WecomQuestion): Promise<Check[]> {
  const { settings, clock, createMenu } = question
  const { wecom, apiBase, contactsSecret, accountCap } = settings
  if (wecom === null) return [{ name: '企业微信', ok: false, message: '未设置WECOM_*,无法连接,请填写后再检查' }]
  const logger = createLogger('silent')
  const client = createWecomClient({ ...wecom, apiBase, contactsSecret, accountCap, clock, logger })
  const created = createMenu ? [await menuCreated(client)] : []
  const steps = (await client.probe()).map(checkFrom)
  await client.close()
  const before = steps.findIndex(({ name }) => name === names['visible-range']) + 1
  return [...steps.slice(0, before), ...(await callbacks(question, wecom)), ...steps.slice(before), ...created]
}

const checkFrom = ({ step, ok, advice }: ProbeStep): Check => ({ name: names[step], ok, message: advice ?? '正常' })

async function menuCreated(client: WecomClient): Promise<Check> {
  const outcome = await client.menu.create()
  const ok = outcome.kind === 'ok'
  return { name: '企业微信 创建菜单', ok, message: ok ? '已创建' : `没有创建(${outcome.code}),请先按上面各项处理` }
}

/** The app's callback, and that of the contact sync where it is set up. */
async function callbacks(question: WecomQuestion, wecom: WecomSettings): Promise<Check[]> {
  const { contacts } = question.settings
  const ofApp = callbackCheck(question, callbackName, '/wecom/callback', wecom)
  if (contacts === null) return [await ofApp]
  const keys = { ...contacts, corpId: wecom.corpId }
  return [await ofApp, await callbackCheck(question, contactsCallbackName, '/wecom/contacts', keys)]
}

type Keys = Pick<WecomSettings, 'corpId' | 'token' | 'encodingAesKey'>

async function callbackCheck(question: WecomQuestion, name: string, path: string, keys: Keys): Promise<Check> {
  const { settings, clock, heartbeat } = question
  const url = `${settings.publicUrl.replace(/\/+$/, '')}${path}`
  if (!settings.sandbox && isThisMachine(url)) {
    const message = `PUBLIC_URL是本机地址(${settings.publicUrl}),企业微信和手机访问不到,请设为公网网址`
    return { name, ok: false, message }
  }
  const asked = await checkCallback(url, keys, clock.now())
  if (asked.ok) return { name, ok: true, message: `正常,请确认管理后台填的是${url}${hintFor(name)}` }
  if (asked.why === 'wrong') return { name, ok: false, message: asked.advice }
  if (!isRecent(heartbeat, clock.now()))
    return { name, ok: null, message: `服务没有在运行:${asked.advice},请启动服务(serve)后再检查` }
  return { name, ok: false, message: `${asked.advice},服务却在运行,请检查域名解析、证书、防火墙和代理的转发` }
}

const hintFor = (name: string): string => (name === callbackName ? '(“接收消息”,未填时发按钮卡片会报43012)' : '')

/** The engine beats at least once a minute. */
const recentMs = 3 * 60_000

const isRecent = (heartbeat: string | null, now: Date): boolean =>
  heartbeat !== null && Math.abs(now.getTime() - Date.parse(heartbeat)) <= recentMs

const isThisMachine = (url: string): boolean =>
  /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1\])$/.test(new URL(url).hostname)
