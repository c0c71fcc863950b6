// Asks which circular or which cases were meant, and remembers what was said of them: the next text is the answer.
import { dayOf } from '../../domain/day.js'
import type { Reference } from '../../domain/reading.js'
import type { Actor } from '../../domain/roles.js'
import { caseLine, clip } from '../../domain/wording/brief.js'
import { answer } from '../../outbox/enqueue.js'
import { casesByNos } from '../../store/cases.js'
import { askQuestion, setList } from '../../store/chats.js'
import { circularBriefs } from '../../store/circulars.js'
import type { Tx } from '../../store/db.js'
import type { FlowContext } from '../context.js'
import { briefNow } from '../hand-over-submission.js'
import { type Reached, reachCases } from './reach.js'

/** A question about more cases than this is asked without naming each. */
const listedMost = 12

/** The cases meant; null if the person was told or asked something instead. */
export async function reachOrAsk(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  ref: Reference,
  text: string,
  now: Date,
): Promise<string[] | null> {
  const reached = await reachCases(tx, actor, ref, text)
  if (reached.kind === 'cases') return reached.nos
  await answer(tx, actor.userid, await askBack(tx, context, actor, reached, text, now), now)
  return null
}

/** The sentence for words whose cases are not clear; what is asked is remembered. */
export async function askBack(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  reached: Exclude<Reached, { kind: 'cases' }>,
  text: string,
  now: Date,
): Promise<string> {
  switch (reached.kind) {
    case 'none':
      return reached.message
    case 'which-circular': {
      const { circularIds } = reached
      const briefs = await circularBriefs(tx, circularIds)
      const lines = circularIds.map(
        (id, index) => `${index + 1}. ${briefs.get(id)?.code ?? ''}《${briefs.get(id)?.title ?? ''}》`,
      )
      await askQuestion(tx, actor.userid, { kind: 'which-circular', text, circularIds }, now)
      return ['您有几份通报的事项未办结,这次说的是哪一份?请回复序号:', ...lines].join('\n')
    }
    case 'which-cases': {
      const { nos, words } = reached
      await askQuestion(tx, actor.userid, { kind: 'which-cases', text, nos }, now)
      // Plain numbers mean the list last sent, and this is it.
      await setList(tx, actor.userid, nos, now)
      const rows = await casesByNos(tx, nos)
      const ordered = nos.flatMap((no) => rows.find((row) => row.no === no) ?? [])
      const lines = ordered
        .slice(0, listedMost)
        .map((row, index) => caseLine(briefNow(context.calendar, row, now), index + 1, dayOf(now)))
      const head = `“${clip(words, 20)}”说的是哪一项?还没有登记,请回复序号,都是请回“全部”:`
      return [head, ...lines, ...(nos.length > listedMost ? [`…共${nos.length}项,也可以写事项编号。`] : [])].join('\n')
    }
  }
}
