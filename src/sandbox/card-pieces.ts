// The rules of a card's pieces: lists and their lengths, keys and their uniqueness, what each kind of link needs
// (wecom.md §2.3). Limits in bytes are hard; the caller decides which pieces a card type has.
import { type Complaint, complain } from './answers.js'
import { bytesOf, isRecord, type Json, recordOf, recordsOf, textOf } from './json.js'

const keyBytes = 1024
const optionIdBytes = 128

/** The first complaint about any of the list's entries. */
function firstOf(list: Json[], check: (entry: Json) => Complaint | null): Complaint | null {
  for (const entry of list) {
    const complaint = check(entry)
    if (complaint !== null) return complaint
  }
  return null
}

const isKey = (value: unknown, limit: number): boolean => textOf(value) !== '' && bytesOf(textOf(value)) <= limit

const hasTwins = (values: unknown[]): boolean => new Set(values).size < values.length

/** type 1 needs a url with a scheme (42028, 45034), type 2 an appid (42030). */
export function areaComplaint(value: unknown, field: string): Complaint | null {
  const area = recordOf(value)
  if (area.type === 2) return textOf(area.appid) === '' ? complain(42030, `${field}.appid`) : null
  if (area.type !== 1) return null
  if (textOf(area.url) === '') return complain(42028, `${field}.url`)
  return /^https?:\/\//i.test(textOf(area.url)) ? null : complain(45034, `${field}.url`)
}

/** At most 6 rows; label always, and what the row's type leads to. */
export function rowsComplaint(rows: Json[]): Complaint | null {
  const field = 'horizontal_content_list'
  if (rows.length > 6) return complain(42035, field)
  return firstOf(rows, (row) => {
    if (textOf(row.keyname) === '') return complain(42027, `${field}.keyname`)
    if (row.type === 2) return textOf(row.media_id) === '' ? complain(42029, `${field}.media_id`) : null
    if (row.type === 3) return textOf(row.userid) === '' ? complain(42050, `${field}.userid`) : null
    return areaComplaint(row, field)
  })
}

/** At most 4, each with a title. */
export function verticalsComplaint(list: Json[]): Complaint | null {
  if (list.length > 4) return complain(42036, 'vertical_content_list')
  return firstOf(list, (one) => (textOf(one.title) === '' ? complain(42033, 'vertical_content_list.title') : null))
}

/** At most 3, each with a title. */
export function jumpsComplaint(list: Json[]): Complaint | null {
  if (list.length > 3) return complain(42042, 'jump_list')
  return firstOf(list, (jump) =>
    textOf(jump.title) === '' ? complain(42033, 'jump_list.title') : areaComplaint(jump, 'jump_list'),
  )
}

/** 1 to 3 actions with keys of their own (42051). */
export function menuComplaint(value: unknown): Complaint | null {
  if (!isRecord(value)) return null
  const field = 'action_menu.action_list'
  const actions = recordsOf(recordOf(value).action_list)
  if (actions.length < 1 || actions.length > 3) return complain(42037, field)
  const bad = firstOf(actions, (action) => {
    if (textOf(action.text) === '') return complain(42041, `${field}.text`)
    return isKey(action.key, keyBytes) ? null : complain(42039, `${field}.key`)
  })
  return bad ?? (hasTwins(actions.map((action) => action.key)) ? complain(42051, `${field}.key`) : null)
}

/** 1 to 6 buttons; type 1 opens a url, every other calls back and needs a key of its own. */
export function buttonsComplaint(buttons: Json[]): Complaint | null {
  if (buttons.length < 1 || buttons.length > 6) return complain(42039, 'button_list')
  const bad = firstOf(buttons, (button) => {
    if (textOf(button.text) === '') return complain(42038, 'button_list.text')
    if (button.type === 1) return areaComplaint(button, 'button_list')
    return isKey(button.key, keyBytes) ? null : complain(42039, 'button_list.key')
  })
  const keys = buttons.filter((button) => button.type !== 1).map((button) => button.key)
  return bad ?? (hasTwins(keys) ? complain(42039, 'button_list.key') : null)
}

function optionsComplaint(list: Json[], most: number): Complaint | null {
  if (list.length < 1 || list.length > most) return complain(42037, 'option_list')
  const bad = firstOf(list, (option) => {
    if (!isKey(option.id, optionIdBytes)) return complain(42040, 'option_list.id')
    return textOf(option.text) === '' ? complain(42041, 'option_list.text') : null
  })
  return bad ?? (hasTwins(list.map((option) => option.id)) ? complain(42040, 'option_list.id') : null)
}

function questionComplaint(question: Json, most: number): Complaint | null {
  if (!isKey(question.question_key, keyBytes)) return complain(42043, 'question_key')
  return optionsComplaint(recordsOf(question.option_list), most)
}

/** The drop-down of a button card: 1 to 10 options. */
export const selectionComplaint = (value: unknown): Complaint | null =>
  isRecord(value) ? questionComplaint(recordOf(value), 10) : null

/** The question of a vote card: 1 to 20 options. */
export const checkboxComplaint = (checkbox: Json): Complaint | null => questionComplaint(checkbox, 20)

/** 1 to 3 drop-downs with 1 to 10 options each, and keys of their own. */
export function selectListComplaint(list: Json[]): Complaint | null {
  if (list.length < 1 || list.length > 3) return complain(42047, 'select_list')
  const bad = firstOf(list, (question) => questionComplaint(question, 10))
  return bad ?? (hasTwins(list.map((one) => one.question_key)) ? complain(42043, 'question_key') : null)
}

/** Required when sending; in an update it may be left out. */
export function submitComplaint(value: unknown, mode: 'send' | 'update'): Complaint | null {
  if (mode === 'update' && !isRecord(value)) return null
  const button = recordOf(value)
  if (!isKey(button.key, keyBytes)) return complain(42046, 'submit_button.key')
  return textOf(button.text) === '' ? complain(42049, 'submit_button.text') : null
}

/** A news card shows a picture, large or beside its text; the ratio lies between 1.3 and 2.25. */
export function imageComplaint(card: Json): Complaint | null {
  if (isRecord(card.image_text_area)) {
    const area = recordOf(card.image_text_area)
    if (textOf(area.image_url) === '') return complain(42044, 'image_text_area.image_url')
    return areaComplaint(area, 'image_text_area')
  }
  const image = recordOf(card.card_image)
  const ratio = image.aspect_ratio
  if (textOf(image.url) === '') return complain(42044, 'card_image.url')
  const fits = ratio === undefined || (typeof ratio === 'number' && ratio >= 1.3 && ratio < 2.25)
  return fits ? null : complain(42044, 'card_image.aspect_ratio')
}
