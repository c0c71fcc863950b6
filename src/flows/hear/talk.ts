// What people say about talks: the unit's leader, the asked county office, the office itself. A text acts on the one talk
// it can mean, or names its number; nobody learns of a talk that is not theirs.
import { chineseDay, dayOf, instantOf, isoOf, minutesOfTime, timeOf } from '../../domain/day.js'
import { readAppointment } from '../../domain/reading-appointments.js'
import { type Actor, isStaff, may, unitsOf } from '../../domain/roles.js'
import { isArranged, isUndecided, type TalkFacts, talkStateName } from '../../domain/talk.js'
import type { TalkAct } from '../../domain/talk-acts.js'
import { readTalkText, type TalkSaying } from '../../domain/talk-reading.js'
import { packetLines } from '../../domain/wording/talk-packet.js'
import { answer } from '../../outbox/enqueue.js'
import { askQuestion } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import {
  caseNosOf,
  openTalks,
  openTalksWith,
  talkById,
  talkFactsOf,
  type TalkRow,
  talksByIds,
  talksOfMeeting,
} from '../../store/talks.js'
import { askNextAppointment } from '../ask-appointment.js'
import type { FlowContext } from '../context.js'
import { runTalk } from '../run-talk.js'
import { talkPacket } from '../talk-packet.js'

/** True if the text was about a talk (and was answered). */
export async function hearTalkText(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  text: string,
  now: Date,
): Promise<boolean> {
  const read = readTalkText(text, dayOf(now))
  if (read === null) return false
  const say = (words: string): Promise<void> => answer(tx, actor.userid, words, now)
  const theirs = await theirTalks(tx, actor)
  const meant = await meantBy(tx, actor, theirs, read.id, read.saying)
  if (typeof meant === 'string') await say(meant)
  else if (read.saying.kind === 'show') await say(await shown(tx, context, actor, meant, now))
  else await act(tx, context, actor, meant, read.saying, now)
  return true
}

const theirTalks = async (tx: Tx, actor: Actor): Promise<TalkRow[]> =>
  isStaff(actor) ? await openTalks(tx) : await openTalksWith(tx, unitsOf(actor))

/** The talks of the number named, or the only ones the saying fits; else the sentence to answer. */
async function meantBy(
  tx: Tx,
  actor: Actor,
  theirs: readonly TalkRow[],
  id: string | null,
  saying: TalkSaying,
): Promise<TalkRow[] | string> {
  if (id !== null) {
    const own = theirs.filter((row) => row.id === id)
    const staff = isStaff(actor) ? [await talkById(tx, id)].filter((row) => row !== null) : own
    const meeting = isStaff(actor) ? await talksOfMeeting(tx, id) : []
    const named = staff.length > 0 ? staff : meeting
    return named.length > 0 ? named : `没有编号为${id}的约谈。`
  }
  const fit = theirs.filter((row) => fits(saying, talkFactsOf(row)))
  if (saying.kind === 'show') return fit.length > 0 ? fit : '目前没有与您有关的约谈。'
  const [only, ...more] = fit
  if (only === undefined) return '目前没有可以这样办理的约谈,回复“约谈”查看与您有关的约谈。'
  if (more.length === 0 || (only.meetingId !== null && fit.every((row) => row.meetingId === only.meetingId)))
    return [only]
  const lines = fit.map((row) => `${row.id} ${row.unit.name}【${talkStateName[talkFactsOf(row).state]}】`)
  return ['有几项约谈,请写明编号再说一次:', ...lines].join('\n')
}

/** Whether the talk is in a state in which the saying makes sense. */
function fits(saying: TalkSaying, { state }: TalkFacts): boolean {
  switch (saying.kind) {
    case 'show':
      return true
    case 'approve':
    case 'decline':
    case 'postpone':
      return isUndecided(state)
    case 'cancel':
      return isArranged(state)
    case 'entrust':
      return state === 'approved'
    case 'schedule':
      return state === 'approved' || state === 'entrusted'
    case 'confirm':
      return state === 'invited'
    case 'absent':
      return state === 'invited' || state === 'confirmed'
    case 'hold':
      return state === 'invited' || state === 'confirmed'
    case 'report':
      return state === 'held'
    case 'verify':
      return state === 'reported'
    case 'keep':
      return state === 'held' || state === 'reported' || state === 'verified'
  }
}

async function act(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  meant: readonly TalkRow[],
  saying: TalkSaying,
  now: Date,
): Promise<void> {
  const say = (words: string): Promise<void> => answer(tx, actor.userid, words, now)
  const [first] = meant
  if (first === undefined) return
  if (saying.kind === 'decline' && saying.reason === '' && may(actor, 'decide-talk').ok) {
    await askQuestion(tx, actor.userid, { kind: 'decline-reason', talkId: first.id }, now)
    return await say(`请回复暂不约谈${first.unit.name}的理由。`)
  }
  const wanted = actOf(saying, first, now)
  if (typeof wanted === 'string') return await say(wanted)
  const id = meant.length > 1 && first.meetingId !== null ? first.meetingId : first.id
  const ran = await runTalk(context, id, wanted, actor.userid, now)
  if (!ran.ok) return await say(ran.message)
  const names = new Map((await talksByIds(tx, ran.value)).map((one) => [one.id, one.unit.name]))
  await say(ran.value.map((facts) => doneWords(wanted, facts, names.get(facts.id) ?? '', now)).join('\n'))
  if (wanted.kind === 'schedule' && isStaff(actor)) await askNextAppointment(tx, actor.userid, now)
}

