// A card of the ports as WeCom's template_card (wecom.md §2.3). Over-long parts are cut politely, since WeCom either
// cuts them itself or refuses the whole card. Key order is fixed by construction: the duplicate check compares bytes.
import type { CardButton, CardContent } from '../domain/ports.js'
import { fitCharacters } from './fit.js'

const limits = {
  title: 36,
  desc: 44,
  body: 160,
  quote: 160,
  rows: 6,
  rowLabel: 5,
  rowValue: 30,
  buttons: 6,
  buttonText: 10,
}

/** 1 to 4 exist; the page does not name them, the numbers are those of its pictures. */
const styles: Readonly<Record<CardButton['style'], number>> = { primary: 1, plain: 2, warning: 3 }

/** JSON value of a card. */
export type CardJson = Readonly<Record<string, unknown>>

/** Whether the content can be a card at all: one with neither buttons nor address has no card form. */
export const hasCardForm = (content: CardContent): boolean => content.buttons.length > 0 || content.url !== null

/** The card of a new message; call only where `hasCardForm`. */
export function cardJson(content: CardContent, taskId: string): CardJson {
  const type = content.buttons.length > 0 ? 'button_interaction' : 'text_notice'
  return { card_type: type, task_id: taskId, ...faceOf(content), ...buttonsOf(content.buttons) }
}

/**
 * The card that replaces a sent one (wecom.md §2.4): no task id, and `closedAs` is the caption of its disabled button.
 * An empty `closedAs` leaves the buttons alive.
 */
export function replacementJson(content: CardContent, closedAs: string): CardJson {
  const caption = fitCharacters(closedAs, limits.buttonText)
  if (caption === '' && hasCardForm(content)) {
    const type = content.buttons.length > 0 ? 'button_interaction' : 'text_notice'
    return { card_type: type, ...faceOf(content), ...buttonsOf(content.buttons) }
  }
  // A card of this type needs a button even where the caption takes its place.
  const closed: CardButton = { text: caption === '' ? '已更新' : caption, key: 'closed', style: 'plain' }
  const buttons = content.buttons.length > 0 ? content.buttons : [closed]
  return { card_type: 'button_interaction', ...faceOf(content), ...buttonsOf(buttons), replace_text: closed.text }
}

/** The card as plain text, for content that has no card form. */
export function cardText(content: CardContent): string {
  const { title, subtitle, quote, rows, body } = content
  const quoted = quote === null || quote === '' ? '' : `“${quote}”`
  const lines = [title, subtitle, quoted, ...rows.map(({ label, value }) => `${label}：${value}`), body]
  return lines.filter((line) => line !== '').join('\n')
}

function faceOf(content: CardContent): CardJson {
  const { title, subtitle, quote, body, rows, url } = content
  const desc = fitCharacters(subtitle, limits.desc)
  return {
    main_title: { title: fitCharacters(title, limits.title), ...(desc === '' ? {} : { desc }) },
    ...(quote === null || quote === ''
      ? {}
      : { quote_area: { type: 0, quote_text: fitCharacters(quote, limits.quote) } }),
    ...(body === '' ? {} : { sub_title_text: fitCharacters(body, limits.body) }),
    ...(rows.length === 0 ? {} : { horizontal_content_list: rows.slice(0, limits.rows).map(rowJson) }),
    ...(url === null ? {} : { card_action: { type: 1, url } }),
  }
}

const rowJson = ({ label, value }: CardContent['rows'][number]): CardJson => ({
  keyname: fitCharacters(label, limits.rowLabel),
  value: fitCharacters(value, limits.rowValue),
})

function buttonsOf(buttons: readonly CardButton[]): CardJson {
  if (buttons.length === 0) return {}
  const list = buttons.slice(0, limits.buttons).map(({ text, style, key }) => ({
    text: fitCharacters(text, limits.buttonText),
    style: styles[style],
    key,
  }))
  return { button_list: list }
}
