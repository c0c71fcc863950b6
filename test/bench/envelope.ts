// Callbacks as WeCom sends them: signed, encrypted, each a message of its own. Shared by the servers and the load.
import { built } from './built.js'

export const app = {
  corpId: 'ww1234567890abcdef',
  token: 'BenchToken123',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}

const { encryptMessage, signatureOf } = await built<typeof import('../../src/wecom/index.js')>('wecom/index.js')
const run = Date.now().toString(36)

/** The bytes of one POST request with a text message nobody sent before. */
export function requestBytes(n: number, host: string): Buffer {
  const seconds = Math.floor(Date.now() / 1000)
  const plain =
    `<xml><ToUserName><![CDATA[${app.corpId}]]></ToUserName><FromUserName><![CDATA[edu-1]]></FromUserName>` +
    `<CreateTime>${seconds}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
    `<Content><![CDATA[B24Q3-017 已整改,栏目已更新]]></Content><MsgId>${run}-${process.pid}-${n}</MsgId>` +
    '<AgentID>1000002</AgentID></xml>'
  const encrypt = encryptMessage({ encodingAesKey: app.encodingAesKey, plain, receiveId: app.corpId })
  const nonce = `n${n}`
  const signature = signatureOf(app.token, String(seconds), nonce, encrypt)
  const body = `<xml><ToUserName><![CDATA[${app.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt><AgentID><![CDATA[1000002]]></AgentID></xml>`
  const path = `/wecom/callback?msg_signature=${signature}&timestamp=${seconds}&nonce=${nonce}`
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: text/xml\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
