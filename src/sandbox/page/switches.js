// What can be made to go wrong, as a table of switches in plain words: the interface, the person in front, how callbacks
// travel. Each row says how it is read from the emulator's faults and which patch it sends back.
import { attempt, call, make, toast } from './wire.js'

const place = document.getElementById('switches')
let faults = null
let present = () => null
let changed = () => {}
let rows = []

const flag = (name, words) => ({
  kind: 'flag',
  words,
  read: (all) => Boolean(all[name]),
  patch: (on) => ({ [name]: on }),
})
const choice = (name, words, options) => ({
  kind: 'choice',
  words,
  options,
  read: (all) => String(all[name] || ''),
  patch: (value) => ({ [name]: value || false }),
})
const number = (name, words, max, step) => ({
  kind: 'number',
  words,
  max,
  step,
  read: (all) => Number(all[name]),
  patch: (value) => ({ [name]: value }),
})
const ofPerson = (name, words) => ({
  kind: 'person',
  words,
  read: (all) => all[name].some((one) => one.toLowerCase() === present()?.toLowerCase()),
  patch: (on) => {
    const others = faults[name].filter((one) => one.toLowerCase() !== present().toLowerCase())
    return { [name]: on ? [...others, present()] : others }
  },
})
/** One field of how callbacks travel; an absent field means as usual. */
const travel = (name, words, kind, scale = 1, max = 100, step = 1) => ({
  kind,
  words,
  max,
  step,
  read: (all) => (kind === 'flag' ? Boolean(all.delivery[name]) : Math.round((all.delivery[name] ?? 0) / scale)),
  patch: (value) => {
    const { [name]: _, ...rest } = faults.delivery
    return { delivery: value ? { ...rest, [name]: value === true ? true : value * scale } : rest }
  },
})
/** An API that answers one error code to every call. */
const answering = (api, code, words) => ({
  kind: 'flag',
  words,
  read: (all) => all.answers[api] === code,
  patch: (on) => {
    const { [api]: _, ...rest } = faults.answers
    return { answers: on ? { ...rest, [api]: code } : rest }
  },
})

const sections = [
  [
    '接口',
    choice('down', '总体', [
      ['', '正常'],
      ['refuse', '系统繁忙（-1）'],
      ['closed', '端口关闭（拒绝连接）'],
    ]),
    number('busy', '接下来几次调用系统繁忙', 1000, 1),
    flag('frequency', '频率超限（45009）'),
    answering('message/send', 45033, '发送并发超限（45033）'),
    answering('message/update_template_card', 60140, '卡片更新码失效（60140）'),
    flag('untrustedIp', '不可信 IP（60020）'),
    flag('appStopped', '应用停用（50003）'),
    flag('secretReset', 'Secret 被重置（40001）'),
    flag('acceptedThenReset', '发出后断线（不知成败）'),
    number('slow', '应答延迟（毫秒）', 600_000, 100),
  ],
  [
    '当前成员',
    ofPerson('partInvalid', '报为无效成员'),
    ofPerson('silentDrop', '消息悄悄丢弃'),
    ofPerson('unlicensed', '没有接口许可'),
  ],
  [
    '回调的路上',
    travel('shuffle', '打乱次序', 'flag'),
    travel('duplicate', '重复投递（%）', 'number', 0.01),
    travel('drop', '丢失（%）', 'number', 0.01),
    travel('delayMs', '最多晚到（毫秒）', 'number', 1, 60_000, 100),
    travel('dropAfterFailures', '连续几次没应答就丢弃', 'number', 1, 1000),
  ],
  [
    '文档说法不一处',
    choice('longText', '超过2048字节的文本', [
      ['cut', '截断'],
      ['refuse', '拒收（45002）'],
    ]),
    flag('fileMessages', '成员发的文件能到达应用'),
    flag('cardReplies', '点按卡片的被动回复有效'),
  ],
]

