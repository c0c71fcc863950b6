// How a delivered message looks on the phone: its kind, its plain text, and its card if it is one.
import { type CardFace, faceOf, textOfFace } from './card-face.js'
import { type Json, recordOf, recordsOf, textOf } from './json.js'
import type { ChatItem } from './shapes.js'

export interface MessageFace {
  kind: ChatItem['kind']
  text: string
  card?: CardFace
  mediaId?: string
}

/** The face of an accepted message; `responseCode` is the send's, null if the card cannot be changed. */
export function faceOfMessage(body: Json, responseCode: string | null): MessageFace {
  const type = textOf(body.msgtype)
  const content = recordOf(body[type])
  switch (type) {
    case 'template_card': {
      const card = faceOf(content, { taskId: textOf(content.task_id) || null, responseCode })
      return { kind: 'card', text: textOfFace(card), card }
    }
    case 'textcard':
      return { kind: 'card', text: textOfFace(textCard(content)), card: textCard(content) }
    case 'news': {
      const [first] = recordsOf(content.articles).map(newsCard)
      const text = recordsOf(content.articles).map((one) => textOfFace(newsCard(one)))
      return { kind: 'card', text: text.join('\n'), ...(first === undefined ? {} : { card: first }) }
    }
    case 'image':
      return { kind: 'picture', text: '[图片]', mediaId: textOf(content.media_id) }
    case 'voice':
      return { kind: 'voice', text: '[语音]', mediaId: textOf(content.media_id) }
    case 'video':
      return { kind: 'text', text: '[视频]', mediaId: textOf(content.media_id) }
    case 'file':
      return { kind: 'text', text: '[文件]', mediaId: textOf(content.media_id) }
    case 'markdown':
      return { kind: 'text', text: withoutMarks(textOf(content.content)) }
    default:
      return { kind: 'text', text: withoutLinks(textOf(content.content)) }
  }
}

const bare = { taskId: null, responseCode: null }

/** A text card: `<br>` breaks lines, `<div class>` only colours (wecom.md §2.2). */
function textCard(content: Json): CardFace {
  const body = textOf(content.description)
    .replace(/<br\s*\/?>|<\/div>\s*(?=<div)/gi, '\n')
    .replace(/<\/?div[^>]*>/gi, '')
  const url = textOf(content.url)
  return {
    ...faceOf({ card_type: 'textcard', main_title: { title: content.title }, sub_title_text: body }, bare),
    jumps: [{ text: textOf(content.btntxt) || '详情', url }],
    url,
  }
}

const newsCard = (article: Json): CardFace => ({
  ...faceOf({ card_type: 'news', main_title: { title: article.title, desc: article.description } }, bare),
  url: textOf(article.url) || null,
})

/** A person reads the words of a link, not its address. */
const withoutLinks = (text: string): string => text.replace(/<a\s[^>]*>([\s\S]*?)<\/a>/gi, '$1')

function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^\s*(#{1,6}|>)\s+/gm, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?font[^>]*>/gi, '')
    .replace(/\*\*|`/g, '')
}
