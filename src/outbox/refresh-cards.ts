// Cards follow their matter: when it changes, every card about it that can still be changed is owed its present face.
// A card changes through a one-shot code that lives 72 hours (wecom.md §2.4); later, the next message says it instead.
import { newId } from '../base/ids.js'
import type { CardContent } from '../domain/ports.js'
import type { Tx } from '../store/db.js'
import { cardsAbout, contentOf, type Subject } from '../store/messages.js'
import { toJson } from '../store/json.js'

/** Life of a one-shot code, ms, with a margin of an hour. */
const codeLifeMs = 71 * 3_600_000

/** The newest code of a card came with a click on it. */
export async function renewCode(tx: Tx, messageId: string, responseCode: string, now: Date): Promise<void> {
  await tx.message.updateMany({ where: { id: messageId }, data: { responseCode, responseCodeAt: now } })
}

/** Takes back what was not sent yet about a subject that is decided: its buttons would act on nothing. */
export async function withdrawPending(tx: Tx, subject: Subject, reason: string, now: Date): Promise<void> {
  await tx.message.updateMany({
    where: { subject: toJson(subject), state: 'pending', kind: 'task' },
    data: { state: 'superseded', reason, settledAt: now },
  })
}

/** Owes every living card about the subject a new face. `closedAs`: caption of the disabled button; '' keeps the buttons. */
export async function refreshCards(
  tx: Tx,
  subject: Subject,
  now: Date,
  closedAs: string,
  face: (card: CardContent) => CardContent = (card) => card,
): Promise<void> {
  for (const message of await cardsAbout(tx, subject)) {
    const content = contentOf(message)
    const { responseCode, responseCodeAt } = message
    if (content.type !== 'card' || responseCode === null || responseCodeAt === null) continue
    await tx.message.update({ where: { id: message.id }, data: { responseCode: null } })
    if (now.getTime() - responseCodeAt.getTime() > codeLifeMs) continue
    await tx.cardUpdate.create({
      data: {
        id: newId(),
        to: message.to,
        responseCode,
        content: toJson(face(content)),
        closedAs,
        state: 'pending',
        attempts: 0,
        notBefore: now,
        createdAt: now,
      },
    })
  }
}
