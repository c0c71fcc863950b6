// 集体约谈: the talks of several units share one meeting. Each stays a talk of its own, decided, confirmed, promised and
// reported by itself; only time, place and the meeting are one.
import { done, type Result, refused } from '../base/result.js'
import { may } from '../domain/roles.js'
import { isUndecided, talkStateName } from '../domain/talk.js'
import { togetherOn } from '../domain/wording/talk.js'
import { refreshCards } from '../outbox/refresh-cards.js'
import { appendAudit } from '../store/audit.js'
import type { Tx } from '../store/db.js'
import { actorOf } from '../store/registry.js'
import { talkById, talkFactsOf, type TalkRow, talksOfMeeting } from '../store/talks.js'
import { attempt, type FlowContext, mustHold } from './context.js'

export interface Meeting {
  meetingId: string
  talks: string[]
}

/** Puts talks that are not scheduled yet into one meeting; naming talks of a meeting again adds to it. */
export async function gatherTalks(
  context: FlowContext,
  ids: readonly string[],
  by: string,
  now: Date,
): Promise<Result<Meeting>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'run-talk'))
    const rows: TalkRow[] = []
    for (const id of new Set(ids)) {
      const row = await talkById(tx, id)
      if (row === null) return refused('no-talk', `没有编号为${id}的约谈,可用 talk list 查看。`)
      rows.push(row)
    }
    mustHold(fitTogether(rows))
    const [first] = rows
    if (first === undefined) return refused('too-few', '集体约谈至少要有两个单位的约谈。')
    const meetingId = rows.flatMap((row) => row.meetingId ?? [])[0] ?? (await nextMeetingId(tx, first))
    for (const row of rows)
      await tx.talk.update({ where: { id: row.id }, data: { meetingId, nextDueAt: now, version: { increment: 1 } } })
    await showTogether(tx, meetingId, now)
    const details = { meetingId }
    await appendAudit(
      tx,
      rows.map(({ id: subject }) => ({
        at: now,
        actor: by,
        osUser: context.osUser,
        act: 'talk-gather',
        subject,
        details,
      })),
    )
    return done({ meetingId, talks: rows.map((row) => row.id) })
  })
}

/** Cards the leader still has before them say that the talk is a collective one. */
async function showTogether(tx: Tx, meetingId: string, now: Date): Promise<void> {
  const sharing = await talksOfMeeting(tx, meetingId)
  for (const row of sharing) {
    if (!isUndecided(talkFactsOf(row).state)) continue
    const others = sharing.filter((one) => one.id !== row.id).map((one) => one.unit.name)
    await refreshCards(tx, { kind: 'talk', id: row.id }, now, '', (card) => togetherOn(card, others))
  }
}

/** Whether these talks can share a meeting. */
export function fitTogether(rows: readonly TalkRow[]): Result<null> {
  if (new Set(rows.map((row) => row.unitId)).size < 2) return refused('too-few', '集体约谈至少要有两个单位的约谈。')
  const late = rows.find((row) => {
    const { state } = talkFactsOf(row)
    return !isUndecided(state) && state !== 'approved' && state !== 'entrusted'
  })
  if (late !== undefined)
    return refused('talk-state', `约谈${late.id}现在是“${talkStateName[talkFactsOf(late).state]}”,不能再并入集体约谈。`)
  if (new Set(rows.map((row) => row.entrustedTo)).size > 1)
    return refused('other-holder', '这些约谈的组织单位不同(自办或委托县区),不能并为一次集体约谈。')
  if (new Set(rows.flatMap((row) => row.meetingId ?? [])).size > 1)
    return refused('other-meeting', '这些约谈已分属几次集体约谈,不能再合并。')
  return done(null)
}

/** `W24Q3-M1`. */
async function nextMeetingId(tx: Tx, first: TalkRow): Promise<string> {
  const prefix = first.id.replace(/-T\d+$/, '-M')
  const known = await tx.talk.findMany({ where: { meetingId: { startsWith: prefix } }, select: { meetingId: true } })
  const numbers = known.map((one) => Number(one.meetingId?.slice(prefix.length)))
  return `${prefix}${Math.max(0, ...numbers) + 1}`
}
