// Cards and texts name pages of ours by their path; what leaves names them by an address WeCom can open (45034 without a
// scheme).
import type { CardContent, Content, Messenger } from '../domain/ports.js'

/** @param base scheme, host and port of our pages, e.g. `https://duban.example.gov.cn` */
export const withLinks = (messenger: Messenger, base: string): Messenger => {
  const linked = (card: CardContent): CardContent =>
    card.url?.startsWith('/') === true ? { ...card, url: new URL(card.url, base).href } : card
  const inText = (text: string): string =>
    text.replace(/<a href="(\/[^"]*)">/g, (_, path: string) => `<a href="${new URL(path, base).href}">`)
  const whole = (content: Content): Content =>
    content.type === 'card' ? linked(content) : { ...content, text: inText(content.text) }
  return {
    send: (message) => messenger.send({ ...message, content: whole(message.content) }),
    updateCard: (update) => messenger.updateCard({ ...update, content: linked(update.content) }),
    download: (mediaId) => messenger.download(mediaId),
  }
}
