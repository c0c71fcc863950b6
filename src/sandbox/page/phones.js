// The phones side by side: one at first, at most three, so that both ends of a conversation can be watched.
import { Phone } from './phone.js'

const most = 3
const place = document.getElementById('phones')

let phones = []
let current = null
let hooks = { onChange: () => {}, onLeave: () => {} }

/** The userids on the open phones, in order; the one in front is `present()`. */
export const open = () => phones.flatMap((phone) => phone.userid ?? [])
export const present = () => current?.userid ?? null

function add() {
  const phone = new Phone({ ...hooks, onFocus: bringForward, onClose: close })
  phones.push(phone)
  place.append(phone.element)
  return phone
}

function bringForward(phone) {
  current = phone
  for (const one of phones) {
    one.element.classList.toggle('current', one === phone)
    one.closable = phones.length > 1
  }
}

function close(phone) {
  phones = phones.filter((one) => one !== phone)
  phone.element.remove()
  bringForward(phones[0] ?? add())
  hooks.onChange()
}

/** Puts a person on the phone in front, or on one of their own beside it; a phone that shows them already is taken. */
export function show(person, beside) {
  const known = phones.find((phone) => phone.userid === person.userid)
  const free = phones.find((phone) => phone.userid === null)
  const next = beside && phones.length < most ? () => add() : () => current
  const phone = known ?? free ?? next()
  phone.show(person)
  bringForward(phone)
}

/** Looks at every open phone again; people come as last read. */
export async function refresh(find) {
  for (const phone of phones) phone.show(phone.userid === null ? null : find(phone.userid))
  await Promise.all(phones.map((phone) => phone.refresh()))
}

/** `onChange` is called after every act, `onLeave` when somebody goes back to the list. */
export function start(wanted) {
  hooks = wanted
  bringForward(add())
}
