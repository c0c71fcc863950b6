// What an error code means for the program and for the operators; the codes themselves are data (error-table.ts).
import { type Reaction, type Row, rows, runs } from './error-table.js'

export type { Reaction }

export interface Fault {
  readonly reaction: Reaction
  /** One sentence in Chinese: what is wrong and where to put it right. */
  readonly advice: string
  /** Not before this many milliseconds; only for `retry`. */
  readonly afterMs: number
  /** The receiver has left, is not in the visible range, or was never there. */
  readonly personGone: boolean
  /** Operators should see it even where the program needs nothing from them. */
  readonly alarm: boolean
  /** False for a code that is not in the table: nothing is known about other messages then. */
  readonly known: boolean
}

const faults: ReadonlyMap<number, Fault> = new Map(
  rows.flatMap((row) => row.codes.map((code): [number, Fault] => [code, faultFrom(row)])),
)

function faultFrom(row: Omit<Row, 'codes'>): Fault {
  const { reaction, advice, afterMs = 0, personGone = false } = row
  return { reaction, advice, afterMs, personGone, alarm: row.alarm ?? reaction === 'alarm', known: true }
}

/** What is known about a code; one that nobody has met is an alarm for its item, not a stop for the others. */
export function faultOf(code: number): Fault {
  const known = faults.get(code)
  if (known !== undefined) return known
  const run = runs.find(({ from, to }) => from <= code && code <= to)
  if (run !== undefined) return faultFrom({ reaction: 'drop', advice: run.advice })
  const advice = `企业微信返回未知错误码 ${code}，请在 open.work.weixin.qq.com/devtool/query 查询后处理`
  return { ...faultFrom({ reaction: 'alarm', advice }), known: false }
}

/** The reaction of wecom.md §3 to a code. */
export const reactionOf = (code: number): Reaction => faultOf(code).reaction

/** The sentence for the code of any outcome of this room: WeCom's own codes, our budgets, and what the wire says. */
export function adviceOf(code: string): string {
  if (/^-?\d+$/.test(code)) return faultOf(Number(code)).advice
  const own = ownAdvice.get(code)
  if (own !== undefined) return own
  const status = /^http-(\d+)$/.exec(code)?.[1]
  if (status !== undefined) return `返回的不是企业微信的应答（HTTP ${status}），请检查 WECOM_API_BASE 与中间的代理`
  return `连接不上企业微信或应答不可读（${code}），请检查网络、域名解析、防火墙与 WECOM_API_BASE`
}

const ownAdvice: ReadonlyMap<string, string> = new Map([
  ['budget-api', '本程序已到该接口的调用上限，稍后自动继续'],
  ['budget-member', '该成员一小时内收到的消息已到上限，稍后自动继续'],
  ['budget-day', '今天的发送人次已用完，次日零点自动恢复；请核对 WECOM_ACCOUNT_CAP（企业账号上限）'],
])
