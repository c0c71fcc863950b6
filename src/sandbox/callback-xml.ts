// The XML a self-built app receives (wecom.md §1.3, §1.6 to §1.8): CDATA, numbers without it, and elements in an order
// that differs every time, because none is promised.
import { randomBytes } from 'node:crypto'
import { Dice } from './dice.js'

/** An element: a string becomes CDATA, a `{number}` stands bare, a list is its children. */
export type Element = [name: string, content: string | { number: string } | Element[]]

/** `]]>` cannot stand inside CDATA and is split over two sections (wecom.md §5 item 6). */
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

function render([name, content]: Element): string {
  if (typeof content === 'string') return `<${name}>${cdata(content)}</${name}>`
  if (Array.isArray(content)) return `<${name}>${content.map(render).join('')}</${name}>`
  return `<${name}>${content.number}</${name}>`
}

/** `<xml>` around the elements, in random order at the top level. */
export const xmlOf = (elements: Element[], dice = new Dice()): string =>
  `<xml>${dice.shuffled(elements).map(render).join('')}</xml>`

/** A 64-bit message id above 2^53, different in every run: services keep them over the emulator's restart. */
export const newMsgId = (): string => String((5n << 60n) + BigInt(`0x${randomBytes(7).toString('hex')}`))

/** The head of what goes out; without `agentId` it is the contact-sync assistant's (wecom.md §1.9). */
export interface Sender {
  corpId: string
  agentId: number | null
  from: string
  at: Date
  /** Order of the elements; absent = another one every time. */
  dice?: Dice
}

const head = (sender: Sender, type: string): Element[] => [
  ['ToUserName', sender.corpId],
  ['FromUserName', sender.from],
  ['CreateTime', { number: String(Math.floor(sender.at.getTime() / 1000)) }],
  ['MsgType', type],
  ...(sender.agentId === null ? [] : ([['AgentID', { number: String(sender.agentId) }]] satisfies Element[])),
]

/** A message a person wrote or sent (wecom.md §1.6). */
export const messageXml = (sender: Sender, type: string, msgId: string, extra: Element[]): string =>
  xmlOf([...head(sender, type), ['MsgId', { number: msgId }], ...extra], sender.dice)

/** An event; events have no MsgId (wecom.md §1.5). */
export const eventXml = (sender: Sender, event: string, extra: Element[]): string =>
  xmlOf([...head(sender, 'event'), ['Event', event], ...extra], sender.dice)
