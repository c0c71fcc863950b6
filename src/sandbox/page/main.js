// Holds the three parts together: looks at the emulator every second and a half, and after every act at once.
import * as chat from './chat.js'
import * as controls from './controls.js'
import * as people from './people.js'
import { call } from './wire.js'

const interval = 1500
let timer
let looking = false
let run = null

async function look() {
  clearTimeout(timer)
  if (looking) {
    timer = setTimeout(() => void look(), 200)
    return
  }
  looking = true
  try {
    const state = await call('GET', 'state')
    run ??= state.run
    // Another emulator at the same address: its phones are empty and its counters begin again.
    if (run !== state.run) location.reload()
    people.update(await call('GET', 'people'), chat.present())
    chat.show(people.find(chat.present()))
    await Promise.all([chat.refresh(), controls.refresh(state)])
    document.getElementById('offline').hidden = true
  } catch {
    document.getElementById('offline').hidden = false
  }
  looking = false
  timer = setTimeout(() => void look(), interval)
}

function view(name) {
  document.body.dataset.view = name
  for (const button of document.querySelectorAll('[data-show]'))
    button.setAttribute('aria-current', String(button.dataset.show === name))
}

function pick(person) {
  chat.show(person)
  history.replaceState(null, '', `#${encodeURIComponent(person.userid)}`)
  view('chat')
  void look()
}

for (const button of document.querySelectorAll('[data-show]'))
  button.addEventListener('click', () => view(button.dataset.show))
document.getElementById('back').addEventListener('click', () => view('people'))
people.start(pick)
chat.start(() => void look())
controls.start(chat.present)
view('people')

const linked = decodeURIComponent(location.hash.slice(1))
await look()
const person = people.find(linked)
if (person !== null) pick(person)
