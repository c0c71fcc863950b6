// What a person can do on the phone: write, press a button, send a picture, come and go. Each act changes the chat and
// leaves as a callback.
import { type ActStage, ImpossibleAct } from './act-stage.js'
import { type Element, eventXml, messageXml, newMsgId } from './callback-xml.js'
import type { CardFace } from './card-face.js'
import type { ChatItem, ClickTarget, Delivery, DeliveryOptions } from './shapes.js'

export class PersonActs {
  constructor(private readonly stage: ActStage) {}

  say(userid: string, text: string, options?: DeliveryOptions): Promise<Delivery> {
    const messageId = newMsgId()
    const { person, head } = this.stage.head(userid)
    this.stage.write(person.userid, { kind: 'text', text, messageId, raw: { text } })
    const xml = messageXml(head, 'text', messageId, [['Content', text]])
    return this.stage.tell({ userid: person.userid, event: 'message' }, xml, options)
  }

  sendPicture(userid: string, bytes: Uint8Array, fileName: string, options?: DeliveryOptions): Promise<Delivery> {
    const messageId = newMsgId()
    const { person, head } = this.stage.head(userid)
    const { mediaId } = this.stage.world.media.keep(bytes, fileName, head.at)
    this.stage.write(person.userid, { kind: 'picture', text: '[图片]', mediaId, messageId, raw: { fileName } })
    const extra: Element[] = [
      ['PicUrl', `${this.stage.world.url}/emulator/media/${mediaId}`],
      ['MediaId', mediaId],
    ]
    const xml = messageXml(head, 'image', messageId, extra)
    return this.stage.tell({ userid: person.userid, event: 'message' }, xml, options)
  }

  /** Presses a button or a menu entry of a card; every press brings a fresh ResponseCode (wecom.md §1.8). */
  click(userid: string, target: ClickTarget, options?: DeliveryOptions): Promise<Delivery> {
    const { person, head } = this.stage.head(userid)
    const { item, card } = this.cardFor(person.userid, target)
    const isMenu = card.menu.some((entry) => entry.key === target.button || entry.text === target.button)
    const extra: Element[] = [
      ['EventKey', keyFor(card, target)],
      ['TaskId', card.taskId ?? ''],
      ['CardType', card.type],
      ['ResponseCode', this.stage.world.codes.issue(item.messageId, head.at)],
    ]
    if (!isMenu && card.questions.length > 0) extra.push(['SelectedItems', selectedItems(card, target.choices ?? {})])
    const event = isMenu ? 'template_card_menu_event' : 'template_card_event'
    const occasion = { userid: person.userid, event, messageId: item.messageId }
    return this.stage.tell(occasion, eventXml(head, event, extra), options)
  }

  arrive(userid: string, options?: DeliveryOptions): Promise<Delivery> {
    this.stage.world.directory.setVisible(userid, true)
    return this.visibility(userid, 'subscribe', options)
  }

  leave(userid: string, options?: DeliveryOptions): Promise<Delivery> {
    const left = this.visibility(userid, 'unsubscribe', options)
    this.stage.world.directory.setVisible(userid, false)
    return left
  }

  /** `subscribe` or `unsubscribe` (wecom.md §1.7). */
  visibility(userid: string, event: string, options?: DeliveryOptions): Promise<Delivery> {
    const { person, head } = this.stage.head(userid)
    return this.stage.tell({ userid: person.userid, event }, eventXml(head, event, [['EventKey', '']]), options)
  }

  private cardFor(userid: string, target: ClickTarget): { item: ChatItem; card: CardFace } {
    const cards = this.stage.world.chats.of(userid).filter((item) => item.direction === 'in' && item.card?.taskId)
    const named = cards.filter((item) => {
      if (target.taskId !== undefined) return item.card?.taskId === target.taskId
      if (target.messageId !== undefined) return item.id === target.messageId || item.messageId === target.messageId
      return true
    })
    const item = named.findLast((one) => one.card !== undefined && canPress(one.card, target.button))
    const stale = target.force === true ? named.at(-1) : undefined
    const found = item ?? stale
    if (found?.card === undefined) throw new ImpossibleAct(`${userid} 的聊天里没有可点的按钮：${target.button}`)
    return { item: found, card: found.card }
  }
}

const pressable = (card: CardFace): { text: string; key: string; disabled: boolean }[] => [
  ...card.buttons.filter((button) => button.key !== ''),
  ...card.menu.map((entry) => ({ ...entry, disabled: false })),
]

const matches = (entry: { text: string; key: string }, button: string): boolean =>
  entry.text === button || entry.key === button

const canPress = (card: CardFace, button: string): boolean =>
  pressable(card).some((entry) => !entry.disabled && matches(entry, button))

/** The key that goes out; a forced press of a button that is gone sends what the caller named. */
const keyFor = (card: CardFace, target: ClickTarget): string =>
  pressable(card).find((entry) => matches(entry, target.button))?.key ?? target.button

/** One SelectedItem per question, several OptionId for a multiple choice (wecom.md §1.8). */
function selectedItems(card: CardFace, choices: Record<string, string[]>): Element[] {
  return card.questions.map((question): Element => {
    const ids = choices[question.key] ?? question.options.filter((option) => option.chosen).map((option) => option.id)
    const options = ids.map((id): Element => ['OptionId', id])
    return [
      'SelectedItem',
      [
        ['QuestionKey', question.key],
        ['OptionIds', options],
      ],
    ]
  })
}
