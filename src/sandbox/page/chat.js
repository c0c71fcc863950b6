// The chosen person's phone: reads what changed since the last look, draws it, and sends what the person does.
import { cardElement } from './card.js'
import { attempt, call, link, make, momentOf } from './wire.js'

const phrases = ['已整改', '申请延期', '有异议', '进度', '帮助']
const chat = document.getElementById('chat')
const words = document.getElementById('words')
const picture = document.getElementById('picture')

let person = null
let items = new Map()
let revision = 0
let changed = () => {}

/** The userid on the phone, or null. */
export const present = () => person?.userid ?? null

/** Puts somebody's phone in the middle; null empties it. */
export function show(next) {
  const other = next?.userid !== person?.userid
  person = next
  document.getElementById('who-name').textContent = next?.name ?? '未选择成员'
  document.getElementById('who-title').textContent = next === null ? '' : subtitle(next)
  for (const control of document.querySelectorAll('#composer input, #composer button, #person-menu button'))
    control.disabled = next === null
  if (!other) return
  items = new Map()
  revision = 0
  notice(next === null ? '从左边选一个人，就能替他收发消息' : '正在读取聊天…')
}

const subtitle = (one) => [one.title, one.userid, one.reachable ? '' : '不在应用可见范围内'].filter(Boolean).join(' · ')

/** Fetches and draws what is new or changed; resolves when done. */
export async function refresh() {
  const userid = present()
  if (userid === null) return
  const fresh = await call('GET', `chats/${encodeURIComponent(userid)}?after=${revision}`)
  if (userid !== present()) return
  for (const item of fresh) items.set(item.id, item)
  revision = Math.max(revision, ...fresh.map((item) => item.revision))
  if (items.size === 0) notice('还没有消息')
  else if (fresh.length > 0) draw()
}

function notice(text) {
  chat.replaceChildren(make('p', { className: 'empty' }, text))
}

function draw() {
  const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 80 || chat.querySelector('.item') === null
  const elements = []
  let lastMoment = ''
  for (const item of items.values()) {
    const moment = momentOf(item.at)
    if (moment !== lastMoment) elements.push(make('time', { className: 'moment' }, moment))
    lastMoment = moment
    elements.push(make('div', { className: `item ${item.direction}` }, content(item)))
  }
  chat.replaceChildren(...elements)
  if (atEnd) chat.scrollTop = chat.scrollHeight
}

function content(item) {
  if (item.card !== undefined) return cardElement(item.card, (button, choices) => press(item, button, choices))
  if (item.kind === 'picture' && item.mediaId)
    return make('img', { src: `/emulator/media/${encodeURIComponent(item.mediaId)}`, alt: '图片', loading: 'lazy' })
  return make('div', { className: 'bubble' }, ...withLinks(item))
}

/** A text message may hold `<a href="…">…</a>` and nothing else (the rest is shown as it stands). */
function withLinks(item) {
  const source = item.direction === 'in' && item.raw?.msgtype === 'text' ? item.raw.text?.content : null
  if (typeof source !== 'string') return [item.text]
  const parts = source.split(/<a\s[^>]*?href=["']([^"']*)["'][^>]*>([\s\S]*?)<\/a>/i)
  return parts.flatMap((part, at) => (at % 3 === 0 ? [part] : at % 3 === 1 ? [link(parts[at + 1] ?? '', part)] : []))
}

async function act(method, path, body) {
  await attempt(() => call(method, path, body))
  changed()
}

function press(item, button, choices) {
  return act('POST', 'click', { userid: present(), messageId: item.id, button, ...(choices === undefined ? {} : { choices }) })
}

function say(text) {
  return act('POST', 'say', { userid: present(), text })
}

async function sendPicture() {
  const [file] = picture.files
  if (file === undefined || present() === null) return
  const form = new FormData()
  form.append('userid', present())
  form.append('file', file)
  picture.value = ''
  await act('POST', 'picture', form)
}

/** Wires the input line and the person's menu; `onChange` is called after every act. */
export function start(onChange) {
  changed = onChange
  for (const phrase of phrases)
    document.getElementById('phrases').append(make('button', { type: 'button', onclick: () => say(phrase) }, phrase))
  document.getElementById('composer').addEventListener('submit', (event) => {
    event.preventDefault()
    const text = words.value.trim()
    if (text === '' || present() === null) return
    words.value = ''
    void say(text)
  })
  picture.addEventListener('change', () => void sendPicture())
  for (const button of document.querySelectorAll('[data-act]'))
    button.addEventListener('click', () => {
      document.getElementById('person-menu').open = false
      if (button.dataset.act === 'gone' && !window.confirm(`${person.name}离开企业微信后不能再收消息，确定吗？`)) return
      void act('POST', button.dataset.act, { userid: present() })
    })
  show(null)
}