/** The act a saying asks for, or what is missing. */
function actOf(saying: TalkSaying, row: TalkRow, now: Date): TalkAct | string {
  switch (saying.kind) {
    case 'show':
      return '请写明要办理什么。'
    case 'approve':
      return { kind: 'approve' }
    case 'entrust':
      return { kind: 'entrust', to: row.unit.parentId ?? '' }
    case 'confirm':
      return { kind: 'confirm', who: null, how: 'chat' }
    case 'absent':
      return { kind: 'absent', who: null, reason: saying.reason, excused: true }
    case 'postpone':
      return saying.to === null ? '请写明暂缓到哪一天,例如:暂缓约谈 9月20日。' : { kind: 'postpone', to: saying.to }
    case 'decline':
    case 'cancel':
      return saying
    case 'schedule':
      return scheduleOf(saying.words, now)
    case 'hold':
      return saying.undated.length > 0
        ? `承诺“${saying.undated.join(';')}”没有写日期,请写成:承诺:注销停更账号@9月30日。`
        : { kind: 'hold', record: saying.record, commitments: saying.commitments, reportDueOn: saying.reportDueOn }
    case 'report':
      return {
        kind: 'report',
        channel: saying.oaNumber === null ? 'chat' : 'oa',
        oaNumber: saying.oaNumber,
        text: saying.text,
      }
    case 'verify':
      return { kind: 'verify', holds: saying.holds, note: saying.note }
    case 'keep':
      return { kind: 'keep', index: saying.index }
  }
}

function scheduleOf(words: string, now: Date): TalkAct | string {
  const { on, time, place, presider } = readAppointment(words, dayOf(now))
  if (on === null || time === null || place === null)
    return '请写全日期、时间和地点,例如:约谈 时间 9月5日 15:00,地点 县政府301。'
  const at = isoOf(instantOf(on, minutesOfTime(time)))
  return { kind: 'schedule', schedule: { at, place, presider, bring: null, contact: null } }
}

/** One sentence of what is now so. */
export function doneWords(act: TalkAct, facts: TalkFacts, unit: string, now: Date): string {
  const today = dayOf(now)
  switch (act.kind) {
    case 'approve':
      return `已同意约谈${unit},${facts.state === 'entrusted' ? '将请县区办公室组织' : '将请经办人确定时间和地点'}。`
    case 'schedule': {
      const at = new Date(facts.schedule?.at ?? now)
      return `约谈${unit}定于${chineseDay(dayOf(at), today)}${timeOf(at)},地点${facts.schedule?.place ?? ''}。约谈通知将在发送时段内发出。`
    }
    case 'confirm':
      return '已确认参加约谈,请本人按时到场。'
    case 'absent':
      return '已登记请假,办公室将另定时间通知。'
    case 'hold':
      return `已登记约谈${unit}的情况${facts.commitments.length > 0 ? `,承诺${facts.commitments.length}项` : ''},书面报告${chineseDay(facts.reportDueOn ?? today, today)}前报送。`
    case 'report':
      return `已登记${unit}的书面报告,待核查。`
    default:
      return `约谈${unit}:${talkStateName[facts.state]}。`
  }
}

/** 查看明细 on a card about a talk: for the office the packet; null for who sees the cases only. */
export async function talkDetail(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  id: string,
  now: Date,
): Promise<string | null> {
  if (!isStaff(actor)) return null
  const packet = await talkPacket(tx, context, actor, id, now)
  return packet.ok ? packetLines(packet.value).join('\n') : packet.message
}

/** 约谈 alone: for the office the packet or a list, for the unit and the asked county office where it stands. */
async function shown(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  meant: readonly TalkRow[],
  now: Date,
): Promise<string> {
  const [first] = meant
  const packet = first !== undefined && meant.length === 1 ? await talkDetail(tx, context, actor, first.id, now) : null
  if (packet !== null) return packet
  return meant.map((row) => standing(row, now)).join('\n')
}

function standing(row: TalkRow, now: Date): string {
  const { state, schedule } = talkFactsOf(row)
  const at = schedule === null ? null : new Date(schedule.at)
  const when = at === null ? '' : ` ${chineseDay(dayOf(at), dayOf(now))}${timeOf(at)} ${schedule?.place ?? ''}`
  return `${row.id} 约谈${row.unit.name}【${talkStateName[state]}】${caseNosOf(row).join('、')}${when}`
}
