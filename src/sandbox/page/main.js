// Holds the parts together: looks at the emulator every second and a half, and after every act at once.
import * as clock from './clock.js'
import * as gallery from './gallery.js'
import * as people from './people.js'
import * as phones from './phones.js'
import * as switches from './switches.js'
import { groupId } from './phone.js'
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
    people.update([...groupOf(state), ...(await call('GET', 'people'))], phones.open())
    switches.show(state)
    await Promise.all([phones.refresh(people.find), clock.refresh(state)])
    document.getElementById('offline').hidden = true
  } catch {
    document.getElementById('offline').hidden = false
  }
  looking = false
  timer = setTimeout(() => void look(), interval)
}

/** The office's group among the people, once something was posted in it. */
function groupOf({ group }) {
  if (group === 0) return []
  const title = '群机器人发的消息'
  return [{ userid: groupId, name: '办公室群', title, received: group, revision: Infinity, reachable: true, last: null }]
}

function view(name) {
  document.body.dataset.view = name
  for (const button of document.querySelectorAll('[data-show]'))
    button.setAttribute('aria-current', String(button.dataset.show === name))
  if (name === 'gallery') void gallery.show()
}

/** The address names who is on the phones, or the gallery: a reload, or a link, shows the same. */
function remember(words) {
  history.replaceState(null, '', `#${words.map(encodeURIComponent).join(',')}`)
}

function pick(person, beside) {
  phones.show(person, beside)
  remember(phones.open())
  view('phones')
  void look()
}

function changed() {
  remember(phones.open())
  void look()
}

for (const button of document.querySelectorAll('[data-show]'))
  button.addEventListener('click', () => {
    view(button.dataset.show)
    if (button.dataset.show === 'gallery') remember(['gallery'])
    else remember(phones.open())
  })
people.start(pick)
phones.start({ onChange: changed, onLeave: () => view('people') })
clock.start()
switches.start(phones.present, changed)

const linked = location.hash.slice(1).split(',').map(decodeURIComponent)
if (linked[0] === 'gallery') view('gallery')
else view('people')
await look()
for (const person of linked.flatMap((userid) => people.find(userid) ?? [])) pick(person, true)
