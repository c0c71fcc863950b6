// The gallery: every message in each of its states, drawn as in a chat, with its length against WeCom's limits.
import { cardElement } from './card.js'
import { call, make, toast } from './wire.js'

const groups = document.getElementById('gallery-groups')
const empty = document.getElementById('gallery-empty')
const filter = document.getElementById('gallery-filter')

const filters = {
  '': () => true,
  cards: (item) => item.card !== null,
  texts: (item) => item.card === null,
  cut: (item) => item.measures.some((one) => one.isCut),
}

let items = null

/** Reads the gallery once and shows it. */
export async function show() {
  if (items !== null) return
  try {
    items = await call('GET', 'gallery')
    draw()
  } catch {
    empty.hidden = false
    empty.textContent = '没有读到卡片，请稍后再打开'
  }
}

function draw() {
  const chosen = (items ?? []).filter(filters[filter.value])
  empty.hidden = chosen.length > 0
  empty.textContent = items?.length === 0 ? '这个模拟器没有带卡片样例' : '没有这样的卡片'
  const names = [...new Set(chosen.map((item) => item.group))]
  groups.replaceChildren(
    ...names.flatMap((name) => [
      make('h2', {}, name),
      make('div', { className: 'shelf' }, ...chosen.filter((item) => item.group === name).map(exhibit)),
    ]),
  )
}

const pressed = () => toast('这里只供查看，按钮在聊天里才起作用')

function exhibit(item) {
  const body = item.card === null ? make('div', { className: 'bubble' }, item.text) : cardElement(item.card, pressed)
  body.dataset.picture = item.name
  const caption = make(
    'figcaption',
    {},
    make('strong', {}, item.title),
    make('span', { className: 'state' }, item.state),
  )
  const refused = item.refused === null ? null : make('p', { className: 'refused' }, `企业微信会拒收：${item.refused}`)
  const figure = make('figure', { className: 'exhibit' }, caption, body, measuresElement(item), refused)
  return figure
}

function measuresElement({ measures, bytes }) {
  const parts = measures.map((one) => {
    const over = one.length > one.limit || one.isCut
    const words = `${one.part} ${one.length}/${one.limit}${one.unit}${one.isCut ? '（有截断）' : ''}`
    return make('span', { className: over ? 'over' : '' }, words)
  })
  return make('p', { className: 'measures' }, ...parts, make('span', {}, `共 ${bytes}字节`))
}

filter.addEventListener('change', draw)
