// What a person can do on the phone: write, press a button, send a picture, come and go. Each act changes the chat and
// leaves as a callback.
import type { CallbackSender } from './callback-sender.js'
import { type Element, eventXml, messageXml, newMsgId } from './callback-xml.js'
import type { CardFace } from './card-face.js'
import type { ChatItem, ClickTarget, Delivery, DeliveryOptions, Person } from './shapes.js'
import type { World } from './world.js'

/** An act that cannot be done (no such person, no such button); the message is for whoever plays. */
export class ImpossibleAct extends Error {}

export class PersonActs {
  constructor(
    private readonly world: World,
    private readonly sender: CallbackSender,
  ) {}

  say(userid: string, text: string, options?: DeliveryOptions): Promise<Delivery> {
    const msgId = newMsgId()
    const { person, head } = this.head(userid)
    this.world.chats.add(person.userid, {
      at: head.at,
      direction: 'out',
      kind: 'text',
      text,
      messageId: msgId,
      raw: { text },
    })
    return this.sender.send(person.userid, messageXml(head, 'text', msgId, [['Content', text]]), options)
  }

  sendPicture(userid: string, bytes: Uint8Array, fileName: string, options?: DeliveryOptions): Promise<Delivery> {
    const msgId = newMsgId()
    const { person, head } = this.head(userid)
    const { mediaId } = this.world.media.keep(bytes, fileName, head.at)
    this.world.chats.add(person.userid, {
      at: head.at,
      direction: 'out',
      kind: 'picture',
      text: '[图片]',
      mediaId,
      messageId: msgId,
      raw: { fileName },
    })
    const extra: Element[] = [
      ['PicUrl', `${this.world.url}/emulator/media/${mediaId}`],
      ['MediaId', mediaId],
    ]
    return this.sender.send(person.userid, messageXml(head, 'image', msgId, extra), options)
  }

  /** Presses a button or a menu entry of a card; every press brings a fresh ResponseCode (wecom.md §1.8). */
  click(userid: string, target: ClickTarget, options?: DeliveryOptions): Promise<Delivery> {
    const { person, head } = this.head(userid)
    const { item, card } = this.cardFor(person.userid, target)
    const isMenu = card.menu.some((entry) => entry.key === target.button || entry.text === target.button)
    const extra: Element[] = [
      ['EventKey', keyFor(card, target)],
      ['TaskId', card.taskId ?? ''],
      ['CardType', card.type],
      ['ResponseCode', this.world.codes.issue(item.messageId, head.at)],
    ]
    if (!isMenu && card.questions.length > 0) extra.push(['SelectedItems', selectedItems(card, target.choices ?? {})])
    const event = isMenu ? 'template_card_menu_event' : 'template_card_event'
    return this.sender.send(person.userid, eventXml(head, event, extra), options)
  }

  arrive(userid: string, options?: DeliveryOptions): Promise<Delivery> {
    this.world.directory.setVisible(userid, true)
    return this.visibility(userid, 'subscribe', options)
  }

  leave(userid: string, options?: DeliveryOptions): Promise<Delivery> {
    const left = this.visibility(userid, 'unsubscribe', options)
    this.world.directory.setVisible(userid, false)
    return left
  }

  private visibility(userid: string, event: string, options?: DeliveryOptions): Promise<Delivery> {
    const { person, head } = this.head(userid)
    return this.sender.send(person.userid, eventXml(head, event, [['EventKey', '']]), options)
  }

  private head(userid: string): { person: Person; head: Parameters<typeof eventXml>[0] } {
    const person = this.world.directory.find(userid)
    if (person === null) throw new ImpossibleAct(`没有这个成员：${userid}`)
    const { corpId, agentId } = this.world
    return { person, head: { corpId, agentId, from: person.userid, at: this.world.now() } }
  }

  private cardFor(userid: string, target: ClickTarget): { item: ChatItem; card: CardFace } {
    const cards = this.world.chats.of(userid).filter((item) => item.direction === 'in' && item.card?.taskId)
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
