// Sending, changing and taking back messages (wecom.md §2.2, §2.4, §2.5): one person a call, and after each call exactly
// what is known.
import { z } from 'zod'
import type { CallOutcome, Messenger, OutgoingMessage, SentMessage } from '../domain/ports.js'
import { type Api, mapped, refusedHere } from './api.js'
import { hasCardForm } from './card.js'
import { isSinglePerson, sendBody, updateBody } from './message.js'
import { verdict } from './verdict.js'

export interface Messages extends Pick<Messenger, 'send' | 'updateCard'> {
  /**
   * Takes a message back from everybody who got it, within 24 hours (refused 42052 afterwards); the copy in the WeChat
   * plug-in stays.
   */
  recall(messageId: string): Promise<CallOutcome<null>>
}

/** An answer that says neither "0" nor a message id is no word about the message. */
const sentShape = z
  .object({
    errcode: z.number().optional(),
    msgid: z.string().optional(),
    response_code: z.string().optional(),
    invaliduser: z.string().nullish(),
    unlicenseduser: z.string().nullish(),
  })
  .refine((answer) => answer.errcode !== undefined || answer.msgid !== undefined)
const updatedShape = z.object({
  errcode: z.number(),
  invaliduser: z.union([z.array(z.string()), z.string()]).nullish(),
})
const tooLong = '45002'
/** What a text is cut to when WeCom finds 2048 bytes too long after all. */
const shorterBytes = 1024

export function createMessages(api: Api, agentId: number): Messages {
  const post = async (message: OutgoingMessage, textBytes?: number) => {
    const body = sendBody(message, agentId, textBytes)
    const outcome = await api.change({ api: 'message/send', body, to: message.to }, sentShape)
    return mapped(outcome, (answer) => sentMessage(answer, message.to))
  }
  return {
    async send(message) {
      if (!isSinglePerson(message.to)) return refusedHere('receiver', true)
      const outcome = await post(message)
      const asText = message.content.type === 'text' || !hasCardForm(message.content)
      return outcome.kind === 'refused' && outcome.code === tooLong && asText ? post(message, shorterBytes) : outcome
    },
    async updateCard(update) {
      if (!isSinglePerson(update.to)) return refusedHere('receiver', true)
      const body = updateBody(update, agentId)
      const outcome = await api.change({ api: 'message/update_template_card', body }, updatedShape)
      if (outcome.kind !== 'ok') return outcome
      const missed = outcome.value.invaliduser ?? []
      const unchanged = includesPerson(typeof missed === 'string' ? missed.split('|') : missed, update.to)
      return unchanged ? refusedHere('invaliduser', false) : { kind: 'ok', value: null }
    },
    async recall(messageId) {
      const body = JSON.stringify({ msgid: messageId })
      return mapped(await api.change({ api: 'message/recall', body }, verdict), () => null)
    },
  }
}

function sentMessage(answer: z.infer<typeof sentShape>, to: string): SentMessage {
  const missed = [answer.invaliduser, answer.unlicenseduser].flatMap((names) => (names ?? '').split('|'))
  return {
    messageId: answer.msgid ?? '',
    responseCode: answer.response_code === undefined || answer.response_code === '' ? null : answer.response_code,
    unreachable: includesPerson(missed, to),
  }
}

/** Answers name people in lower case, whatever the case they are registered in (wecom.md §5.14). */
const includesPerson = (names: readonly string[], userid: string): boolean =>
  names.some((name) => name.toLowerCase() === userid.toLowerCase())
