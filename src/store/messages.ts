// Messages we owe people, and the ledger of obligations they settle.
import type { Day } from '../domain/day.js'
import type { Content } from '../domain/ports.js'
import type { Prisma, Tx } from './db.js'
import { fromJson, toJson } from './json.js'

export type MessageRow = Prisma.MessageGetPayload<object>
export type MessageKind = 'plan' | 'answer' | 'result' | 'paper' | 'task'
export type Outcome = 'sent' | 'superseded' | 'skipped' | 'dead' | 'uncertain'

/** What a button of a message acts on. */
export type Subject =
  | { kind: 'cases'; nos: string[] }
  | { kind: 'submission'; id: string }
  | { kind: 'talk'; id: string }
  /** The office's own lists: 今日, 逾期. */
  | { kind: 'office' }

export interface NewMessage {
  id: string
  to: string
  kind: MessageKind
  counted: boolean
  content: Content
  listed: readonly string[]
  circularIds: readonly string[]
  subject: Subject | null
  plannedOn: Day
  notBefore: Date
  createdAt: Date
}

export const messageColumns = (message: NewMessage): Prisma.MessageUncheckedCreateInput => ({
  ...message,
  content: toJson(message.content),
  listed: toJson(message.listed),
  circularIds: toJson(message.circularIds),
  subject: message.subject === null ? null : toJson(message.subject),
  state: 'pending',
  attempts: 0,
})

export const contentOf = (row: Pick<MessageRow, 'content'>): Content =>
  fromJson<Content>(row.content, undefined as never)
export const listedOf = (row: Pick<MessageRow, 'listed'>): string[] => fromJson<string[]>(row.listed, [])
export const subjectOfMessage = (row: Pick<MessageRow, 'subject'>): Subject | null =>
  fromJson<Subject | null>(row.subject, null)

/** What counted for the budget of each person: today, and ever by circular. */
export async function receivedBy(
  tx: Tx,
  userids: readonly string[],
  today: Day,
): Promise<Map<string, { today: number; byCircular: Map<string, number> }>> {
  const rows = await tx.message.findMany({
    where: { to: { in: [...userids] }, counted: true, state: { in: ['pending', 'sending', 'sent', 'uncertain'] } },
    select: { to: true, plannedOn: true, circularIds: true },
  })
  const received = new Map(userids.map((userid) => [userid, { today: 0, byCircular: new Map<string, number>() }]))
  for (const row of rows) {
    const one = received.get(row.to)
    if (one === undefined) continue
    if (row.plannedOn === today) one.today++
    for (const id of fromJson<string[]>(row.circularIds, [])) one.byCircular.set(id, (one.byCircular.get(id) ?? 0) + 1)
  }
  return received
}

/** Unasked messages that contacts of units got about these circulars. */
export async function countedAbout(tx: Tx, circularIds: readonly string[]): Promise<number> {
  const contacts = await tx.contact.findMany({ select: { userid: true }, distinct: ['userid'] })
  const rows = await tx.message.findMany({
    where: { counted: true, state: 'sent', to: { in: contacts.map((one) => one.userid) } },
    select: { circularIds: true },
  })
  const wanted = new Set(circularIds)
  return rows.filter((row) => fromJson<string[]>(row.circularIds, []).some((id) => wanted.has(id))).length
}

/** What the ledger says of subjects: closed (settled or in a message), given back to the plan, or lost on that person. */
export async function settledOf(tx: Tx, subjects: readonly string[]): Promise<Map<string, 'closed' | 'open' | 'lost'>> {
  const rows = await tx.obligation.findMany({
    where: { subjectId: { in: [...subjects] } },
    select: { key: true, outcome: true, reason: true, messageId: true },
  })
  return new Map(rows.map((row) => [row.key, wordOf(row)]))
}

/** Whether that person was reached by it; who stands in their place may be owed it still if not. */
function wordOf(row: { outcome: string; reason: string | null; messageId: string | null }): 'closed' | 'open' | 'lost' {
  if (row.outcome === 'owed') return row.messageId === null ? 'open' : 'closed'
  if (row.outcome === 'dead' || row.outcome === 'uncertain') return 'lost'
  return row.reason === 'handed-on' || row.reason === 'nobody to tell' ? 'lost' : 'closed'
}

export interface NewObligation {
  key: string
  subjectId: string
  round: number
  rule: string
  userid: string
  dueAt: Date
  outcome: Outcome | 'owed'
  reason: string | null
  settledAt: Date | null
  messageId: string | null
}

/** Writes ledger rows; a key given back to the plan is taken over, a key in hand elsewhere makes the whole write fail. */
export async function writeObligations(tx: Tx, rows: readonly NewObligation[]): Promise<void> {
  if (rows.length === 0) return
  await tx.obligation.deleteMany({
    where: { key: { in: rows.map((row) => row.key) }, outcome: 'owed', messageId: null },
  })
  await tx.obligation.createMany({ data: [...rows] })
}

/** Gives the obligations of a message that will not leave back to the plan. */
export async function giveBack(tx: Tx, messageId: string): Promise<string[]> {
  const rows = await tx.obligation.findMany({ where: { messageId, outcome: 'owed' }, select: { subjectId: true } })
  await tx.obligation.updateMany({ where: { messageId, outcome: 'owed' }, data: { messageId: null } })
  return [...new Set(rows.map((row) => row.subjectId))]
}

/** The last card sent to a person about that subject, newest first: where a button or an update belongs. */
export const cardsAbout = (tx: Tx, subject: Subject): Promise<MessageRow[]> =>
  tx.message.findMany({ where: { subject: toJson(subject), state: 'sent' }, orderBy: { settledAt: 'desc' } })
