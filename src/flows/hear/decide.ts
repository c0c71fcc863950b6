// What the office decides in words, because a card is out of reach: 通过, 退回, 同意, 不同意, with or without a number. Without
// one the words mean the only thing that waits for this person; where several wait, or none, the bot says so.
import type { DecisionRead } from '../../domain/reading-commands.js'
import type { Reference } from '../../domain/reading.js'
import { type Actor, may } from '../../domain/roles.js'
import { numbersInWords } from '../../domain/wording/submission.js'
import { answer } from '../../outbox/enqueue.js'
import { askQuestion, chatOf } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import { openSubmissions, type SubmissionKind, type SubmissionRow, submittedCases } from '../../store/submissions.js'
import type { FlowContext } from '../context.js'
import { type Decision, decideSubmission } from '../decide-submission.js'
import { doneWord } from './done-word.js'
import { casesByNos } from '../../store/cases.js'

const waitingWords = { review: '等您复核的反馈', 'decide-request': '等您处理的延期、异议或暂缓申请' } as const

export async function decideInChat(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  intent: DecisionRead,
  text: string,
  now: Date,
): Promise<void> {
  const say = (words: string): Promise<void> => answer(tx, actor.userid, words, now)
  const kind = intent.kind === 'pass' || intent.kind === 'return' ? 'review' : 'decide-request'
  const allowed = may(actor, kind)
  if (!allowed.ok) return await say(allowed.message)
  const waiting = (await openSubmissions(tx)).filter(
    (one) => (one.kind === 'reply') === (kind === 'review') && one.by !== actor.userid,
  )
  if (intent.ref.kind === 'unsaid') {
    const [only, ...more] = waiting
    const talks = may(actor, 'decide-talk').ok ? '约谈请回“同意约谈”或“暂不约谈 理由”。' : ''
    if (only === undefined) return await say(`目前没有${waitingWords[kind]}。${talks}`)
    if (more.length > 0) return await say(await askWhich(tx, actor, waiting, text, kind, now))
    return await say(await decideOn(tx, context, actor, intent, only, submittedCases(only), now))
  }
  const nos = await namedNos(tx, actor, intent.ref)
  if (typeof nos === 'string') return await say(nos)
  const about = waiting.filter((one) => submittedCases(one).some((no) => nos.includes(no)))
  const [first, ...others] = about
  const sameKind = others.every((one) => one.kind === first?.kind)
  if (first === undefined || (intent.kind === 'pass' && others.length > 0))
    return await say(await decided(context, actor, decisionFor(intent, first?.kind), nos, now))
  if (others.length > 0 && (!sameKind || reasonOf(intent) === ''))
    return await say('这几项不是同一次提交的,请逐项写明编号和原因。')
  if (others.length > 0) return await say(await decided(context, actor, decisionFor(intent, first.kind), nos, now))
  await say(await decideOn(tx, context, actor, intent, first, nos, now))
}

const reasonOf = (intent: DecisionRead): string => ('reason' in intent ? intent.reason : '-')

/** One submission, or some of its cases; a missing reason is asked for and the next text is it. */
async function decideOn(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  intent: DecisionRead,
  submission: SubmissionRow,
  nos: readonly string[],
  now: Date,
): Promise<string> {
  if (reasonOf(intent) !== '') return await decided(context, actor, decisionFor(intent, submission.kind), nos, now)
  const kind = intent.kind === 'return' ? 'return-reason' : 'refuse-reason'
  await askQuestion(tx, actor.userid, { kind, submissionId: submission.id, nos: [...nos] }, now)
  return intent.kind === 'return'
    ? `请回复退回${numbersInWords(nos)}的原因,可以写新的期限(例如:栏目仍是空白,9月12日前)。不写日期按3个工作日。`
    : `请回复不同意${numbersInWords(nos)}的理由,会告诉对方。`
}

async function decided(
  context: FlowContext,
  actor: Actor,
  decision: Decision,
  nos: readonly string[],
  now: Date,
): Promise<string> {
  const result = await decideSubmission(context, nos, decision, actor.userid, now)
  if (!result.ok) return result.message
  const left = result.value.refusals.map((one) => one.message).join('')
  return `${doneWord[decision.kind]}:${numbersInWords(result.value.nos)}。${left}`
}

/** The decision a word means on what was handed in; where nothing was, the flow itself says so. */
function decisionFor(intent: DecisionRead, kind: string | undefined): Decision {
  switch (intent.kind) {
    case 'pass':
      return { kind: 'close' }
    case 'return':
      return { kind: 'return', reason: intent.reason, until: intent.until }
    case 'agree':
      return kind === 'dispute'
        ? { kind: 'uphold', reason: '' }
        : kind === 'block'
          ? { kind: 'pause', checkInOn: intent.until }
          : { kind: 'grant', until: intent.until }
    case 'refuse':
      return refusalOf((kind ?? 'extension') as SubmissionKind, intent.reason)
  }
}

/** 不同意 on what was asked for. */
export function refusalOf(kind: SubmissionKind, reason: string): Decision {
  if (kind === 'extension') return { kind: 'refuse', reason }
  return kind === 'block' ? { kind: 'refuse-pause', reason } : { kind: 'reject', reason }
}

/** Case numbers as named, or numbers of the list last shown; else the sentence to answer. */
async function namedNos(tx: Tx, actor: Actor, ref: Reference): Promise<string[] | string> {
  if (ref.kind === 'cases') return ref.nos
  const { list } = await chatOf(tx, actor.userid)
  if (ref.kind === 'all') return list.length > 0 ? list : '请先回复“待复核”查看清单,再说全部。'
  if (ref.kind === 'all-but') return list.filter((_, index) => !ref.numbers.includes(index + 1))
  if (ref.kind !== 'numbers') return '请写明事项编号,例如:通过 B24Q3-001;退回 B24Q3-001 原因。'
  const outside = ref.numbers.find((number) => list[number - 1] === undefined)
  if (outside !== undefined) return `最近的清单里没有第${outside}项(共${list.length}项),请写事项编号。`
  return ref.numbers.flatMap((number) => list[number - 1] ?? [])
}

async function askWhich(
  tx: Tx,
  actor: Actor,
  waiting: readonly SubmissionRow[],
  text: string,
  kind: keyof typeof waitingWords,
  now: Date,
): Promise<string> {
  const submissionIds = waiting.map((one) => one.id)
  await askQuestion(tx, actor.userid, { kind: 'which-submission', text, submissionIds }, now)
  const lines: string[] = []
  for (const [index, one] of waiting.entries()) {
    const nos = submittedCases(one)
    const [row] = await casesByNos(tx, nos)
    lines.push(`${index + 1}. ${row?.unit.name ?? ''} ${numbersInWords(nos)}`)
  }
  return [`${waitingWords[kind]}有${waiting.length}件,没有改动。请回复序号:`, ...lines].join('\n')
}

/** The answer to it, by number or case number; null if the text is none. */
export async function chosenSubmission(
  tx: Tx,
  submissionIds: readonly string[],
  said: string,
  named: readonly string[],
): Promise<SubmissionRow | null> {
  const number = Number(/^第?\s*(\d{1,2})\s*[项个件号]?[。.]?$/.exec(said)?.[1] ?? '0')
  const open = (await openSubmissions(tx)).filter((one) => submissionIds.includes(one.id))
  const byNo = open.filter((one) => submittedCases(one).some((no) => named.includes(no)))
  return open.find((one) => one.id === submissionIds[number - 1]) ?? (byNo.length === 1 ? (byNo[0] ?? null) : null)
}
