// The clock of the service and the emulator's fault switches.
import { attempt, call, momentOf, toast } from './wire.js'

const offset = '+08:00'
const place = (id) => document.getElementById(id)
let now = null
let playing = false
let faults = null
let current = () => null

/** Shows the faults of `state` and reads the clock; a service without a clock only leaves the clock empty. */
export async function refresh(state) {
  showFaults(state)
  if (playing) return
  try {
    showClock(await call('GET', 'clock'))
  } catch (error) {
    now = null
    place('now').textContent = '—'
    place('settled').textContent = error.message
  }
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

function showFaults(state) {
  faults = state.faults
  const lockable = location.origin === state.pageUrl
  place('down').value = faults.down === false ? '' : faults.down
  place('down').querySelector('[value=closed]').disabled = !lockable
  place('down-hint').hidden = lockable
  place('down-hint').textContent = `要关闭端口，请从 ${state.pageUrl} 打开本页`
  for (const box of document.querySelectorAll('[data-fault]')) box.checked = Boolean(faults[box.dataset.fault])
  for (const box of document.querySelectorAll('[data-person-fault]')) {
    box.disabled = current() === null
    box.checked = faults[box.dataset.personFault].some((one) => one.toLowerCase() === current()?.toLowerCase())
  }
  if (document.activeElement !== place('slow')) place('slow').value = faults.slow
}

async function setFaults(patch) {
  await attempt(() => call('POST', 'faults', patch))
  await attempt(async () => showFaults(await call('GET', 'state')))
}

function togglePerson(name, on) {
  const userid = current()
  const others = faults[name].filter((one) => one.toLowerCase() !== userid.toLowerCase())
  return setFaults({ [name]: on ? [...others, userid] : others })
}

function whyNot(result) {
  if (result.status === null) return '没有按时应答'
  return result.status === 200 ? '应答内容与明文不一致' : `应答 ${result.status}`
}

async function verify() {
  place('verdict').textContent = '正在验证…'
  const result = await attempt(() => call('POST', 'verify'))
  if (result === undefined) place('verdict').textContent = ''
  else place('verdict').textContent = result.ok ? '回调地址验证通过' : `验证没有通过：${whyNot(result)}`
}

/** `presentUserid` tells who is on the phone, for the faults of one person. */
export function start(presentUserid) {
  current = presentUserid
  place('plus-hour').addEventListener('click', () => {
    if (now !== null) void moveTo(`${local(Date.parse(now) + 3_600_000)}:00${offset}`)
  })
  place('next-workday').addEventListener('click', () => void moveToNextWorkday())
  place('set-time').addEventListener('submit', (event) => {
    event.preventDefault()
    void moveTo(`${place('time').value}:00${offset}`)
  })
  place('down').addEventListener('change', (event) => void setFaults({ down: event.target.value || false }))
  place('slow').addEventListener('change', (event) => void setFaults({ slow: Number(event.target.value) }))
  place('revoke').addEventListener('click', () => void setFaults({ tokenRevoked: true }).then(() => toast('令牌已作废')))
  place('verify').addEventListener('click', () => void verify())
  for (const box of document.querySelectorAll('[data-fault]'))
    box.addEventListener('change', () => void setFaults({ [box.dataset.fault]: box.checked }))
  for (const box of document.querySelectorAll('[data-person-fault]'))
    box.addEventListener('change', () => void togglePerson(box.dataset.personFault, box.checked))
}
