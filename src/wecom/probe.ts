// What the doctor asks WeCom: is the secret right, may this machine call, is the app alive and does it see anybody. The
// steps stand in the order in which they can fail, each with one sentence for the person who must put it right.
import { z } from 'zod'
import { faultOf } from './errors.js'
import type { Exchange } from './exchange.js'
import type { Reply } from './reply.js'

export interface ProbeStep {
  /** Stable word: `gettoken`, `agent/get`, `visible-range`. */
  step: string
  ok: boolean
  /** What to do, in Chinese; null where all is well. */
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

/** Goes through the steps and stops at the first that fails; `fetchToken` asks WeCom anew, past any cache. */
export async function probeWecom(options: {
  exchange: Exchange
  agentId: number
  fetchToken: () => Promise<Reply<{ token: string }>>
}): Promise<ProbeStep[]> {
  const { exchange, agentId, fetchToken } = options
  const token = await fetchToken()
  if (token.kind !== 'done') return [failed('gettoken', adviceOn(token))]
  const steps = [passed('gettoken')]
  const query = { access_token: token.value.token, agentid: String(agentId) }
  const agent = await exchange.json({ api: 'agent/get', query }, agentShape)
  if (agent.kind !== 'done') return [...steps, failed('agent/get', adviceOn(agent))]
  if (agent.value.close === 1) return [...steps, failed('agent/get', '应用已被停用，请在管理后台启用该应用')]
  steps.push(passed('agent/get'))
  return [...steps, seesAnybody(agent.value) ? passed('visible-range') : failed('visible-range', emptyRangeAdvice)]
}

const emptyRangeAdvice = '应用的“可见范围”为空，谁也收不到消息，请在管理后台添加办公室人员和各单位联系人'

const passed = (step: string): ProbeStep => ({ step, ok: true, advice: null })
const failed = (step: string, advice: string): ProbeStep => ({ step, ok: false, advice })

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
      return `返回的不是企业微信的应答（HTTP ${reply.status}），请检查 WECOM_API_BASE 与中间的代理`
    case 'unsent':
      return `连接不上企业微信（${reply.code}），请检查网络、域名解析、防火墙与 WECOM_API_BASE`
    case 'lost':
      return `企业微信没有给出可读的应答（${reply.code}），请检查网络与中间的代理后重试`
    default:
      return reply satisfies never
  }
}
