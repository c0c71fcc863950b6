// Puts messages into the outbox, in the transaction of the facts they follow from (promise 4). Planned pushes are
// composed by the engine; what is enqueued here answers people or hands work to the office.
import { orderedId } from '../base/ids.js'
import type { Calendar } from '../domain/calendar.js'
import { dayOf } from '../domain/day.js'
import type { Content } from '../domain/ports.js'
import { nextSendInstant } from '../domain/send-window.js'
import { splitLines } from '../domain/wording/brief.js'
import type { Tx } from '../store/db.js'
import { messageColumns, type Subject } from '../store/messages.js'
import { readPolicies } from '../store/policies.js'

export interface Letter {
  to: string
  content: Content
  listed?: readonly string[]
  circularIds?: readonly string[]
  subject?: Subject
}

async function put(
  tx: Tx,
  letter: Letter,
  kind: 'answer' | 'result' | 'task',
  notBefore: Date,
  now: Date,
): Promise<void> {
  const { to, content, listed = [], circularIds = [], subject = null } = letter
  const plannedOn = dayOf(now)
  const message = {
    id: orderedId(now),
    to,
    kind,
    counted: false,
    content,
    listed,
    circularIds,
    subject,
    plannedOn,
    notBefore,
    createdAt: now,
  }
  await tx.message.create({ data: messageColumns(message) })
}

/** The immediate answer to a person who just wrote or clicked; leaves at any hour. Long texts become several. */
export async function answer(
  tx: Tx,
  to: string,
  text: string,
  now: Date,
  listed: readonly string[] = [],
): Promise<void> {
  const texts = splitLines(text.split('\n'))
  for (const [index, part] of texts.entries())
    await put(tx, { to, content: { type: 'text', text: part }, listed: index === 0 ? listed : [] }, 'answer', now, now)
}

/** An answer with buttons, to who just asked for it. */
export const answerCard = async (tx: Tx, letter: Letter, now: Date): Promise<void> =>
  put(tx, letter, 'answer', now, now)

/** The result of what a person asked for: at once within the send window, else when it opens; outside the budget. */
export const tellResult = async (tx: Tx, calendar: Calendar, letter: Letter, now: Date): Promise<void> =>
  put(tx, letter, 'result', await windowFor(tx, calendar, now), now)

/** Work for somebody of the office: a review, a request to decide, a question; within the send window. */
export const handOver = async (tx: Tx, calendar: Calendar, letter: Letter, now: Date): Promise<void> =>
  put(tx, letter, 'task', await windowFor(tx, calendar, now), now)

const windowFor = async (tx: Tx, calendar: Calendar, now: Date): Promise<Date> =>
  nextSendInstant(calendar, (await readPolicies(tx)).current, now)
