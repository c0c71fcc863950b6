// What the bot is talking about with each person: the question it asked, the list it showed, the matter at hand.
import type { Offered } from '../domain/reading.js'
import type { Prisma, Tx } from './db.js'
import { fromJson, toJson } from './json.js'

/** Something the bot asked; the person's next text is the answer. */
export type Question =
  /** `nos`: only these cases of the submission; all of it where they are absent. */
  | { kind: 'return-reason'; submissionId: string; nos?: string[] }
  | { kind: 'refuse-reason'; submissionId: string; nos?: string[] }
  | { kind: 'decline-reason'; talkId: string }
  | { kind: 'appointment'; talkId: string; on: string | null; time: string | null; place: string | null }
  | { kind: 'which-circular'; text: string; circularIds: string[] }
  /** Which of these cases; `text` is what was said of them. */
  | { kind: 'which-cases'; text: string; nos: string[] }
  /** Whether that is to be handed in: 是 or 不. */
  | { kind: 'offer'; of: Offered; nos: string[] }
  /** Which submission a decision without a number is about. */
  | { kind: 'which-submission'; text: string; submissionIds: string[] }
  | { kind: 'extension-day'; nos: string[]; reason: string }
  | { kind: 'dispute-reason'; nos: string[] }
  /** Whether the person really left, and who takes over; `said`: what they wrote. */
  | { kind: 'left-successor'; said: string }
  | { kind: 'remind-confirm'; target: string }

export interface ChatState {
  question: Question | null
  askedAt: Date | null
  /** Cases last talked about; pictures that follow belong to them. */
  topic: string[]
  topicAt: Date | null
  /** Cases as last numbered for this person. */
  list: string[]
  listAt: Date | null
  /** Tasks as last numbered for this person. */
  tasks: string[]
}

const empty: ChatState = { question: null, askedAt: null, topic: [], topicAt: null, list: [], listAt: null, tasks: [] }

export async function chatOf(tx: Tx, userid: string): Promise<ChatState> {
  const row = await tx.chat.findUnique({ where: { userid } })
  if (row === null) return empty
  return {
    question: fromJson<Question | null>(row.question, null),
    askedAt: row.askedAt,
    topic: fromJson<string[]>(row.topic, []),
    topicAt: row.topicAt,
    list: fromJson<string[]>(row.list, []),
    listAt: row.listAt,
    tasks: fromJson<string[]>(row.tasks, []),
  }
}

type ChatColumns = Partial<Omit<Prisma.ChatUncheckedCreateInput, 'userid'>>

async function save(tx: Tx, userid: string, columns: ChatColumns): Promise<void> {
  await tx.chat.upsert({ where: { userid }, create: { userid, topic: '[]', list: '[]', ...columns }, update: columns })
}

export const askQuestion = (tx: Tx, userid: string, question: Question | null, at: Date): Promise<void> =>
  save(tx, userid, { question: question === null ? null : toJson(question), askedAt: question === null ? null : at })

/** Takes back what anybody was asked about a talk that has gone on without the answer. */
export async function closeQuestionsAbout(tx: Tx, talkId: string, at: Date): Promise<void> {
  const asked = await tx.chat.findMany({ where: { question: { contains: `"talkId":${JSON.stringify(talkId)}` } } })
  for (const { userid } of asked) await askQuestion(tx, userid, null, at)
}

export const setTopic = (tx: Tx, userid: string, nos: readonly string[], at: Date): Promise<void> =>
  save(tx, userid, { topic: toJson(nos), topicAt: at })

export const setList = (tx: Tx, userid: string, nos: readonly string[], at: Date): Promise<void> =>
  save(tx, userid, { list: toJson(nos), listAt: at })

export const setTasks = (tx: Tx, userid: string, ids: readonly string[]): Promise<void> =>
  save(tx, userid, { tasks: toJson(ids) })
