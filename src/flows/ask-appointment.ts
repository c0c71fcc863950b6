// Asks the officer for time and place of an approved talk, one talk at a time: the next text answers the question, so a
// second question must not take the first one's place.
import { dayOf } from '../domain/day.js'
import { askAppointment } from '../domain/wording/talk.js'
import { answer } from '../outbox/enqueue.js'
import { askQuestion, chatOf } from '../store/chats.js'
import { circularById } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { readDirectory } from '../store/registry.js'
import { openTalks, type TalkRow } from '../store/talks.js'

/** Who sets time and place after an approval: the officer who submitted the circular (contract §8.1). */
async function officersFor(tx: Tx, row: TalkRow, now: Date): Promise<string[]> {
  const officer = (await circularById(tx, row.circularId))?.submittedBy ?? null
  const directory = await readDirectory(tx, now)
  return directory.resolve(['officer'], { unitId: row.unitId, supervisorId: null, officer })
}

const questionAbout = (row: TalkRow) =>
  ({ kind: 'appointment', talkId: row.id, on: null, time: null, place: null }) as const

/** Opens the question beside the message that asks; one that is still open stays. */
export async function openAppointmentQuestion(tx: Tx, row: TalkRow, now: Date): Promise<void> {
  for (const userid of await officersFor(tx, row, now)) {
    const { question } = await chatOf(tx, userid)
    const waiting =
      question?.kind === 'appointment' ? await tx.talk.findUnique({ where: { id: question.talkId } }) : null
    if (waiting?.state !== 'approved') await askQuestion(tx, userid, questionAbout(row), now)
  }
}

/** After one talk is scheduled: the next that waits for this officer, if any. */
export async function askNextAppointment(tx: Tx, userid: string, now: Date): Promise<void> {
  for (const row of await openTalks(tx)) {
    if (row.state !== 'approved' || !(await officersFor(tx, row, now)).includes(userid)) continue
    await askQuestion(tx, userid, questionAbout(row), now)
    return await answer(
      tx,
      userid,
      `还有一项:${askAppointment(row.unit.name, null, null)}(${dayOf(row.proposedAt)}提出)`,
      now,
    )
  }
}
