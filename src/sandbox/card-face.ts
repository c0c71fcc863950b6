// What a person sees of a card, and how it reads as plain text. A face belongs to one person's copy: an update through
// a one-shot code changes the copies it names and leaves the others (wecom.md §2.4).
import { type Json, recordOf, recordsOf, textOf } from './json.js'

export interface FaceButton {
  text: string
  /** Comes back as EventKey; empty for a button that opens a url. */
  key: string
  /** 1 to 4; anything else shows as 1. */
  style: number
  url: string | null
  disabled: boolean
}
export interface FaceQuestion {
  key: string
  title: string
  multiple: boolean
  /** A drop-down instead of marks in front of the options. */
  list: boolean
  disabled: boolean
  options: { id: string; text: string; chosen: boolean }[]
}
export interface CardFace {
  type: string
  source: string
  /** 0 grey, 1 black, 2 red, 3 green. */
  sourceColor: number
  title: string
  desc: string
  emphasis: string
  quote: string
  quoteUrl: string | null
  body: string
  /** `userid`: the value leads to a member's details; `file`: to an attachment. */
  rows: { label: string; value: string; url: string | null; userid: string | null; file: boolean }[]
  jumps: { text: string; url: string | null }[]
  questions: FaceQuestion[]
  buttons: FaceButton[]
  /** What the menu in the corner is called, and its entries. */
  menuHint: string
  menu: { text: string; key: string }[]
  /** Opened when the card is tapped. */
  url: string | null
  /** Caption of the grey button after an update; null before. */
  replacedText: string | null
  taskId: string | null
  /** The code the send returned; null if the card cannot be changed. */
  responseCode: string | null
}

const oneOf = (known: number[], value: unknown, otherwise: number): number =>
  known.includes(Number(value)) ? Number(value) : otherwise

const urlOf = (link: Json): string | null => (link.type === 1 ? textOf(link.url) : null)

/** The face of a template card; `replace_text` of an update greys its buttons. */
export function faceOf(card: Json, ids: { taskId: string | null; responseCode: string | null }): CardFace {
  const replacedText = textOf(card.replace_text) || null
  const title = recordOf(card.main_title)
  const emphasis = recordOf(card.emphasis_content)
  const quote = recordOf(card.quote_area)
  const picture = recordOf(card.image_text_area)
  const verticals = recordsOf(card.vertical_content_list)
  return {
    type: textOf(card.card_type),
    source: textOf(recordOf(card.source).desc),
    sourceColor: oneOf([0, 1, 2, 3], recordOf(card.source).desc_color, 0),
    title: textOf(title.title),
    desc: textOf(title.desc),
    emphasis: lines([textOf(emphasis.title), textOf(emphasis.desc)]),
    quote: lines([textOf(quote.title), textOf(quote.quote_text)]),
    quoteUrl: urlOf(quote),
    body: lines([
      textOf(picture.title),
      textOf(picture.desc),
      ...verticals.flatMap((one) => [textOf(one.title), textOf(one.desc)]),
      textOf(card.sub_title_text),
    ]),
    rows: recordsOf(card.horizontal_content_list).map((row) => ({
      label: textOf(row.keyname),
      value: textOf(row.value),
      url: urlOf(row),
      userid: row.type === 3 ? textOf(row.userid) : null,
      file: row.type === 2,
    })),
    jumps: recordsOf(card.jump_list).map((jump) => ({ text: textOf(jump.title), url: urlOf(jump) })),
    questions: questionsOf(card),
    buttons: buttonsOf(card, replacedText !== null),
    menuHint: textOf(recordOf(card.action_menu).desc),
    menu: recordsOf(recordOf(card.action_menu).action_list).map((one) => ({
      text: textOf(one.text),
      key: textOf(one.key),
    })),
    url: urlOf(recordOf(card.card_action)),
    replacedText,
    ...ids,
  }
}

function questionsOf(card: Json): FaceQuestion[] {
  const single = (one: Json): FaceQuestion => {
    const options = recordsOf(one.option_list)
    const chosen = options.some((option) => option.id === one.selected_id) ? one.selected_id : options[0]?.id
    return question(one, { multiple: false, list: true }, (option) => option.id === chosen)
  }
  const checkbox = recordOf(card.checkbox)
  const votes = { multiple: checkbox.mode === 1, list: false }
  return [
    ...(card.button_selection === undefined ? [] : [single(recordOf(card.button_selection))]),
    ...(card.checkbox === undefined ? [] : [question(checkbox, votes, (one) => one.is_checked === true)]),
    ...recordsOf(card.select_list).map(single),
  ]
}

function question(
  one: Json,
  shape: Pick<FaceQuestion, 'multiple' | 'list'>,
  isChosen: (option: Json) => boolean,
): FaceQuestion {
  const options = recordsOf(one.option_list)
  return {
    key: textOf(one.question_key),
    title: textOf(one.title),
    ...shape,
    disabled: one.disable === true,
    options: options.map((option) => ({ id: textOf(option.id), text: textOf(option.text), chosen: isChosen(option) })),
  }
}

function buttonsOf(card: Json, disabled: boolean): FaceButton[] {
  const submit = card.submit_button === undefined ? [] : [recordOf(card.submit_button)]
  return [...recordsOf(card.button_list), ...submit].map((button) => ({
    text: textOf(button.text),
    key: button.type === 1 ? '' : textOf(button.key),
    style: oneOf([1, 2, 3, 4], button.style, 1),
    url: urlOf(button),
    disabled,
  }))
}

/** The face after its buttons were replaced by one grey caption. */
export const greyed = (face: CardFace, replacedText: string): CardFace => ({
  ...face,
  replacedText,
  buttons: face.buttons.map((button) => ({ ...button, disabled: true })),
})

const lines = (parts: string[]): string => parts.filter((part) => part !== '').join('\n')

/** Everything on the card that a person would read, top to bottom; buttons in square brackets. */
export function textOfFace(face: CardFace): string {
  const captions = face.replacedText === null ? face.buttons.map((button) => button.text) : [face.replacedText]
  return lines([
    face.source,
    face.title,
    face.desc,
    face.emphasis,
    face.quote,
    face.body,
    ...face.rows.map((row) => `${row.label}：${row.value}`),
    ...face.jumps.map((jump) => jump.text),
    ...face.questions.map((one) => lines([one.title, one.options.map((option) => option.text).join(' / ')])),
    captions.map((caption) => `[${caption}]`).join(' '),
    face.menu.map((entry) => `(${entry.text})`).join(' '),
  ])
}
