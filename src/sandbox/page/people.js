// The list of people: searchable, whoever wrote last on top, with what this browser has not looked at yet.
import { make } from './wire.js'

const list = document.getElementById('people-list')
const empty = document.getElementById('people-empty')
const search = document.getElementById('search')
const seen = new Map(JSON.parse(sessionStorage.getItem('seen') ?? '[]'))

let people = []
let open = []
let pick = () => {}

/** The person with this userid as last read, or null. */
export const find = (userid) => people.find((person) => person.userid === userid) ?? null

/** Shows the list as just read; what people on the open phones got counts as seen. */
export function update(next, openUserids) {
  people = next
  open = openUserids
  if (document.visibilityState === 'visible')
    for (const userid of open) {
      const person = find(userid)
      if (person !== null) seen.set(userid, person.received)
    }
  sessionStorage.setItem('seen', JSON.stringify([...seen]))
  draw()
}

/** A restarted emulator has empty phones: fewer messages than were seen means all of them are new. */
function unreadOf(person) {
  const known = seen.get(person.userid) ?? 0
  return known > person.received ? person.received : person.received - known
}

let drawn = ''

/** Draws the list again where anything on it changed: whoever stands on a button with the keyboard keeps their place. */
function draw() {
  const wanted = search.value.trim().toLowerCase()
  const found = people
    .filter((person) => `${person.name} ${person.title} ${person.userid}`.toLowerCase().includes(wanted))
    .sort((a, b) => b.revision - a.revision)
  empty.hidden = found.length > 0
  empty.textContent = people.length === 0 ? '还没有成员：先导入名册，或用样例启动' : '没有找到这个人'
  const looks = JSON.stringify([found, found.map(unreadOf), open])
  if (looks === drawn) return
  drawn = looks
  const focused = document.activeElement?.id ?? ''
  list.replaceChildren(...found.map(entry))
  if (focused !== '') document.getElementById(focused)?.focus()
}

function entry(person) {
  const unread = unreadOf(person)
  const className = person.reachable ? 'person' : 'person away'
  const button = make(
    'button',
    { type: 'button', className, id: `person-${person.userid}`, onclick: () => pick(person, false) },
    make('span', { className: 'face', ariaHidden: 'true' }, Array.from(person.name).slice(0, 2).join('')),
    make('strong', {}, person.name),
    unread > 0 ? make('span', { className: 'badge', ariaLabel: `${unread}条未读` }, String(unread)) : make('span'),
    make('span', { className: 'last' }, person.last?.text ?? person.title),
  )
  const isOpen = open.includes(person.userid)
  if (isOpen) button.setAttribute('aria-current', 'true')
  const label = `在旁边打开${person.name}的手机`
  const beside = make(
    'button',
    { type: 'button', className: 'beside', id: `beside-${person.userid}`, ariaLabel: label, title: label },
    '＋',
  )
  beside.addEventListener('click', () => pick(person, true))
  return make('li', { className: isOpen ? 'open' : '' }, button, beside)
}

/** `onPick` gets the person that was chosen, and whether beside the phones that are open. */
export function start(onPick) {
  pick = onPick
  search.addEventListener('input', draw)
}
