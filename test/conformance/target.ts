// Whom the checklist is asked of: by default the emulator, started for each rule; with settings a real agent, whose one
// member named by CONFORMANCE_USERID gets a handful of messages.
import { env } from 'node:process'
import { type Fields, fieldsOf, type Rig, corpId, agentId, secret } from '../sandbox/harness.js'

export interface Address {
  base: string
  corpId: string
  agentId: number
  secret: string
  /** A member in the app's visible range. */
  userid: string
}

const names = ['API_BASE', 'CORP_ID', 'AGENT_ID', 'SECRET', 'USERID'] as const

/** The real agent of the settings; null if none is set. Throws if only some are: half a target would test the wrong one. */
export function realAgent(settings: Record<string, string | undefined> = env): Address | null {
  const [base, corp, agent, key, userid] = names.map((name) => settings[`CONFORMANCE_${name}`] || undefined)
  const set = [base, corp, agent, key, userid].filter((one) => one !== undefined).length
  if (set === 0) return null
  if (base === undefined || corp === undefined || agent === undefined || key === undefined || userid === undefined)
    throw new Error(`set all of ${names.map((name) => `CONFORMANCE_${name}`).join(', ')} or none`)
  return { base: base.replace(/\/$/, ''), corpId: corp, agentId: Number(agent), secret: key, userid }
}

/** The emulator of one rule, addressed like any agent. */
export const emulatorOf = (rig: Rig): Address => ({ base: rig.emulator.url, corpId, agentId, secret, userid: 'edu-1' })

export class Target {
  private tokenValue = ''

  constructor(readonly at: Address) {}

  /** A valid token, fetched once: many fetches are what WeCom blocks addresses for. */
  async token(): Promise<string> {
    if (this.tokenValue === '') {
      const { access_token } = await this.get('gettoken', { corpid: this.at.corpId, corpsecret: this.at.secret })
      this.tokenValue = String(access_token)
    }
    return this.tokenValue
  }

  async get(path: string, query: Record<string, string> = {}): Promise<Fields> {
    return fieldsOf(await this.fetch(path, query))
  }

  fetch(path: string, query: Record<string, string>, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.at.base}/cgi-bin/${path}?${new URLSearchParams(query).toString()}`, init)
  }

  /** GET with a token. */
  async read(path: string, query: Record<string, string> = {}): Promise<Fields> {
    return this.get(path, { access_token: await this.token(), ...query })
  }

  /** POST of JSON (or raw text) with a token. */
  async post(path: string, body: unknown, query: Record<string, string> = {}): Promise<Fields> {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const init = { method: 'POST', body: text, headers: { 'content-type': 'application/json' } }
    return fieldsOf(await this.fetch(path, { access_token: await this.token(), ...query }, init))
  }

  send(body: Fields): Promise<Fields> {
    return this.post('message/send', { agentid: this.at.agentId, touser: this.at.userid, ...body })
  }

  text(content: string, more: Fields = {}): Promise<Fields> {
    return this.send({ msgtype: 'text', text: { content }, ...more })
  }

  card(card: Fields, more: Fields = {}): Promise<Fields> {
    return this.send({ msgtype: 'template_card', template_card: card, ...more })
  }

  update(body: Fields): Promise<Fields> {
    const { agentId: agentid, userid } = this.at
    return this.post('message/update_template_card', { agentid, userids: [userid], ...body })
  }

  /** Uploads bytes as the multipart field `media`. */
  async upload(type: string, bytes: Uint8Array, fileName = '佐证.png'): Promise<Fields> {
    const form = new FormData()
    form.append('media', new File([new Uint8Array(bytes)], fileName))
    return fieldsOf(
      await this.fetch('media/upload', { access_token: await this.token(), type }, { method: 'POST', body: form }),
    )
  }
}

/** The errcode alone: what the checklist is about; `errmsg` may change. */
export const codeOf = async (answer: Promise<Fields>): Promise<unknown> => (await answer).errcode
