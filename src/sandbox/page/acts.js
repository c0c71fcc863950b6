// What a person can do beside writing and pressing buttons: send other kinds of messages, press the app's menu, come,
// go, and get another account. A small menu in the corner of the phone.
import { call, make } from './wire.js'

const kinds = [
  ['发语音', { kind: 'voice' }],
  ['发表情', { kind: 'sticker' }],
  ['发位置', { kind: 'location' }],
  ['发视频', { kind: 'video' }],
  ['发链接', { kind: 'link' }],
  ['发文件', { kind: 'file' }],
]

/** The elements of the menu. `act(path, body)` carries an act out; `shut` closes the menu. */
export function actsMenu(person, act, shut) {
  const entry = (words, run, className = '') =>
    make(
      'button',
      {
        type: 'button',
        className,
        onclick: () => {
          shut()
          void run()
        },
      },
      words,
    )
  const appMenu = make('div', { className: 'app-menu' })
  void showAppMenu(appMenu, (key, words) => entry(words, () => act('menu', { entry: key })))
  return [
    make('small', {}, '发送'),
    ...kinds.map(([words, message]) => entry(words, () => act('message', message))),
    make('small', {}, '应用'),
    entry('打开应用', () => act('enter', {})),
    appMenu,
    make('small', {}, '成员'),
    entry('进入应用可见范围', () => act('arrive', {})),
    entry('移出应用可见范围', () => act('leave', {})),
    entry('改账号…', () => rename(person, act)),
    entry('从通讯录删除', () => sure(`从通讯录删除${person.name}，确定吗？`, () => act('remove', {})), 'danger'),
    entry('已离开，无人告知', () => sure(`${person.name}离开企业微信后不能再收消息，确定吗？`, () => act('gone', {})), 'danger'),
  ]
}

const sure = (words, run) => (window.confirm(words) ? run() : undefined)

function rename(person, act) {
  const next = window.prompt(`${person.name}的新账号（现为 ${person.userid}）`)
  return next === null || next.trim() === '' ? undefined : act('rename', { newUserid: next.trim() })
}

/** Entries of the app's menu as the service set it; none if it set none. */
async function showAppMenu(place, entryOf) {
  try {
    const entries = await call('GET', 'menu')
    place.append(...entries.map(({ name, entry }) => entryOf(entry, `菜单：${name}`)))
  } catch {
    place.append(make('small', {}, '没有读到应用菜单'))
  }
}
