// A card as WeCom draws it: source, title, quote, rows, buttons. Buttons grey out once the service replaced them.
import { link, make } from './wire.js'

/** Builds a card; `press(key, choices)` is called for a button or a menu entry. */
export function cardElement(card, press) {
  const questions = card.questions.map((question) => questionElement(question, card.replacedText !== null))
  const choices = () => Object.fromEntries(card.questions.map((one, at) => [one.key, chosenIn(questions[at])]))
  const inner = make(
    'div',
    { className: 'inner' },
    part('div', 'source', card.source),
    card.title === '' ? null : make('h3', {}, card.url ? link(card.title, card.url) : card.title),
    part('div', 'desc', card.desc),
    part('div', 'emphasis', card.emphasis),
    part('blockquote', '', card.quote),
    part('div', 'body', card.body),
    rowsElement(card.rows),
    ...card.jumps.map((jump) => make('div', { className: 'jump' }, link(jump.text, jump.url))),
    ...questions,
    menuElement(card.menu, press),
  )
  return make('article', { className: 'card' }, inner, buttonsElement(card, (key) => press(key, choices())))
}

const part = (tag, className, text) => (text === '' ? null : make(tag, { className }, text))

function rowsElement(rows) {
  if (rows.length === 0) return null
  const cells = rows.flatMap((row) => [make('dt', {}, row.label), make('dd', {}, row.url ? link(row.value, row.url) : row.value)])
  return make('dl', {}, ...cells)
}

function questionElement(question, disabled) {
  const type = question.multiple ? 'checkbox' : 'radio'
  const options = question.options.map((option) =>
    make('label', {}, make('input', { type, name: question.key, value: option.id, checked: option.chosen }), ` ${option.text}`),
  )
  return make('fieldset', { disabled }, part('legend', '', question.title), ...options)
}

const chosenIn = (fieldset) => [...fieldset.querySelectorAll('input:checked')].map((input) => input.value)

function menuElement(menu, press) {
  if (menu.length === 0) return null
  const entries = menu.map((entry) => make('button', { type: 'button', onclick: () => press(entry.key) }, entry.text))
  return make('details', {}, make('summary', {}, '更多'), ...entries)
}

function buttonsElement(card, press) {
  if (card.replacedText !== null)
    return make('div', { className: 'keys' }, make('button', { type: 'button', disabled: true }, card.replacedText))
  if (card.buttons.length === 0) return null
  const keys = card.buttons.map((button) => {
    const className = `style-${button.style}`
    if (button.key === '') return Object.assign(link(button.text, button.url), { className })
    const { disabled } = button
    return make('button', { type: 'button', className, disabled, onclick: () => press(button.key) }, button.text)
  })
  return make('div', { className: 'keys' }, ...keys)
}
