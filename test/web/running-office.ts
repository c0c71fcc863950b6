// The service and the emulator in this process, over real sockets and a database file of its own; and requests as WeCom
// and as careless senders make them.
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '../../src/base/logger.js'
import { openSandboxOffice, type SandboxOffice } from '../../src/sandbox-office.js'
import { encryptMessage, signatureOf } from '../../src/wecom/index.js'

export interface Running extends SandboxOffice {
  folder: string
  get(path: string): Promise<Response>
  setClock(now: string, mode?: string): Promise<Response>
  clock(): Promise<{ now: string; settled: boolean }>
  close(): Promise<void>
}

export async function running(folder = mkdtempSync(join(tmpdir(), 'duban-web-'))): Promise<Running> {
  const office = await openSandboxOffice({
    folder,
    port: 0,
    emulatorPort: 0,
    host: '127.0.0.1',
    logger: createLogger('silent'),
    // What plays weeks of time here is not about these.
    readDirectory: false,
    postBrief: false,
  })
  const { url } = office.service
  return {
    ...office,
    folder,
    get: (path) => fetch(`${url}${path}`, { redirect: 'manual' }),
    setClock: (now, mode) =>
      fetch(`${url}/sandbox/clock`, {
        method: 'POST',
        body: JSON.stringify(mode === undefined ? { now } : { now, mode }),
      }),
    clock: async () => (await (await fetch(`${url}/sandbox/clock`)).json()) as { now: string; settled: boolean },
    async close() {
      await office.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A signed request of the pretended app: path with query, and body. `at` = the timestamp in it. */
export function signed(office: Running, plain: string, at: Date): { path: string; body: string } {
  const { wecom } = office.settings
  if (wecom === null) throw new Error('a sandbox has settings of an app')
  const encrypt = encryptMessage({ encodingAesKey: wecom.encodingAesKey, plain, receiveId: wecom.corpId })
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const query = new URLSearchParams({
    msg_signature: signatureOf(wecom.token, timestamp, 'n1', encrypt),
    timestamp,
    nonce: 'n1',
  })
  const body = `<xml><ToUserName><![CDATA[${wecom.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`
  return { path: `/wecom/callback?${query.toString()}`, body }
}

export const textMessage = (office: Running, id: string, text = '进度', from = 'edu-1'): string =>
  `<xml><ToUserName><![CDATA[${office.settings.wecom?.corpId ?? ''}]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName>` +
  `<CreateTime>1724203200</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content>` +
  `<MsgId>${id}</MsgId><AgentID>1000002</AgentID></xml>`

/** Writes bytes to the service's socket and ends its side; resolves with the status of the answer, null if none came. */
export function raw(office: Running, bytes: string): Promise<number | null> {
  const { port } = new URL(office.service.url)
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes))
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer.startsWith('HTTP/1.1 ') ? Number(answer.slice(9, 12)) : null))
  })
}
