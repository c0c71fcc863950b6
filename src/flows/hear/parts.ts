// One message that says different things of different cases (第一个整改完了,第二个还要等到月底). All cases are found before
// anything is done; what is clear is done, the first thing that is not is asked, and one message says both.
import type { Part } from '../../domain/reading.js'
import type { Actor } from '../../domain/roles.js'
import { clip } from '../../domain/wording/brief.js'
import { numbersInWords } from '../../domain/wording/submission.js'
import { chatOf } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import type { FlowContext } from '../context.js'
import { askBack } from './ask-back.js'
import { act, undoHint } from './carry-out.js'
import { type Reached, reachCases } from './reach.js'

/** @returns what the bot says */
export async function carryOutParts(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  parts: readonly Part[],
  now: Date,
): Promise<string> {
  const found: { part: Part; reached: Reached }[] = []
  for (const part of parts) found.push({ part, reached: await reachCases(tx, actor, part.ref, part.said) })
  const wrong = found.find(({ reached }) => reached.kind === 'none')
  if (wrong?.reached.kind === 'none') return `${wrong.reached.message}这条消息没有登记。`
  const vague = found.find(({ part, reached }) => part.kind === 'not-fixed' && reached.kind !== 'cases')
  // It could be one of those said to be put right.
  if (vague !== undefined) return `“${clip(vague.part.said, 20)}”说的是哪一项?这条消息没有登记,请写明序号再说一次。`
  const nos = found.flatMap(({ reached }) => (reached.kind === 'cases' ? reached.nos : []))
  const twice = [...new Set(nos.filter((no, index) => nos.indexOf(no) !== index))]
  if (twice.length > 0)
    return `${numbersInWords(twice)}说了不止一种情况,没有登记。请分开再说,例如:1 已整改;2 申请延期 9月20日 原因…`
  const lines: string[] = []
  for (const { part, reached } of [...found].sort((a, b) => Number(asks(a)) - Number(asks(b)))) {
    const asked = (await chatOf(tx, actor.userid)).question !== null
    if (asked && mayAsk(part, reached)) lines.push(`“${clip(part.said, 20)}”还没有登记,请随后再说一遍。`)
    else if (reached.kind === 'cases') lines.push(await named(tx, context, actor, part, reached.nos, now))
    else lines.push(await askBack(tx, context, actor, reached, part.said, now))
  }
  const undo = lines.some((line) => line.includes(undoHint))
  return [...lines.map((line) => line.replace(undoHint, '')), ...(undo ? [undoHint] : [])].join('\n')
}

/** What only asks comes after what is done. */
const asks = ({ part, reached }: { part: Part; reached: Reached }): boolean => mayAsk(part, reached)

const mayAsk = (part: Part, reached: Reached): boolean =>
  reached.kind !== 'cases' ||
  part.kind === 'offer' ||
  (part.kind === 'not-fixed' && part.until !== null) ||
  (part.kind === 'extension' && part.until === null) ||
  (part.kind === 'dispute' && part.reason === '')

async function named(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  part: Part,
  nos: readonly string[],
  now: Date,
): Promise<string> {
  if (part.kind === 'not-fixed' && part.until === null) return `${numbersInWords(nos)}先不登记为已整改。`
  return await act(tx, context, actor, part, nos, now)
}
