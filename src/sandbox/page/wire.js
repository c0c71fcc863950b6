// Calls of the control API, the toast for what went wrong, and building elements. Whatever people wrote becomes text
// nodes only; addresses become links only if they are http(s).

export class Refused extends Error {}

/** JSON in, JSON out; throws Refused with the sentence the control API gave. */
export async function call(method, path, body) {
  const options = { method }
  if (body instanceof FormData) options.body = body
  else if (body !== undefined) {
    options.body = JSON.stringify(body)
    options.headers = { 'content-type': 'application/json' }
  }
  const answer = await fetch(`/emulator/${path}`, options)
  const value = await answer.json()
  if (!answer.ok) throw new Refused(value?.error?.message ?? `没有成功（${answer.status}）`)
  return value
}

let hiding

/** A short word to the person in front of the screen. */
export function toast(words) {
  const place = document.getElementById('toast')
  place.textContent = words
  clearTimeout(hiding)
  hiding = setTimeout(() => {
    place.textContent = ''
  }, 4000)
}

function whyLost({ status, error }) {
  if (status !== null) return `督办服务没有收下：回调应答 ${status}`
  if (error === 'kind not delivered to apps') return '企业微信不把这类消息转给应用（开关里可以打开）'
  return error === 'dropped' ? '回调按开关丢失了，督办服务不知道' : '督办服务没有收到：回调没有应答'
}

/** Runs an act; what it was refused for is shown, and so is a service that did not answer the callback. */
export async function attempt(act) {
  try {
    const result = await act()
    const isDelivery = result !== null && typeof result === 'object' && 'attempts' in result
    if (isDelivery && result.status !== 200) toast(whyLost(result))
    return result
  } catch (error) {
    toast(error instanceof Refused ? error.message : '连接不上模拟器')
    return undefined
  }
}

/** An element with text and children: `make('p', {className: 'x'}, 'words', child)`. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children.filter((child) => child !== null && child !== ''))
  return element
}

/** A link, or only its words if the address is of another kind. */
export function link(words, address) {
  if (!/^https?:\/\//i.test(address ?? '')) return make('span', {}, words)
  return make('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, words)
}

const clockFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

/** `2024年9月2日 周一 09:30` in the office's zone, wherever the browser is. */
export function momentOf(instant) {
  const parts = Object.fromEntries(clockFormat.formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
  return `${parts.year}年${parts.month}月${parts.day}日 ${parts.weekday} ${parts.hour}:${parts.minute}`
}
