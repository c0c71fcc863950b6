// What a person did in the chat, understood and answered. One entry for every kind of utterance; what it causes and
// the answer are written together. Nobody's words ever change a case that is not theirs.
import type { Utterance } from '../domain/ports.js'
import { localAdmin } from '../domain/roles.js'
import { answer } from '../outbox/enqueue.js'
import { partWith, welcomeBack } from '../outbox/part-with.js'
import { actorOf } from '../store/registry.js'
import type { FlowContext } from './context.js'
import { hearClick } from './hear/click.js'
import { hearAppWarning } from './hear/app-warning.js'
import { hearPicture } from './hear/picture.js'
import { hearText } from './hear/text.js'
import { hearRenamed } from './rename-contact.js'

/** Nobody said anything: what is not about a person of the registry needs no answer. */
const silent: ReadonlySet<Utterance['kind']> = new Set(['event', 'arrived', 'left', 'departed', 'menu'])

/** Keys of the app's menu (`doctor` names them) and the word each stands for. */
const menuWords: Readonly<Record<string, string>> = {
  progress: '进度',
  today: '今日',
  review: '待复核',
  ledger: '台账',
  help: '帮助',
}

export async function hear(context: FlowContext, utterance: Utterance, now: Date): Promise<void> {
  if (utterance.kind === 'app-warning') return await hearAppWarning(context, utterance.event, utterance.effectAt, now)
  if (utterance.kind === 'renamed') return await hearRenamed(context, utterance.from, utterance.to, now)
  // Nobody writes as the local administrator, who has a page and no phone.
  if (utterance.from === localAdmin.userid) return
  const actor = await actorOf(context.store.read, utterance.from, now)
  if (actor === null) {
    if (silent.has(utterance.kind)) return
    const text = '您还不在整改督办的联系人名册里。如果您是单位联络员,请联系办公室登记。'
    return await context.store.write((tx) => answer(tx, utterance.from, text, now))
  }
  const { userid } = actor
  switch (utterance.kind) {
    case 'text':
      return await hearText(context, actor, utterance.text, now)
    case 'picture':
      return await hearPicture(context, actor, utterance.mediaId, null, now)
    case 'click':
      return await hearClick(context, actor, utterance, now)
    case 'other':
      return await hearOther(context, userid, utterance.what, utterance.mediaId, now)
    case 'arrived':
    case 'left':
    case 'departed':
      return await cameOrWent(context, userid, utterance.kind, now)
    case 'menu':
      return await hearText(context, actor, menuWords[utterance.key] ?? utterance.key, now)
    case 'event':
      return
  }

  async function hearOther(_: FlowContext, to: string, what: string, mediaId: string | null, at: Date): Promise<void> {
    if (what === 'file' && mediaId !== null && actor !== null)
      return await hearPicture(context, actor, mediaId, what, at)
    const text = '这类消息我看不懂,请用文字回复(例如:已整改),图片可以作为佐证直接发来。'
    await context.store.write((tx) => answer(tx, to, text, at))
  }
}

/** Somebody entered or left the app's visible range, or the directory says they left for good. */
async function cameOrWent(
  context: FlowContext,
  userid: string,
  what: 'arrived' | 'left' | 'departed',
  now: Date,
): Promise<void> {
  await context.store.write(async (tx) => {
    if (what === 'arrived') return void (await welcomeBack(tx, userid, 'system', now))
    const how = what === 'left' ? ('unreachable' as const) : ('left' as const)
    const source = what === 'left' ? '离开了应用可见范围' : '企业微信通讯录'
    await partWith(tx, { userid, how, by: 'system', source }, now)
  })
}
