// Our own callback, asked as WeCom's console asks it when an administrator presses 保存 (wecom.md §1.2): a signed GET whose
// answer must be the decrypted echo, bare, within a second. It is asked from this machine, so it shows whether service,
// proxy and keys fit together; whether WeCom itself gets through, only the console can tell.
import { randomInt } from 'node:crypto'
import { monotonicMs } from '../base/clock.js'
import type { CallbackSettings } from './callback.js'
import { encryptMessage, signatureOf } from './crypto.js'
import { readPage } from './exchange.js'

export type CallbackCheck =
  | { ok: true }
  /** `unreachable`: nobody answered at the address, which says nothing about the settings. */
  | { ok: false; why: 'unreachable' | 'wrong'; advice: string }

/** What WeCom itself allows, ms. */
const allowedMs = 1_000
const timeoutMs = 5_000

/** Asks the callback at `url`; `now` is the time the signature bears. */
export async function checkCallback(url: string, settings: CallbackSettings, now: Date): Promise<CallbackCheck> {
  const { corpId, token, encodingAesKey } = settings
  const echo = `${randomInt(10 ** 9, 10 ** 10)}${randomInt(10 ** 9, 10 ** 10)}`
  const sealed = encryptMessage({ encodingAesKey, plain: echo, receiveId: corpId })
  const [timestamp, nonce] = [String(Math.floor(now.getTime() / 1000)), String(randomInt(10 ** 9))]
  const query = new URLSearchParams({
    msg_signature: signatureOf(token, timestamp, nonce, sealed),
    timestamp,
    nonce,
    echostr: sealed,
  })
  const startMs = monotonicMs()
  const reply = await readPage(`${url}?${query.toString()}`, timeoutMs)
  const tookMs = Math.round(monotonicMs() - startMs)
  if (reply.kind !== 'done') {
    const code = 'code' in reply ? reply.code : reply.kind
    return { ok: false, why: 'unreachable', advice: `${url} 没有应答（${code}）` }
  }
  const { status, text } = reply.value
  const advice = status === 200 ? adviceOnText(text, echo, tookMs) : adviceOnStatus(status, url)
  return advice === null ? { ok: true } : { ok: false, why: 'wrong', advice }
}

function adviceOnText(text: string, echo: string, tookMs: number): string | null {
  if (text !== echo) {
    const isNear = text.includes(echo)
    return isNear
      ? '应答在途中被改动（多了换行、引号或其他内容），请让代理原样转发'
      : '应答的不是本服务，请检查 PUBLIC_URL 和代理的转发地址'
  }
  return tookMs > allowedMs ? `应答用了${(tookMs / 1000).toFixed(1)}秒，企业微信只等1秒，请检查代理与网络` : null
}

function adviceOnStatus(status: number, url: string): string {
  if (status === 403 || status === 400) {
    return `运行中的服务不认这组密钥（HTTP ${status}），请核对 Token 与 EncodingAESKey，改过设置后要重启服务`
  }
  if (status >= 500) return `代理没有连到本服务（HTTP ${status}），请启动服务（serve）并检查代理的转发地址`
  return `${url} 上不是本服务（HTTP ${status}），请检查 PUBLIC_URL 和代理的转发路径`
}
