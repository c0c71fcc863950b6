// The other kinds of message a phone can send (wecom.md §1.6): voice, video, place, link, file, sticker, and kinds nobody
// has heard of.
import type { ActStage } from './act-stage.js'
import { type Element, messageXml, newMsgId } from './callback-xml.js'
import type { ChatItem, Delivery, DeliveryOptions } from './shapes.js'

interface Bytes {
  bytes: Uint8Array
  fileName: string
}

export type PhoneMessage =
  /** `format` is amr (default) or speex. */
  | ({ kind: 'voice'; format?: string } & Bytes)
  | ({ kind: 'video' } & Bytes)
  /** Reaches the app only with the switch `fileMessages`. */
  | ({ kind: 'file' } & Bytes)
  | { kind: 'location'; latitude: number; longitude: number; label: string }
  | { kind: 'link'; title: string; description: string; url: string }
  /** A kind the service cannot know; `type` is its MsgType, by default `emotion`. */
  | { kind: 'sticker'; type?: string }

interface Shown {
  type: string
  text: string
  extra: Element[]
  mediaId?: string
}

const notDelivered: Delivery = { status: null, body: '', error: 'kind not delivered to apps', attempts: [] }

export class PhoneActs {
  constructor(private readonly stage: ActStage) {}

  /** A file without the switch stays on the phone: the delivery has no attempts. */
  async send(userid: string, message: PhoneMessage, options?: DeliveryOptions): Promise<Delivery> {
    const { person, head } = this.stage.head(userid)
    const messageId = newMsgId()
    const { type, text, extra, mediaId } = this.shown(message)
    const kind: ChatItem['kind'] = message.kind
    const media = mediaId === undefined ? {} : { mediaId }
    const { bytes: _bytes, ...raw } = { bytes: null, ...message }
    this.stage.write(person.userid, { kind, text, messageId, raw, ...media })
    if (message.kind === 'file' && !this.stage.world.faults.fileMessages) return notDelivered
    const xml = messageXml(head, type, messageId, extra)
    return this.stage.tell({ userid: person.userid, event: 'message' }, xml, options)
  }

  private shown(message: PhoneMessage): Shown {
    switch (message.kind) {
      case 'voice':
        return this.withMedia(message, 'voice', '[语音]', [['Format', message.format ?? 'amr']])
      case 'video':
        return this.withMedia(message, 'video', '[视频]', [['ThumbMediaId', this.keep(message)]])
      case 'file':
        return this.withMedia(message, 'file', `[文件] ${message.fileName}`, [['FileName', message.fileName]])
      case 'location':
        return { type: 'location', text: `[位置] ${message.label}`, extra: placeOf(message) }
      case 'link':
        return {
          type: 'link',
          text: `[链接] ${message.title}`,
          extra: [
            ['Title', message.title],
            ['Description', message.description],
            ['Url', message.url],
            ['PicUrl', ''],
          ],
        }
      case 'sticker':
        return { type: message.type ?? 'emotion', text: '[表情]', extra: [] }
    }
  }

  private withMedia(message: Bytes, type: string, text: string, extra: Element[]): Shown {
    const mediaId = this.keep(message)
    return { type, text, mediaId, extra: [['MediaId', mediaId], ...extra] }
  }

  private keep({ bytes, fileName }: Bytes): string {
    return this.stage.world.media.keep(bytes, fileName, this.stage.world.now()).mediaId
  }
}

const placeOf = (place: { latitude: number; longitude: number; label: string }): Element[] => [
  ['Location_X', { number: String(place.latitude) }],
  ['Location_Y', { number: String(place.longitude) }],
  ['Scale', { number: '15' }],
  ['Label', place.label],
  ['AppType', 'wxwork'],
]
