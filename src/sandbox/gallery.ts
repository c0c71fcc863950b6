// The gallery of messages: what somebody hands to the emulator as request bodies, shown as WeCom would draw it, with what
// the structural rules and the advised lengths say of it (wecom.md §2.2, §2.3).
import { cardComplaint } from './card-rules.js'
import type { CardFace } from './card-face.js'
import { bytesOf, type Json, recordOf, recordsOf, textOf } from './json.js'
import { faceOfMessage } from './message-face.js'

/** One message of the gallery, in one of its states. */
export interface GalleryItem {
  /** Letters, digits and hyphens; names its picture. */
  name: string
  /** Under which heading it stands. */
  group: string
  /** What people call the message, and in which state it is. */
  title: string
  state: string
  /** JSON as the server API gets it: message/send, or message/update_template_card for a changed card. */
  body: string
}

/** How long one part is, in the unit WeCom counts it by. */
export interface Measure {
  part: string
  length: number
  limit: number
  unit: '字' | '字节' | '个'
  /** It ends in an ellipsis: something was cut off. */
  isCut: boolean
}

export interface GalleryView extends Omit<GalleryItem, 'body'> {
  /** null for a plain text. */
  card: CardFace | null
  text: string
  measures: Measure[]
  /** UTF-8 length of the request. */
  bytes: number
  /** WeCom's code and words if it would refuse the message, else null. */
  refused: string | null
}

export function galleryView(item: GalleryItem): GalleryView {
  const body = recordOf(JSON.parse(item.body))
  const isUpdate = body.msgtype === undefined
  const isCard = isUpdate || body.msgtype === 'template_card'
  const card = isCard ? recordOf(body.template_card) : null
  const face = faceOfMessage(isUpdate ? { msgtype: 'template_card', template_card: body.template_card } : body, null)
  const complaint = card === null ? null : cardComplaint(card, isUpdate ? 'update' : 'send')
  const { name, group, title, state } = item
  return {
    name,
    group,
    title,
    state,
    card: face.card ?? null,
    text: face.text,
    measures: card === null ? textMeasures(recordOf(body.text)) : cardMeasures(card),
    bytes: bytesOf(item.body),
    refused: complaint === null ? null : `${complaint.errcode}(${complaint.field})`,
  }
}

const characters = (text: string): number => Array.from(text).length

const measure = (part: string, text: string, limit: number): Measure[] =>
  text === '' ? [] : [{ part, length: characters(text), limit, unit: '字', isCut: text.endsWith('…') }]

/** The longest of several: the one that comes nearest to its limit. */
function longest(part: string, texts: string[], limit: number): Measure[] {
  const [first] = texts.toSorted((a, b) => characters(b) - characters(a))
  const cut = texts.some((text) => text.endsWith('…'))
  return measure(part, first ?? '', limit).map((one) => ({ ...one, isCut: cut }))
}

const textMeasures = (content: Json): Measure[] => {
  const words = textOf(content.content)
  return [{ part: '正文', length: bytesOf(words), limit: 2048, unit: '字节', isCut: words.endsWith('…') }]
}

function cardMeasures(card: Json): Measure[] {
  const title = recordOf(card.main_title)
  const rows = recordsOf(card.horizontal_content_list)
  const buttons = recordsOf(card.button_list)
  const counts: [string, number, number][] = [
    ['行', rows.length, 6],
    ['按钮', buttons.length, 6],
  ]
  return [
    ...measure('标题', textOf(title.title), 36),
    ...measure('副题', textOf(title.desc), 44),
    ...measure('引文', textOf(recordOf(card.quote_area).quote_text), 160),
    ...longest(
      '行名',
      rows.map((row) => textOf(row.keyname)),
      5,
    ),
    ...longest(
      '行值',
      rows.map((row) => textOf(row.value)),
      30,
    ),
    ...measure('正文', textOf(card.sub_title_text), 160),
    ...longest(
      '按钮文字',
      buttons.map((button) => textOf(button.text)),
      10,
    ),
    ...measure('替换文字', textOf(card.replace_text), 10),
    ...counts.flatMap(([part, length, limit]): Measure[] =>
      length === 0 ? [] : [{ part, length, limit, unit: '个', isCut: false }],
    ),
  ]
}
