// The request bodies of sending and updating. They depend on nothing but the message, so that a resend is the same
// bytes: WeCom's duplicate check knows no other mark (wecom.md §5.10).
import type { CardContent, OutgoingMessage } from '../domain/ports.js'
import { cardJson, cardText, hasCardForm, replacementJson } from './card.js'
import { fitBytes } from './fit.js'

/** WeCom's limit of a text, in UTF-8 bytes (wecom.md §2.2). */
const textBytesMax = 2048
const duplicateSecondsMax = 14_400

/** JSON of message/send; a text is cut to `textBytes`. */
export function sendBody(message: OutgoingMessage, agentId: number, textBytes = textBytesMax): string {
  const { to, taskId, content, duplicateWindowSeconds } = message
  const head = { touser: to, agentid: agentId }
  const window = Math.min(duplicateWindowSeconds, duplicateSecondsMax)
  const check = window > 0 ? { enable_duplicate_check: 1, duplicate_check_interval: window } : {}
  if (content.type === 'card' && hasCardForm(content)) {
    return JSON.stringify({ ...head, msgtype: 'template_card', template_card: cardJson(content, taskId), ...check })
  }
  const text = content.type === 'card' ? cardText(content) : content.text
  return JSON.stringify({ ...head, msgtype: 'text', text: { content: fitBytes(text, textBytes) }, ...check })
}

/** JSON of message/update_template_card. The code serves one call, so the receiver is always named. */
export function updateBody(
  update: { to: string; responseCode: string; content: CardContent; closedAs: string },
  agentId: number,
): string {
  const { to, responseCode, content, closedAs } = update
  const card = replacementJson(content, closedAs)
  return JSON.stringify({ userids: [to], agentid: agentId, response_code: responseCode, template_card: card })
}

/** One member, and never a group: `@all` and `|` are how a single call would reach many (wecom.md §2.2). */
export const isSinglePerson = (userid: string): boolean => /^[A-Za-z0-9_.@-]{1,64}$/.test(userid) && userid !== '@all'
