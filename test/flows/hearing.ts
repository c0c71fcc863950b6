// Somebody's word as the inbox hears it: one transaction with everything it causes, and what the bot answered.
import type { Utterance } from '../../src/domain/ports.js'
import { hear } from '../../src/flows/hear.js'
import { joinedStore } from '../../src/store/joined.js'
import { contentOf } from '../../src/store/messages.js'
import type { SmallOffice } from './office.js'

/** @returns the answers, oldest first: the text, or the card as title and buttons */
export async function hears({ store, context }: SmallOffice, utterance: Utterance, at: Date): Promise<string[]> {
  const before = await store.read.message.findMany({ select: { id: true } })
  await store.write((tx) => hear({ ...context, store: joinedStore(store, tx) }, utterance, at))
  const rows = await store.read.message.findMany({
    where: { id: { notIn: before.map((one) => one.id) }, to: utterance.from, kind: 'answer' },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => {
    const content = contentOf(row)
    return content.type === 'text'
      ? content.text
      : [content.title, ...content.buttons.map((one) => `[${one.text}]`)].join(' ')
  })
}

export const says = (office: SmallOffice, from: string, text: string, at: Date): Promise<string[]> =>
  hears(office, { kind: 'text', from, text }, at)
