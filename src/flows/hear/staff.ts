// What staff say in the chat: look up, remind, ask why. Decisions stand in decide.ts.
import type { Intent, Reference } from '../../domain/reading.js'
import { type Actor, isUnitContact } from '../../domain/roles.js'
import { answer } from '../../outbox/enqueue.js'
import { chatOf } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import type { FlowContext } from '../context.js'
import { explainInChat } from '../explain-case.js'
import { remindInChat } from '../remind-chat.js'
import { showOffice } from './office.js'

/** True if the intent was handled (answered). */
export async function onStaffIntent(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  intent: Intent,
  now: Date,
): Promise<boolean> {
  const say = (words: string): Promise<void> => answer(tx, actor.userid, words, now)
  switch (intent.kind) {
    case 'today':
    case 'ledger':
    case 'to-review':
    case 'overdue':
    case 'tasks':
      await showOffice(tx, context, actor, intent.kind, now)
      return true
    case 'remind':
      await say(await remindInChat(tx, context, actor, intent.target, now))
      return true
    case 'why': {
      const nos = intent.ref.kind === 'cases' ? intent.ref.nos : await fromList(tx, actor, intent.ref)
      if (nos.length === 0 && isUnitContact(actor)) return false
      if (nos.length === 0) await say('请写明事项编号,例如:为什么 B24Q3-001。')
      else await say(await explainInChat(tx, context, actor, nos, now))
      return true
    }
    default:
      return false
  }
}

async function fromList(tx: Tx, actor: Actor, ref: Reference): Promise<string[]> {
  const { list } = await chatOf(tx, actor.userid)
  if (ref.kind === 'numbers') return ref.numbers.flatMap((number) => list[number - 1] ?? [])
  if (ref.kind === 'all-but') return list.filter((_, index) => !ref.numbers.includes(index + 1))
  return ref.kind === 'all' ? list : []
}
