// One person's phone: reads what changed since the last look, draws it, and sends what the person does.
import { actsMenu } from './acts.js'
import { cardElement } from './card.js'
import { attempt, call, link, make, momentOf } from './wire.js'

/** Stands for the office's group: everybody reads there, nobody is played. */
export const groupId = '@group'

const phrases = ['已整改', '申请延期', '有异议', '进度', '撤回', '今日', '待复核', '逾期', '台账', '帮助']

const subtitle = (one) => [one.title, one.userid === groupId ? '' : one.userid, one.reachable ? '' : '不在应用可见范围内'].filter(Boolean).join(' · ')

export class Phone {
  #person = null
  #items = new Map()
  #revision = 0
  #changed
  #chat
  element

  /** `onChange` is called after every act; `onLeave` when the person in front goes back to the list. */
  constructor({ onChange, onLeave, onFocus, onClose }) {
    this.#changed = onChange
    this.element = document.getElementById('phone-template').content.firstElementChild.cloneNode(true)
    this.#chat = this.#part('.chat')
    this.#part('.back').addEventListener('click', onLeave)
    this.#part('.close').addEventListener('click', () => onClose(this))
    this.element.addEventListener('focusin', () => onFocus(this))
    this.element.addEventListener('pointerdown', () => onFocus(this))
    this.#wireComposer()
    this.show(null)
  }

  get userid() {
    return this.#person?.userid ?? null
  }

  #part(selector) {
    return this.element.querySelector(selector)
  }

  /** Several phones stand side by side: each can be put away. */
  set closable(value) {
    this.#part('.close').hidden = !value
  }

  focus() {
    this.#part('.words').focus({ preventScroll: true })
  }

  /** Puts somebody on the phone; null empties it. */
  show(next) {
    const other = next?.userid !== this.#person?.userid
    const isPerson = next !== null && next.userid !== groupId
    this.#person = next
    this.#part('.who strong').textContent = next?.name ?? '未选择成员'
    this.#part('.who small').textContent = next === null ? '' : subtitle(next)
    for (const control of this.element.querySelectorAll('.composer input, .composer button'))
      control.disabled = !isPerson
    this.#part('.acts').hidden = !isPerson
    if (!other && next !== null) return
    this.#items = new Map()
    this.#revision = 0
    this.#notice(next === null ? '从成员里选一个人，就能替他收发消息' : '正在读取聊天…')
    if (isPerson) this.#drawMenu()
  }

  #drawMenu() {
    const shut = () => {
      this.#part('.acts').open = false
    }
    this.#part('.acts .menu').replaceChildren(...actsMenu(this.#person, (path, body) => this.#act(path, body), shut))
  }

  /** Fetches and draws what is new or changed; resolves when done. */
  async refresh() {
    const { userid } = this
    if (userid === null) return
    const fresh = await this.#fresh(userid)
    if (userid !== this.userid) return
    for (const item of fresh) this.#items.set(item.id, item)
    this.#revision = Math.max(this.#revision, ...fresh.map((item) => item.revision))
    if (this.#items.size === 0) this.#notice('还没有消息')
    else if (fresh.length > 0) this.#draw()
  }

  async #fresh(userid) {
    if (userid !== groupId) return await call('GET', `chats/${encodeURIComponent(userid)}?after=${this.#revision}`)
    const posts = await call('GET', 'group')
    return posts
      .slice(this.#items.size)
      .map((post, at) => ({ ...post, id: `${this.#items.size + at}`, direction: 'in', revision: 0 }))
  }

  #notice(text) {
    this.#chat.replaceChildren(make('p', { className: 'empty' }, text))
  }

  #draw() {
    const chat = this.#chat
    const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 80 || chat.querySelector('.item') === null
    const elements = []
    let lastMoment = ''
    for (const item of this.#items.values()) {
      const moment = momentOf(item.at)
      if (moment !== lastMoment) elements.push(make('time', { className: 'moment' }, moment))
      lastMoment = moment
      const className = `item ${item.direction}${item.recalled === true ? ' recalled' : ''}`
      elements.push(make('div', { className }, this.#content(item)))
    }
    chat.replaceChildren(...elements)
    if (atEnd) chat.scrollTop = chat.scrollHeight
  }

  #content(item) {
    if (item.card !== undefined)
      return cardElement(item.card, (button, choices) =>
        this.#act('click', { messageId: item.id, button, ...(choices === undefined ? {} : { choices }) }),
      )
    if (item.kind === 'picture' && item.mediaId)
      return make('img', { src: `/emulator/media/${encodeURIComponent(item.mediaId)}`, alt: '图片', loading: 'lazy' })
    return make('div', { className: 'bubble' }, ...withLinks(item))
  }

  async #act(path, body) {
    const done = await attempt(() => call('POST', path, body instanceof FormData ? body : { userid: this.userid, ...body }))
    this.#changed()
    return done
  }

  #wireComposer() {
    const words = this.#part('.words')
    const picture = this.#part('input[type=file]')
    for (const phrase of phrases)
      this.#part('.phrases').append(
        make('button', { type: 'button', onclick: () => this.#act('say', { text: phrase }) }, phrase),
      )
    this.#part('.composer').addEventListener('submit', (event) => {
      event.preventDefault()
      const text = words.value.trim()
      if (text === '' || this.userid === null) return
      words.value = ''
      void this.#act('say', { text })
    })
    picture.addEventListener('change', () => {
      const [file] = picture.files
      if (file === undefined || this.userid === null) return
      const form = new FormData()
      form.append('userid', this.userid)
      form.append('file', file)
      picture.value = ''
      void this.#act('picture', form)
    })
  }
}

/** A text message may hold `<a href="…">…</a>` and nothing else (the rest is shown as it stands). */
function withLinks(item) {
  const isWhole = item.direction === 'in' && item.recalled !== true && item.raw?.msgtype === 'text'
  const source = isWhole ? item.raw.text?.content : null
  if (typeof source !== 'string') return [item.text]
  const parts = source.split(/<a\s[^>]*?href=["']([^"']*)["'][^>]*>([\s\S]*?)<\/a>/i)
  return parts.flatMap((part, at) => (at % 3 === 0 ? [part] : at % 3 === 1 ? [link(parts[at + 1] ?? '', part)] : []))
}
