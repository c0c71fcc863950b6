// One entry of the gallery: what the bot would send, as the very bytes that go to WeCom.
import type { CardContent, Content, Messenger } from '../domain/ports.js'
import type { GalleryItem } from '../sandbox/index.js'
import { withLinks } from '../wecom/links.js'
import { sendBody, updateBody } from '../wecom/message.js'

const agentId = 1_000_002
const to = 'receiver'
/** Where pages of ours would lie: cards name them by their path. */
const base = 'https://duban.example.gov.cn'

/** A messenger that writes down what it would post: everything between the wording and the wire is the real thing. */
class Scribe implements Messenger {
  body = ''

  send(message: Parameters<Messenger['send']>[0]): ReturnType<Messenger['send']> {
    this.body = sendBody(message, agentId)
    return Promise.resolve({ kind: 'ok', value: { messageId: '', responseCode: null, unreachable: false } })
  }

  updateCard(update: Parameters<Messenger['updateCard']>[0]): ReturnType<Messenger['updateCard']> {
    this.body = updateBody(update, agentId)
    return Promise.resolve({ kind: 'ok', value: null })
  }

  download(): ReturnType<Messenger['download']> {
    return Promise.resolve({ kind: 'refused', code: 'no-media', alarm: false, personGone: false })
  }
}

/** The body that `act` makes the messenger post. */
function posted(act: (messenger: Messenger) => Promise<unknown>): string {
  const scribe = new Scribe()
  void act(withLinks(scribe, base))
  return scribe.body
}

/** Where an entry stands: its place in the gallery, its card's name and in which state the card is. */
export type Place = Omit<GalleryItem, 'body'>

/** A message as it is first sent. */
export const sent = (place: Place, content: Content): GalleryItem => ({
  ...place,
  body: posted((messenger) => messenger.send({ to, taskId: place.name, content, duplicateWindowSeconds: 0 })),
})

/** A card changed in place; an empty `closedAs` leaves its buttons alive. */
export const changed = (place: Place, content: CardContent, closedAs: string): GalleryItem => ({
  ...place,
  body: posted((messenger) => messenger.updateCard({ to, responseCode: place.name, content, closedAs })),
})

/** The content as a card; a wording that gives something else where a card is expected is a bug. */
export function cardOf(content: Content): CardContent {
  if (content.type === 'text') throw new Error('the wording gives a text where a card is expected')
  return content
}

/** A text of the bot as content. */
export const text = (words: string): Content => ({ type: 'text', text: words })
