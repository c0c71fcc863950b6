// Turns what is due for one person into messages: one for all cases together, one for each step of a talk.
import type { Calendar } from '../../domain/calendar.js'
import { dayOf } from '../../domain/day.js'
import type { Directory } from '../../domain/directory.js'
import type { OwedItem } from '../../domain/due.js'
import type { Content } from '../../domain/ports.js'
import type { Policies } from '../../domain/policy.js'
import { isCounted } from '../../domain/queue.js'
import { composePush } from '../../domain/wording/push.js'
import { briefNow } from '../../flows/hand-over-submission.js'
import type { CaseRow } from '../../store/cases.js'
import type { CircularContexts } from '../../store/circular-contexts.js'
import type { NewMessage } from '../../store/messages.js'
import type { TalkRow } from '../../store/talks.js'
import { talkContent } from './talk-content.js'

export interface Known {
  rows: ReadonlyMap<string, CaseRow>
  talks: ReadonlyMap<string, TalkRow>
  /** Cases the talks gather, for their papers. */
  talkCases: ReadonlyMap<string, CaseRow>
  circulars: CircularContexts
  directory: Directory
  calendar: Calendar
  policies: Policies
  now: Date
}

export interface ComposedMessage {
  message: Omit<NewMessage, 'id' | 'to' | 'plannedOn' | 'notBefore' | 'createdAt'>
  items: OwedItem[]
}

export function composeFor(known: Known, userid: string, send: readonly OwedItem[]): ComposedMessage[] {
  const aboutCases = send.filter((item) => known.rows.has(item.subject))
  const aboutTalks = send.filter((item) => known.talks.has(item.subject))
  const composed = aboutTalks.map((item) => composeTalk(known, userid, item))
  if (aboutCases.length > 0) composed.unshift(composeCases(known, userid, aboutCases))
  return composed
}

function composeCases(known: Known, userid: string, items: readonly OwedItem[]): ComposedMessage {
  const pushItems = items.flatMap((item) => {
    const row = known.rows.get(item.subject)
    return row === undefined ? [] : [{ rule: item.rule, brief: briefNow(known.calendar, row, known.now) }]
  })
  pushItems.sort((a, b) => (a.brief.no < b.brief.no ? -1 : 1))
  const { content, listed } = composePush(pushItems, known.circulars.briefs, dayOf(known.now))
  const counted = known.directory.isContact(userid) && items.some((item) => isCounted(item.rule))
  const circularIds = [...new Set(items.map((item) => item.circularId))]
  return {
    message: { kind: 'plan', counted, content, listed, circularIds, subject: { kind: 'cases', nos: listed } },
    items: [...items],
  }
}

function composeTalk(known: Known, userid: string, item: OwedItem): ComposedMessage {
  const talk = known.talks.get(item.subject)
  if (talk === undefined) throw new Error(`talk ${item.subject} was not loaded`)
  const content: Content = talkContent(known, talk, userid, item)
  const subject = { kind: 'talk' as const, id: talk.id }
  return {
    message: { kind: 'paper', counted: false, content, listed: [], circularIds: [item.circularId], subject },
    items: [item],
  }
}