const buttons = [
  ['作废令牌（40014）', () => set({ tokenRevoked: true }).then((done) => done && toast('令牌已作废'))],
  ['验证回调地址', () => verify()],
  ['全员移出可见范围', () => everybody(false)],
  ['全员进入可见范围', () => everybody(true)],
  ['平台预告停用应用', () => warn('inactive_alert', '已发出停用预告')],
  ['平台已停用应用', () => warn('close_inactive_agent', '已发出停用通知')],
  ['应用恢复使用', () => warn('reopen_inactive_agent', '已发出恢复通知')],
]

function rowElement(spec) {
  const send = (value) => void set(spec.patch(value))
  if (spec.kind === 'flag' || spec.kind === 'person') {
    const input = make('input', { type: 'checkbox', onchange: (event) => send(event.target.checked) })
    const fill = (all) => {
      input.disabled = spec.kind === 'person' && present() === null
      input.checked = spec.read(all)
    }
    return { element: make('label', { className: 'switch' }, input, make('span', {}, spec.words)), fill }
  }
  if (spec.kind === 'choice') {
    const options = spec.options.map(([value, words]) => make('option', { value }, words))
    const input = make('select', { onchange: (event) => send(event.target.value) }, ...options)
    const fill = (all) => {
      input.value = spec.read(all)
    }
    return { element: make('label', { className: 'field' }, spec.words, input), fill, input }
  }
  const { max, step } = spec
  const input = make('input', { type: 'number', min: 0, max, step, onchange: (event) => send(Number(event.target.value)) })
  const fill = (all) => {
    if (document.activeElement !== input) input.value = spec.read(all)
  }
  return { element: make('label', { className: 'field' }, spec.words, input), fill }
}

function build() {
  place.replaceChildren()
  for (const [heading, ...specs] of sections) {
    const built = specs.map(rowElement)
    rows.push(...built)
    place.append(make('h2', {}, heading), ...built.map((row) => row.element))
  }
  const acts = buttons.map(([words, act]) => make('button', { type: 'button', onclick: () => void act() }, words))
  place.append(make('h2', {}, '一次性动作'), make('div', { className: 'buttons' }, ...acts))
}

/** Shows the faults of the state as just read. */
export function show(state) {
  faults = state.faults
  if (rows.length === 0) build()
  for (const row of rows) row.fill(faults)
  const lockable = location.origin === state.pageUrl
  const closed = place.querySelector('option[value=closed]')
  if (closed !== null) closed.disabled = !lockable
  document.getElementById('down-hint').hidden = lockable
  document.getElementById('down-hint').textContent = `要关闭端口，请从 ${state.pageUrl} 打开本页`
}

async function set(patch) {
  const done = await attempt(() => call('POST', 'faults', patch))
  await attempt(async () => show(await call('GET', 'state')))
  return done !== undefined
}

function whyNot(result) {
  if (result.status === null) return '没有按时应答'
  return result.status === 200 ? '应答内容与明文不一致' : `应答 ${result.status}`
}

async function verify() {
  const verdict = document.getElementById('verdict')
  verdict.textContent = '正在验证…'
  const result = await attempt(() => call('POST', 'verify'))
  if (result === undefined) verdict.textContent = ''
  else verdict.textContent = result.ok ? '回调地址验证通过' : `验证没有通过：${whyNot(result)}`
}

async function everybody(visible) {
  const words = visible ? '让全体成员都进入应用的可见范围，确定吗？' : '把全体成员移出应用的可见范围，确定吗？'
  if (!window.confirm(words)) return
  const done = await attempt(() => call('POST', 'everybody', { visible }))
  if (done !== undefined) toast(visible ? `${done.people}人已进入可见范围` : `${done.people}人已移出可见范围`)
  changed()
}

async function warn(event, words) {
  const done = await attempt(() => call('POST', 'warning', { event }))
  if (done?.status === 200) toast(words)
  changed()
}

/** `presentUserid` tells who is in front, for the faults of one person; `onChange` is called after an act. */
export function start(presentUserid, onChange) {
  present = presentUserid
  changed = onChange
}
