// Cards name pages of ours by their path; what leaves names them by an address WeCom can open (45034 without a scheme).
import type { CardContent, Messenger } from '../domain/ports.js'

/** @param base scheme, host and port of our pages, e.g. `https://duban.example.gov.cn` */
export const withLinks = (messenger: Messenger, base: string): Messenger => {
  const linked = (card: CardContent): CardContent =>
    card.url?.startsWith('/') === true ? { ...card, url: new URL(card.url, base).href } : card
  return {
    send: (message) =>
      messenger.send(message.content.type === 'card' ? { ...message, content: linked(message.content) } : message),
    updateCard: (update) => messenger.updateCard({ ...update, content: linked(update.content) }),
    download: (mediaId) => messenger.download(mediaId),
  }
}
