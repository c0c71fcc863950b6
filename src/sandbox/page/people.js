// The list of people: searchable, whoever wrote last on top, with what this browser has not looked at yet.
import { make } from './wire.js'

const list = document.getElementById('people-list')
const empty = document.getElementById('people-empty')
const search = document.getElementById('search')
const seen = new Map(JSON.parse(sessionStorage.getItem('seen') ?? '[]'))

let people = []
let picked = null
let pick = () => {}

/** The person with this userid as last read, or null. */
export const find = (userid) => people.find((person) => person.userid === userid) ?? null

/** Shows the list as just read; what the picked person got counts as seen. */
export function update(next, pickedUserid) {
  people = next
  picked = pickedUserid
  const person = find(picked)
  if (person !== null && document.visibilityState === 'visible') markSeen(person)
  draw()
}

function markSeen(person) {
  seen.set(person.userid, person.received)
  sessionStorage.setItem('seen', JSON.stringify([...seen]))
}

/** A restarted emulator has empty phones: fewer messages than were seen means all of them are new. */
function unreadOf(person) {
  const known = seen.get(person.userid) ?? 0
  return known > person.received ? person.received : person.received - known
}

function draw() {
  const wanted = search.value.trim().toLowerCase()
  const found = people
    .filter((person) => `${person.name} ${person.title} ${person.userid}`.toLowerCase().includes(wanted))
    .sort((a, b) => b.revision - a.revision)
  list.replaceChildren(...found.map((person) => make('li', {}, entry(person))))
  empty.hidden = found.length > 0
  empty.textContent = people.length === 0 ? '还没有成员' : '没有找到这个人'
}

function entry(person) {
  const unread = unreadOf(person)
  const button = make(
    'button',
    { type: 'button', className: person.reachable ? 'person' : 'person away', onclick: () => pick(person) },
    make('span', { className: 'face', ariaHidden: 'true' }, Array.from(person.name).slice(-2).join('')),
    make('strong', {}, person.name),
    unread > 0 ? make('span', { className: 'badge', ariaLabel: `${unread}条未读` }, String(unread)) : make('span'),
    make('span', { className: 'last' }, person.last?.text ?? person.title),
  )
  if (person.userid === picked) button.setAttribute('aria-current', 'true')
  return button
}

/** `onPick` gets the person that was chosen. */
export function start(onPick) {
  pick = onPick
  search.addEventListener('input', draw)
}
