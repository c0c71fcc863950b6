// The rules of message/send before anything is delivered (wecom.md §2.2): who may be addressed, what each message type
// must contain, and what WeCom cuts off. Codes are those of §3.
import { type Complaint, complain } from './answers.js'
import { cardComplaint } from './card-rules.js'
import { bytesOf, cutToBytes, type Json, recordOf, recordsOf, textOf } from './json.js'

const textBytes = 2048

/** The ids of a `|`-joined list. */
export const idsOf = (value: unknown): string[] =>
  textOf(value)
    .split('|')
    .map((id) => id.trim())
    .filter((id) => id !== '')

/** 41011, 40056, 301002: the agentid must be an integer and the token's own app. */
export function agentComplaint(value: unknown, agentId: number): Complaint | null {
  if (value === undefined) return complain(41011, 'agentid')
  if (!Number.isInteger(value)) return complain(40056, '')
  return value === agentId ? null : complain(301002, '')
}

/** 82001 nobody addressed, 40032 / 82002 / 82003 too many. */
export function addressComplaint(body: Json): Complaint | null {
  const users = idsOf(body.touser)
  const parties = idsOf(body.toparty)
  const tags = idsOf(body.totag)
  if (users.length + parties.length + tags.length === 0) return complain(82001, '')
  if (users.length > 1000) return complain(40032, 'touser')
  if (parties.length > 100) return complain(82002, 'toparty')
  return tags.length > 100 ? complain(82003, 'totag') : null
}

/** What is wrong with the message itself; `mediaIsThere` answers for temporary media. */
export function contentComplaint(body: Json, mediaIsThere: (mediaId: string) => boolean): Complaint | null {
  const type = textOf(body.msgtype)
  const content = recordOf(body[type])
  switch (type) {
    case 'text':
      return textOf(content.content) === '' ? complain(44004, 'text.content') : null
    case 'markdown':
      if (textOf(content.content) === '') return complain(44004, 'markdown.content')
      return bytesOf(textOf(content.content)) > textBytes ? complain(45002, 'markdown.content') : null
    case 'textcard':
      if (textOf(content.title) === '') return complain(41016, 'textcard.title')
      if (textOf(content.description) === '') return complain(41033, 'textcard.description')
      return urlComplaint(content.url, 'textcard.url')
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      if (textOf(content.media_id) === '') return complain(41006, `${type}.media_id`)
      return mediaIsThere(textOf(content.media_id)) ? null : complain(40007, '')
    case 'news':
      return body.safe === 1 || body.safe === 2 ? complain(40074, 'safe') : newsComplaint(recordsOf(content.articles))
    case 'template_card':
      return cardComplaint(content, 'send')
    default:
      return complain(40008, '')
  }
}

/** 41010 missing, 40039 over 2048 bytes, 45034 without a scheme. */
function urlComplaint(value: unknown, field: string): Complaint | null {
  const url = textOf(value)
  if (url === '') return complain(41010, field)
  if (bytesOf(url) > 2048) return complain(40039, field)
  return /^https?:\/\//i.test(url) ? null : complain(45034, field)
}

function newsComplaint(articles: Json[]): Complaint | null {
  if (articles.length < 1 || articles.length > 8) return complain(45008, 'news.articles')
  for (const article of articles) {
    if (textOf(article.title) === '') return complain(41016, 'news.articles.title')
    const leads = textOf(article.appid) !== '' && textOf(article.pagepath) !== ''
    const bad = leads ? null : urlComplaint(article.url, 'news.articles.url')
    if (bad !== null) return bad
  }
  return null
}

const cut = (value: unknown, most: number): string => Array.from(textOf(value)).slice(0, most).join('')

/** The body as it is delivered: text cut at 2048 bytes, titles and descriptions of a text card at 128 and 512 characters. */
export function asDelivered(body: Json): Json {
  if (body.msgtype === 'text') {
    const text = recordOf(body.text)
    return { ...body, text: { ...text, content: cutToBytes(textOf(text.content), textBytes) } }
  }
  if (body.msgtype !== 'textcard') return body
  const card = recordOf(body.textcard)
  return { ...body, textcard: { ...card, title: cut(card.title, 128), description: cut(card.description, 512) } }
}
