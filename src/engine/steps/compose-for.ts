// Turns what is due for one person into messages: one for all cases together, one for each step of a talk or a round. Who
// stands in for somebody is told so.
import { dayOf } from '../../domain/day.js'
import type { Due, OwedItem } from '../../domain/due.js'
import type { Content } from '../../domain/ports.js'
import { isCounted } from '../../domain/queue.js'
import { composePush, type PushItem } from '../../domain/wording/push.js'
import { approvalReminder, type RoundBrief, roundSummary } from '../../domain/wording/round-summary.js'
import { inTheNameOf } from '../../domain/wording/stand-in.js'
import type { TalkBrief } from '../../domain/wording/talk.js'
import { briefNow } from '../../flows/hand-over-submission.js'
import { promisesOf } from '../../flows/newcomer-promises.js'
import { readRoundBrief } from '../../flows/round-brief.js'
import { readTalkBriefs } from '../../flows/talk-brief.js'
import type { Tx } from '../../store/db.js'
import type { NewMessage } from '../../store/messages.js'
import { officeName } from '../../store/registry.js'
import type { Looked } from './known.js'
import { talkContent } from './talk-content.js'

export interface Known extends Looked {
  /** What was promised about cases that are handed over, by case number. */
  promises: ReadonlyMap<string, readonly string[]>
  /** The short form of rounds whose leader is told of them. */
  roundBriefs: ReadonlyMap<string, RoundBrief>
  /** The short form of talks that owe somebody a message. */
  talkBriefs: ReadonlyMap<string, TalkBrief>
  /** Name of the office, for its papers. */
  office: string
}

/** What the words of due messages need beside the subjects themselves; mostly nothing. */
export async function readBriefs(tx: Tx, looked: Looked, due: Due): Promise<Omit<Known, keyof Looked>> {
  const items = [...due.byPerson.values()].flat()
  const about = (rule: OwedItem['rule']): string[] => [
    ...new Set(items.filter((item) => item.rule === rule).map((item) => item.subject)),
  ]
  const taken = about('hand-over').flatMap((no) => looked.rows.get(no) ?? [])
  const roundBriefs = new Map<string, RoundBrief>()
  for (const id of about('round-summary')) {
    const round = looked.rounds.get(id)
    if (round !== undefined) roundBriefs.set(id, await readRoundBrief(tx, looked.calendar, round.row, looked.now))
  }
  const subjects = new Set(items.map((item) => item.subject))
  const talks = [...looked.talks.values()].filter((talk) => subjects.has(talk.id))
  const talkBriefs = await readTalkBriefs(tx, looked.calendar, talks, looked.now)
  const office = talks.length === 0 ? '' : ((await officeName(tx)) ?? '办公室')
  return {
    roundBriefs,
    talkBriefs,
    office,
    promises: taken.length === 0 ? new Map() : await promisesOf(tx, taken, looked.now),
  }
}

export interface ComposedMessage {
  message: Omit<NewMessage, 'id' | 'to' | 'plannedOn' | 'notBefore' | 'createdAt'>
  items: OwedItem[]
}

export function composeFor(known: Known, userid: string, send: readonly OwedItem[]): ComposedMessage[] {
  const aboutCases = send.filter((item) => known.rows.has(item.subject))
  const aboutTalks = send.filter((item) => known.talks.has(item.subject))
  const aboutRounds = send.filter((item) => known.rounds.has(item.subject))
  const composed = aboutTalks.map((item) => composeTalk(known, userid, item))
  composed.push(...aboutRounds.map((item) => composeRound(known, item)))
  if (aboutCases.length > 0) composed.unshift(composeCases(known, userid, aboutCases))
  return composed
}

function composeCases(known: Known, userid: string, items: readonly OwedItem[]): ComposedMessage {
  const pushItems = items.flatMap((item) => {
    const row = known.rows.get(item.subject)
    return row === undefined ? [] : [pushItem(known, item, briefNow(known.calendar, row, known.now))]
  })
  pushItems.sort((a, b) => (a.brief.no < b.brief.no ? -1 : 1))
  const units = new Set(items.flatMap((item) => known.rows.get(item.subject)?.unitId ?? []))
  const missing = [...units].flatMap((id) => known.papersMissing.get(id) ?? [])
  const { content, listed } = composePush(pushItems, known.circulars.briefs, dayOf(known.now), missing)
  const counted = known.directory.isContact(userid) && items.some((item) => isCounted(item.rule))
  const circularIds = [...new Set(items.map((item) => item.circularId))]
  return {
    message: {
      kind: 'plan',
      counted,
      content: inTheNameOf(content, stoodInFor(known, items)),
      listed,
      circularIds,
      subject: { kind: 'cases', nos: listed },
    },
    items: [...items],
  }
}

function pushItem(known: Known, { rule, subject }: OwedItem, brief: PushItem['brief']): PushItem {
  const promises = rule === 'hand-over' ? known.promises.get(subject) : undefined
  return promises === undefined ? { rule, brief } : { rule, brief, note: promises.join(';') }
}

/** Names of the people whose place this person takes with these items. */
const stoodInFor = (known: Known, items: readonly OwedItem[]): string[] => [
  ...new Set(items.flatMap((item) => (item.insteadOf === null ? [] : [known.directory.nameOf(item.insteadOf)]))),
]

function composeRound(known: Known, item: OwedItem): ComposedMessage {
  const today = dayOf(known.now)
  const round = known.rounds.get(item.subject)
  const brief = known.roundBriefs.get(item.subject)
  if (round === undefined) throw new Error(`circular ${item.subject} was not loaded`)
  const { submittedAt, submittedBy, title } = round.row
  const text =
    brief !== undefined
      ? roundSummary(brief, today)
      : approvalReminder(title, dayOf(submittedAt ?? known.now), known.directory.nameOf(submittedBy ?? ''), today)
  const content = inTheNameOf({ type: 'text', text }, stoodInFor(known, [item]))
  const circularIds = [item.circularId]
  return {
    message: { kind: 'plan', counted: false, content, listed: [], circularIds, subject: null },
    items: [item],
  }
}

function composeTalk(known: Known, userid: string, item: OwedItem): ComposedMessage {
  const talk = known.talks.get(item.subject)
  if (talk === undefined) throw new Error(`talk ${item.subject} was not loaded`)
  const content: Content = inTheNameOf(talkContent(known, talk, userid, item), stoodInFor(known, [item]))
  const subject = { kind: 'talk' as const, id: talk.id }
  return {
    message: { kind: 'paper', counted: false, content, listed: [], circularIds: [item.circularId], subject },
    items: [item],
  }
}
