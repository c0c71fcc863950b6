// The clock of the service: shown, and moved by playing or skipping.
import { attempt, call, momentOf } from './wire.js'

const offset = '+08:00'
const place = (id) => document.getElementById(id)
let now = null
let playing = false

/** Reads the clock; without a service, or without a clock in it, there is none to move. */
export async function refresh({ serviceUrl }) {
  if (playing) return
  if (serviceUrl === null) showNone('没有连接督办服务，时钟不走')
  else
    try {
      showClock(await call('GET', 'clock'))
    } catch (error) {
      showNone(error.message)
    }
  setBusy(now === null)
}

function showNone(why) {
  now = null
  place('now').textContent = '—'
  place('settled').textContent = why
}

function showClock(clock) {
  now = clock.now
  place('now').textContent = momentOf(clock.now)
  place('settled').textContent = clock.settled === false ? '还有事情正在处理' : ''
  if (place('time').value === '') place('time').value = local(clock.now)
}

/** Local wall time of the office, as the input field wants it. */
const local = (instant) => new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 16)

async function moveTo(target) {
  if (now === null || playing) return
  const mode = document.querySelector('input[name=mode]:checked').value
  playing = true
  setBusy(true)
  place('settled').textContent = mode === 'jump' ? '正在跳过…' : '正在播放…'
  const body = mode === 'jump' ? { now: target, mode } : { now: target }
  const clock = await attempt(() => call('POST', 'clock', body))
  playing = false
  setBusy(false)
  place('settled').textContent = ''
  if (clock?.now !== undefined) showClock(clock)
  place('time').value = ''
}

async function moveToNextWorkday() {
  if (now === null) return
  const next = await attempt(() => call('GET', `workday?after=${encodeURIComponent(now)}`))
  if (next !== undefined) await moveTo(`${local(next.at)}:00${offset}`)
}

function setBusy(busy) {
  for (const control of document.querySelectorAll('#plus-hour, #next-workday, #set-time button')) control.disabled = busy
}

/** Wires the buttons. */
export function start() {
  place('plus-hour').addEventListener('click', () => {
    if (now !== null) void moveTo(`${local(Date.parse(now) + 3_600_000)}:00${offset}`)
  })
  place('next-workday').addEventListener('click', () => void moveToNextWorkday())
  place('set-time').addEventListener('submit', (event) => {
    event.preventDefault()
    void moveTo(`${place('time').value}:00${offset}`)
  })
}
