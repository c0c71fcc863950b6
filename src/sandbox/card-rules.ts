// The structural rules of template cards, each with WeCom's own code (wecom.md §2.3, codes §3). Recommended lengths
// (字) are display advice and never refused. Where the code table has no code for a rule the nearest one stands in.
import { type Complaint, complain } from './answers.js'
import {
  areaComplaint,
  buttonsComplaint,
  checkboxComplaint,
  imageComplaint,
  jumpsComplaint,
  menuComplaint,
  rowsComplaint,
  selectionComplaint,
  selectListComplaint,
  submitComplaint,
  verticalsComplaint,
} from './card-pieces.js'
import { isRecord, type Json, recordOf, recordsOf, textOf } from './json.js'

const cardTypes = [
  'text_notice',
  'news_notice',
  'button_interaction',
  'vote_interaction',
  'multiple_interaction',
] as const
export type CardType = (typeof cardTypes)[number]

/** The card's type, or null (42031). */
export const cardTypeOf = (card: Json): CardType | null => cardTypes.find((type) => type === card.card_type) ?? null

/** Cards with buttons of their own: only these can have their button replaced (wecom.md §2.4). */
export const hasButtons = (type: CardType): boolean => type.endsWith('_interaction')

/** Cards that call back and can be changed: those with buttons, and notices with an action menu. */
export function callsBack(card: Json): boolean {
  const type = cardTypeOf(card)
  return type !== null && (hasButtons(type) || isRecord(card.action_menu))
}

/**
 * What is wrong with a card, or null. In an update there is no task_id, and vote and multiple cards may come without
 * their submit button (wecom.md §2.4).
 */
export function cardComplaint(card: Json, mode: 'send' | 'update'): Complaint | null {
  const type = cardTypeOf(card)
  if (type === null) return complain(42031, 'card_type')
  const task = mode === 'send' ? taskIdComplaint(card) : null
  return task ?? piecesComplaint(card, type, mode)
}

/** Digits, letters and `_-@`, at most 128 bytes; required on every card that calls back. */
function taskIdComplaint(card: Json): Complaint | null {
  if (card.task_id === undefined && !callsBack(card)) return null
  return /^[A-Za-z0-9_@-]{1,128}$/.test(textOf(card.task_id)) ? null : complain(42014, 'task_id')
}

type Check = (card: Json, mode: 'send' | 'update') => Complaint | null

const title: Check = (card) =>
  textOf(recordOf(card.main_title).title) === '' ? complain(42033, 'main_title.title') : null
const titleOrSubtitle: Check = (card, mode) => (textOf(card.sub_title_text) === '' ? title(card, mode) : null)
const menu: Check = (card) => menuComplaint(card.action_menu)
const quote: Check = (card) => areaComplaint(card.quote_area, 'quote_area')
const rows: Check = (card) => rowsComplaint(recordsOf(card.horizontal_content_list))
const jumps: Check = (card) => jumpsComplaint(recordsOf(card.jump_list))
const verticals: Check = (card) => verticalsComplaint(recordsOf(card.vertical_content_list))
/** type 0, 1 or 2; anything else leads nowhere (42045). */
const action: Check = (card) => {
  const type = recordOf(card.card_action).type
  return type === undefined || type === 0 || type === 1 || type === 2
    ? areaComplaint(card.card_action, 'card_action')
    : complain(42045, 'card_action.type')
}
const submit: Check = (card, mode) => submitComplaint(card.submit_button, mode)

/** Notices must lead somewhere: type 1 (url) or 2 (mini program). */
const requiredAction: Check = (card, mode) => {
  const type = recordOf(card.card_action).type
  return type === 1 || type === 2 ? action(card, mode) : complain(42045, 'card_action')
}

/** The pieces each type has, in the order they are looked at; pieces a type does not have are ignored. */
const checks: Record<CardType, Check[]> = {
  text_notice: [menu, titleOrSubtitle, quote, rows, jumps, requiredAction],
  news_notice: [menu, title, quote, imageComplaint, verticals, rows, jumps, requiredAction],
  button_interaction: [
    menu,
    title,
    quote,
    rows,
    action,
    (card) => selectionComplaint(card.button_selection),
    (card) => buttonsComplaint(recordsOf(card.button_list)),
  ],
  vote_interaction: [title, (card) => checkboxComplaint(recordOf(card.checkbox)), submit],
  multiple_interaction: [title, (card) => selectListComplaint(recordsOf(card.select_list)), submit],
}

function piecesComplaint(card: Json, type: CardType, mode: 'send' | 'update'): Complaint | null {
  for (const check of checks[type]) {
    const complaint = check(card, mode)
    if (complaint !== null) return complaint
  }
  return null
}
