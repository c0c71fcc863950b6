// 为什么 of one message, or of one step that became no message: whose words, which rule, how it ended. Takes what the
// listing of messages prints: a message id, else the key of a step, else a case number.
import { done, type Result, refused } from '../base/result.js'
import { dayOf, isoOf } from '../domain/day.js'
import { type Actor, answersFor, isStaff } from '../domain/roles.js'
import { deadlineStory } from '../domain/wording/why-deadline.js'
import { instantInWords } from '../domain/wording/why-rule.js'
import type { CaseStory, StoryStep } from '../domain/wording/why-story.js'
import { outcomeInWords } from '../domain/wording/why.js'
import { plainText } from '../domain/wording/push.js'
import { casesByNos } from '../store/cases.js'
import { circularContexts } from '../store/circular-contexts.js'
import type { Prisma, Tx } from '../store/db.js'
import { contentOf, subjectOfMessage } from '../store/messages.js'
import { readPolicies } from '../store/policies.js'
import { submissionById } from '../store/submissions.js'
import { caseStory, deadlineOf, toldOf } from './explain-case.js'
import type { Outlook } from './explain-coming.js'
import { type Naming, readNaming } from './explain-people.js'
import { lineFinder, sourcesOf } from './explain-place.js'
import { pastSteps } from './explain-steps.js'
import { talkCause } from './explain-talks.js'
import type { FlowContext } from './context.js'

export interface MessageStory {
  id: string
  /** ISO 8601; when it left, or may leave. */
  at: string
  to: string | null
  who: string
  kind: string
  state: string
  ended: string
  text: string
  /** Why it exists, where no step of a case's plan says so. */
  cause: string
  /** What of the plan it settled, with each case's words and deadline. */
  cases: { no: string; sources: CaseStory['sources']; deadline: string[]; steps: StoryStep[] }[]
}

export type Why =
  | { kind: 'case'; story: CaseStory }
  | { kind: 'message'; message: MessageStory }
  | { kind: 'step'; story: CaseStory; step: StoryStep }
  /** A paper of a talk that is still to come, or never left. */
  | { kind: 'paper'; words: string }

/** @param what case number, message id or key of a step */
export async function explain(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  what: string,
  now: Date,
): Promise<Result<Why>> {
  const message = await tx.message.findUnique({ where: { id: what }, include: { obligations: true } })
  if (message !== null) return await messageStory(tx, context, actor, message, now)
  const [no = '', , rule = ''] = what.split('/')
  if (rule.startsWith('talk-') && isStaff(actor)) {
    const naming = await readNaming(tx, true)
    const words = await talkCause(tx, no, [rule], { policies: await readPolicies(tx) }, naming, now)
    if (words !== null) return done({ kind: 'paper', words })
  }
  const story = await caseStory(tx, context, actor, no, now)
  if (!story.ok)
    return story.code === 'no-case'
      ? refused('no-such-message', `没有编号为${what}的事项或消息,可用 messages 查看。`)
      : story
  if (!what.includes('/')) return done({ kind: 'case', story: story.value })
  const step = [...story.value.past, ...story.value.coming].find((one) => sameStep(one, what))
  if (step === undefined) return refused('no-such-message', `${no}没有这一步(${what}),可用 messages 查看。`)
  return done({ kind: 'step', story: story.value, step })
}

/** Contacts are not shown userids, so their keys end in nobody's. */
const sameStep = (step: StoryStep, key: string): boolean => step.id.toLowerCase() === key.toLowerCase()

type MessageRow = Prisma.MessageGetPayload<{ include: { obligations: true } }>

async function messageStory(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  message: MessageRow,
  now: Date,
): Promise<Result<Why>> {
  const rows = await casesByNos(tx, [...new Set(message.obligations.map((one) => one.subjectId))])
  const theirs = rows.length > 0 && rows.every((row) => answersFor(actor, row.unitId))
  if (!isStaff(actor) && message.to !== actor.userid && !theirs)
    return refused('not-yours', '这条消息不是发给您或您单位的。')
  const naming = await readNaming(tx, isStaff(actor))
  const outlook = { contexts: await circularContexts(tx, rows), policies: await readPolicies(tx) }
  const cases: MessageStory['cases'] = []
  for (const row of rows) {
    const told = await toldOf(tx, context, actor, row, outlook, now)
    const circular = await tx.circular.findUniqueOrThrow({ where: { id: row.circularId }, omit: { bytes: true } })
    const own = message.obligations.filter((one) => one.subjectId === row.no)
    cases.push({
      no: row.no,
      sources: sourcesOf(row, circular, told.naming, await lineFinder(tx, circular)),
      deadline: deadlineStory(deadlineOf(told, circular), context.calendar, dayOf(now)),
      steps: pastSteps(
        told,
        own.map((one) => ({ ...one, message })),
      ),
    })
  }
  const [first] = rows
  return done({
    kind: 'message',
    message: {
      id: message.id,
      at: isoOf(message.settledAt ?? message.notBefore),
      to: naming.userid(message.to),
      who: first === undefined ? naming.actor(message.to) : naming.whole(message.to, first),
      kind: message.kind,
      state: message.state,
      ended:
        message.state === 'pending' || message.state === 'sending'
          ? pendingWords(message, now)
          : outcomeInWords(message.state, message.reason),
      text: plainText(contentOf(message)),
      cause: await causeOf(tx, message, naming, outlook, now),
      cases,
    },
  })
}

const pendingWords = (message: Pick<MessageRow, 'notBefore' | 'reason'>, now: Date): string =>
  `待发,最早${instantInWords(message.notBefore, dayOf(now))}${message.reason === null ? '' : `(${outcomeInWords('owed', message.reason)})`}`

/** What a message that is no planned push of a case follows from. */
async function causeOf(
  tx: Tx,
  message: MessageRow,
  naming: Naming,
  outlook: Pick<Outlook, 'policies'>,
  now: Date,
): Promise<string> {
  const on = instantInWords(message.createdAt, dayOf(now))
  switch (message.kind) {
    case 'answer':
      return `${on}对来信的即时答复,不计条数`
    case 'result':
      return `${on}把办理结果告知提出的人,不计条数`
    case 'paper': {
      const rules = [...new Set(message.obligations.map((one) => one.rule))]
      const subject = subjectOfMessage(message)
      const about = subject?.kind === 'talk' ? await talkCause(tx, subject.id, rules, outlook, naming, now) : null
      return about ?? '约谈文书,随负责人的决定发出,不计条数'
    }
    case 'task': {
      const subject = subjectOfMessage(message)
      const submission = subject?.kind === 'submission' ? await submissionById(tx, subject.id) : null
      return submission === null
        ? `${on}交办公室办理`
        : `随${naming.actor(submission.by)}${instantInWords(submission.at, dayOf(now))}的提交交办公室办理`
    }
    default:
      return message.counted ? '按计划主动发送,计入条数' : '按计划主动发送'
  }
}
