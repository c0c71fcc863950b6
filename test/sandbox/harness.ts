// An emulator with a clock that tests push, a plain receiver for its callbacks, and the server API over HTTP.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { XMLParser } from 'fast-xml-parser'
import { onTestFinished } from 'vitest'
import { createLogger } from '../../src/base/logger.js'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/sandbox/index.js'
import { recordOf, textOf } from '../../src/sandbox/json.js'
import { decryptMessage, signatureMatches } from '../../src/wecom/crypto.js'

export const corpId = 'ww1234567890abcdef'
export const agentId = 1000002
export const secret = 'sandbox-secret'
export const token = 'TestToken123'
export const encodingAesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

/** Token and key of the app's callback; the contact-sync assistant has others. */
const appKeys = { token, encodingAesKey }

export type Fields = Record<string, unknown>

/** Calls `close` after the present test; the last thing opened is closed first. */
export const later = (close: () => Promise<unknown>): void =>
  onTestFinished(async () => {
    await close()
  })

export class Rig {
  private at = new Date('2024-09-02T09:30:00+08:00')
  emulator!: Emulator
  private tokenValue = ''
  private tokenUntil = 0

  readonly now = (): Date => this.at

  passSeconds(seconds: number): void {
    this.at = new Date(this.at.getTime() + seconds * 1000)
  }

  passHours(hours: number): void {
    this.passSeconds(hours * 3600)
  }

  async get(path: string, query: Record<string, string> = {}): Promise<Fields> {
    return fieldsOf(await fetch(`${this.emulator.url}/cgi-bin/${path}?${new URLSearchParams(query).toString()}`))
  }

  /** A token that is valid now; fetched again when its two hours are over. */
  async token(): Promise<string> {
    if (this.at.getTime() >= this.tokenUntil) {
      const answer = await this.gettoken()
      this.tokenValue = textOf(answer.access_token)
      this.tokenUntil = this.at.getTime() + Number(answer.expires_in) * 1000
    }
    return this.tokenValue
  }

  gettoken(query: Record<string, string> = { corpid: corpId, corpsecret: secret }): Promise<Fields> {
    return this.get('gettoken', query)
  }

  /** POSTs a JSON body (or raw text) with a valid token. */
  async post(path: string, body: unknown): Promise<Fields> {
    const url = `${this.emulator.url}/cgi-bin/${path}?access_token=${await this.token()}`
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return fieldsOf(await fetch(url, { method: 'POST', body: text, headers: { 'content-type': 'application/json' } }))
  }

  send(body: Fields): Promise<Fields> {
    return this.post('message/send', { agentid: agentId, touser: 'edu-1', ...body })
  }

  text(content: string, more: Fields = {}): Promise<Fields> {
    return this.send({ msgtype: 'text', text: { content }, ...more })
  }

  card(card: Fields, more: Fields = {}): Promise<Fields> {
    return this.send({ msgtype: 'template_card', template_card: card, ...more })
  }

  update(body: Fields): Promise<Fields> {
    return this.post('message/update_template_card', { agentid: agentId, userids: ['edu-1'], ...body })
  }

  async control(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; value: Fields }> {
    const options =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const answer = await fetch(`${this.emulator.url}/emulator/${path}`, { method, ...options })
    return { status: answer.status, value: await fieldsOf(answer) }
  }
}

export async function fieldsOf(answer: Response): Promise<Fields> {
  return recordOf(await answer.json())
}

/** Starts an emulator with three people; callbacks go to `callbackUrl` (none needed for most API rules). */
export async function rigWith(options: Partial<EmulatorOptions> = {}): Promise<Rig> {
  const rig = new Rig()
  rig.emulator = await startEmulator({
    corpId,
    agentId,
    secret,
    token,
    encodingAesKey,
    callbackUrl: 'http://127.0.0.1:9/none',
    now: rig.now,
    people: [
      { userid: 'edu-1', name: '教育局联络员', title: '市教育局' },
      { userid: 'Edu-2', name: '教育局备岗', title: '市教育局' },
      { userid: '007', name: '卫健委联络员', title: '市卫健委' },
    ],
    logger: createLogger('silent'),
    ...options,
  })
  later(() => rig.emulator.close())
  return rig
}

/** Task ids are good for one message for ever, on a real app too: no two runs share one. */
const run = randomBytes(4).toString('hex')
let tasks = 0
/** A minimal button card with a task id of its own. */
export function buttonCard(more: Fields = {}): Fields {
  tasks += 1
  return {
    card_type: 'button_interaction',
    task_id: `task-${run}-${tasks}`,
    main_title: { title: '整改通知', desc: '请于周五前完成' },
    quote_area: { quote_text: '逾期整改不到位的，将按程序进行约谈' },
    horizontal_content_list: [{ keyname: '编号', value: 'B24Q3-017' }],
    sub_title_text: '共 1 个问题',
    card_action: { type: 1, url: 'https://h.example.com/r/42' },
    button_list: [
      { text: '签收', style: 1, key: 'ack' },
      { text: '查看明细', style: 2, key: 'list' },
    ],
    ...more,
  }
}

export interface Received {
  query: URLSearchParams
  envelope: Fields
  encrypt: string
  signed: boolean
  /** Decrypted XML and its fields, all strings. */
  plain: string
  fields: Fields
}
export interface Receiver {
  url: string
  got: Received[]
}
export type Answering = (received: Received, nth: number) => { status: number; body?: string } | null

const parser = new XMLParser({ parseTagValue: false, processEntities: false, trimValues: false })
export const xmlFields = (xml: string): Fields => recordOf(recordOf(parser.parse(xml)).xml)

/** Takes callbacks, decrypts them for real and answers; null from `answering` breaks the connection, status 0 never answers. */
export async function receiver(answering: Answering = () => ({ status: 200 }), keys = appKeys): Promise<Receiver> {
  const got: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const query = new URL(request.url ?? '/', 'http://x').searchParams
      const received = read(query, Buffer.concat(chunks).toString(), keys)
      got.push(received)
      const answer = answering(received, got.length)
      if (answer === null) response.destroy()
      else if (answer.status !== 0) response.writeHead(answer.status).end(answer.body ?? '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  later(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}/wecom/callback`, got }
}

function read(query: URLSearchParams, body: string, keys: typeof appKeys): Received {
  const envelope = body === '' ? {} : xmlFields(body)
  const encrypt = textOf(envelope.Encrypt) || (query.get('echostr') ?? '')
  const [timestamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? '']
  const signed = signatureMatches(keys.token, timestamp, nonce, encrypt, query.get('msg_signature') ?? '')
  const opened = decryptMessage({ encodingAesKey: keys.encodingAesKey, encrypt, receiveId: corpId })
  const plain = opened.ok ? opened.plain : ''
  return { query, envelope, encrypt, signed, plain, fields: plain.startsWith('<') ? xmlFields(plain) : {} }
}
