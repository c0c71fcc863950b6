// What a card says after its matter moved on: the caption of the grey button, and the notice card once it is signed. They
// stand here together so that every end a card can come to is known (and shown in the gallery of cards).
import { chineseDay, type Day } from '../day.js'
import type { CardContent, CardRow } from '../ports.js'
import { type TalkState, talkStateName } from '../talk.js'

/** How a reply, a request or a dispute ended. A caption has room for ten characters; who decided stands in a row. */
export const verdict = {
  passed: '已通过',
  returned: '已退回',
  granted: '已同意',
  refused: '未同意',
  reassigned: '已改派',
  withdrawn: '已撤销',
} as const

/** Ends nobody in the office decided. */
export const overtaken = { replaced: '已有新的反馈', undone: '对方已撤回' } as const

/** The caption of a talk's cards after an act; a new time makes the earlier invitation void. */
export const talkCaption = (isRescheduled: boolean, state: TalkState): string =>
  isRescheduled ? '以新通知为准' : talkStateName[state]

/** A card whose matter is decided: its title waits for nothing any more, and a row says who decided; null: nobody did. */
export const decidedCard = (card: CardContent, who: string | null): CardContent => ({
  ...card,
  title: card.title.replace(/(?:待复核|待处理|\(待决定\))$/, ''),
  rows: who === null ? card.rows : withRow(card, '办理', who),
})

/** The row in its place at the end; a card has room for six. */
const withRow = (card: CardContent, label: string, value: string): CardRow[] => [
  ...card.rows.filter((row) => row.label !== label).slice(0, 5),
  { label, value },
]

/** The notice card after 签收: it says who signed and when, and asks for no receipt any more. */
export const signedCard = (card: CardContent, by: string, on: Day): CardContent => ({
  ...card,
  rows: withRow(card, '签收', `${by},${chineseDay(on, on)}`),
  buttons: card.buttons.filter((button) => button.key !== 'ack'),
})
