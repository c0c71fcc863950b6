// A card as WeCom draws it, every piece of wecom.md §2.3 in its place: source and menu, title, key figure, quote, text,
// rows, links, questions, buttons. Buttons grey out once the service replaced them.
import { link, make } from './wire.js'

/** Builds a card; `press(key, choices)` is called for a button or a menu entry. */
export function cardElement(card, press) {
  const questions = card.questions.map((question) => questionElement(question, card.replacedText !== null))
  const choices = () => Object.fromEntries(card.questions.map((one, at) => [one.key, chosenIn(questions[at])]))
  const inner = make(
    'div',
    { className: 'inner' },
    headElement(card, press),
    titleElement(card),
    emphasisElement(card.emphasis),
    quoteElement(card),
    part('div', 'body', card.body),
    rowsElement(card.rows),
    ...card.jumps.map((jump) => make('div', { className: 'jump' }, link(jump.text, jump.url))),
    ...questions,
  )
  return make('article', { className: 'card' }, inner, buttonsElement(card, (key) => press(key, choices())))
}

const part = (tag, className, text) => (text === '' ? null : make(tag, { className }, text))

function headElement(card, press) {
  if (card.source === '' && card.menu.length === 0) return null
  const source = make('span', { className: `source color-${card.sourceColor}` }, card.source)
  return make('div', { className: 'head' }, source, menuElement(card, press))
}

function menuElement({ menu, menuHint }, press) {
  if (menu.length === 0) return null
  const entries = menu.map((entry) => make('button', { type: 'button', onclick: () => press(entry.key) }, entry.text))
  return make(
    'details',
    { className: 'corner' },
    make('summary', { ariaLabel: menuHint === '' ? '卡片菜单' : menuHint }, '⋯'),
    make('div', { className: 'menu' }, part('small', '', menuHint), ...entries),
  )
}

function titleElement({ title, desc, url }) {
  if (title === '' && desc === '') return null
  return make(
    'div',
    { className: 'title' },
    title === '' ? null : make('h3', {}, url ? link(title, url) : title),
    part('div', 'desc', desc),
  )
}

function emphasisElement(emphasis) {
  if (emphasis === '') return null
  const [figure, ...meaning] = emphasis.split('\n')
  return make('div', { className: 'emphasis' }, make('strong', {}, figure), part('small', '', meaning.join('\n')))
}

const quoteElement = ({ quote, quoteUrl }) =>
  quote === '' ? null : make('blockquote', {}, quoteUrl === null ? quote : link(quote, quoteUrl))

function rowsElement(rows) {
  if (rows.length === 0) return null
  return make('dl', {}, ...rows.flatMap((row) => [make('dt', {}, row.label), make('dd', {}, valueOf(row))]))
}

function valueOf(row) {
  if (row.url) return link(row.value, row.url)
  if (row.userid !== null) return make('span', { className: 'member' }, row.value || row.userid)
  return row.file ? make('span', { className: 'file' }, row.value) : row.value
}

function questionElement(question, replaced) {
  const disabled = replaced || question.disabled
  if (question.list) return listElement(question, disabled)
  const type = question.multiple ? 'checkbox' : 'radio'
  const options = question.options.map((option) => {
    const mark = make('input', { type, name: question.key, value: option.id, checked: option.chosen })
    return make('label', { className: 'option' }, mark, make('span', {}, option.text))
  })
  return make('fieldset', { disabled }, part('legend', '', question.title), ...options)
}

function listElement(question, disabled) {
  const options = question.options.map((option) =>
    make('option', { value: option.id, selected: option.chosen }, option.text),
  )
  const select = make('select', { ariaLabel: question.title || '请选择' }, ...options)
  return make('fieldset', { disabled, className: 'list' }, part('legend', '', question.title), select)
}

const chosenIn = (fieldset) =>
  [...fieldset.querySelectorAll('input:checked, option:checked')].map((chosen) => chosen.value)

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
