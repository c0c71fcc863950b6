// What the doctor asks WeCom: is the secret right, may this machine call, is the app alive, does it see anybody, do the
// clocks agree, is there a menu. The steps stand in the order in which an administrator sets things up, each with one
// sentence for the person who must put it right; what cannot be asked after a fault says so.
import { z } from 'zod'
import type { Clock } from '../base/clock.js'
import type { CallOutcome } from '../domain/ports.js'
import type { ContactSync } from './contact-sync.js'
import { adviceOf, faultOf } from './errors.js'
import type { Exchange } from './exchange.js'
import { type Menu, menuEntries } from './menu.js'
import type { Reply } from './reply.js'

export interface ProbeStep {
  step: 'secret' | 'trusted-address' | 'app' | 'visible-range' | 'contact-sync' | 'clock-skew' | 'menu'
  /** null: not asked. */
  ok: boolean | null
  /** What is wrong and what to do, or why it was not asked, in Chinese; null where all is well. */
  advice: string | null
}

const list = z.array(z.unknown()).optional()
const agentShape = z.object({
  close: z.number().optional(),
  allow_userinfos: z.object({ user: list }).optional(),
  allow_partys: z.object({ partyid: list }).optional(),
  allow_tags: z.object({ tagid: list }).optional(),
})
type AgentAnswer = z.infer<typeof agentShape>

export interface ProbeParts {
  exchange: Exchange
  agentId: number
  clock: Clock
  contactSync: ContactSync | null
  menu: Menu
  /** Asks WeCom anew, past any cache. */
  fetchToken: () => Promise<Reply<{ token: string }>>
}

/** Goes through all steps; `contact-sync` is left out where there is no secret for it. */
export async function probeWecom(parts: ProbeParts): Promise<ProbeStep[]> {
  const { fetchToken, contactSync } = parts
  const token = await fetchToken()
  const secret = token.kind === 'done' ? passed('secret') : failed('secret', adviceOn(token))
  const steps = token.kind === 'done' ? await appSteps(parts, token.value.token) : unaskedApp('没有取得访问凭证')
  const appIsFine = [secret, ...steps].every(({ ok }) => ok === true)
  return [
    secret,
    ...steps,
    ...(contactSync === null ? [] : [await contactStep(contactSync, secret.ok === true)]),
    skewStep(parts),
    appIsFine ? await menuStep(parts.menu) : unasked('menu', '前面的检查没有通过'),
  ]
}

const untrustedAddress = 60020
/** WeCom's callbacks carry its time, and those further off than ten minutes are refused (contract §5): warn at half. */
const skewMaxMs = 5 * 60_000

async function appSteps({ exchange, agentId }: ProbeParts, token: string): Promise<ProbeStep[]> {
  const query = { access_token: token, agentid: String(agentId) }
  const agent = await exchange.json({ api: 'agent/get', query }, agentShape)
  if (agent.kind === 'fault' && agent.errcode === untrustedAddress) {
    const [, ...behind] = unaskedApp('可信IP没有通过')
    return [failed('trusted-address', adviceOn(agent)), ...behind]
  }
  const trusted = agent.kind === 'fault' || agent.kind === 'done'
  const address = trusted ? passed('trusted-address') : unasked('trusted-address', '没有得到企业微信的应答')
  const range = unasked('visible-range', '没有读到应用')
  if (agent.kind !== 'done') return [address, failed('app', adviceOn(agent)), range]
  if (agent.value.close === 1) return [address, failed('app', '应用已被停用，请在管理后台启用该应用'), range]
  const sight = seesAnybody(agent.value) ? passed('visible-range') : failed('visible-range', emptyRangeAdvice)
  return [address, passed('app'), sight]
}

async function contactStep(contactSync: ContactSync, mayAsk: boolean): Promise<ProbeStep> {
  // The corporation's id is the same for both secrets: with a wrong one the second question says nothing new.
  if (!mayAsk) return unasked('contact-sync', '没有取得访问凭证')
  const outcome = await contactSync.probe()
  if (outcome.kind === 'ok') return passed('contact-sync')
  return failed('contact-sync', `${contactAdvice.get(outcome.code) ?? adviceOf(outcome.code)}（${outcome.code}）`)
}

const contactAdvice: ReadonlyMap<string, string> = new Map([
  ['40001', '通讯录同步的 Secret 不正确或已重置，请在“管理工具”的“通讯录同步”中查看并更新 WECOM_CONTACTS_SECRET'],
  ['48002', 'WECOM_CONTACTS_SECRET 不是通讯录同步的 Secret，请在“管理工具”的“通讯录同步”中查看并更新'],
])

function skewStep({ exchange, clock }: ProbeParts): ProbeStep {
  const theirs = exchange.lastDate()
  if (theirs === null) return unasked('clock-skew', '没有得到企业微信的应答')
  const aheadMs = clock.now().getTime() - theirs.getTime()
  if (Math.abs(aheadMs) <= skewMaxMs) return passed('clock-skew')
  const minutes = Math.round(Math.abs(aheadMs) / 60_000)
  const advice = `本机时钟比企业微信${aheadMs > 0 ? '快' : '慢'}${minutes}分钟，相差10分钟以上时回调会全部被拒，请校准时间（NTP）`
  return failed('clock-skew', advice)
}

/** A menu of other people's making is nobody's fault: it is only said. */
async function menuStep(menu: Menu): Promise<ProbeStep> {
  const outcome: CallOutcome<string[]> = await menu.keys()
  if (outcome.kind !== 'ok') return failed('menu', `${adviceOf(outcome.code)}（${outcome.code}）`)
  const missing = menuEntries.filter(({ key }) => !outcome.value.includes(key)).map(({ name }) => name)
  if (missing.length === 0) return passed('menu')
  return {
    step: 'menu',
    ok: true,
    advice: `菜单里没有${missing.join('、')}，可用 doctor --create-menu 创建（会替换现有菜单）`,
  }
}

const emptyRangeAdvice = '应用的“可见范围”为空，谁也收不到消息，请在管理后台添加办公室人员和各单位联系人'

const passed = (step: ProbeStep['step']): ProbeStep => ({ step, ok: true, advice: null })
const failed = (step: ProbeStep['step'], advice: string): ProbeStep => ({ step, ok: false, advice })
const unasked = (step: ProbeStep['step'], why: string): ProbeStep => ({ step, ok: null, advice: why })
const unaskedApp = (why: string): ProbeStep[] =>
  (['trusted-address', 'app', 'visible-range'] as const).map((step) => unasked(step, why))

function seesAnybody(agent: AgentAnswer): boolean {
  const { allow_userinfos: users, allow_partys: parties, allow_tags: tags } = agent
  return [users?.user, parties?.partyid, tags?.tagid].some((part) => (part ?? []).length > 0)
}

function adviceOn(reply: Exclude<Reply<unknown>, { kind: 'done' }>): string {
  switch (reply.kind) {
    case 'fault': {
      const address = reply.address === null ? '' : `（企业微信看到的出口IP：${reply.address}）`
      return `${faultOf(reply.errcode).advice}${address}（错误码 ${reply.errcode}）`
    }
    case 'status':
      return adviceOf(`http-${reply.status}`)
    case 'unsent':
    case 'lost':
    case 'held':
      return adviceOf(reply.code)
    default:
      return reply satisfies never
  }
}
