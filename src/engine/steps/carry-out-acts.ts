// What the plan owes that is no message: tasks for the office and proposals to talk. One task or proposal for all cases
// of a unit and circular that reach the same rung together.
import { deadlineInWords, overdueWorkdays } from '../../domain/deadline.js'
import { dayOf } from '../../domain/day.js'
import type { Due, OwedAct } from '../../domain/due.js'
import { proposeTalk } from '../../flows/propose-talk.js'
import { factsOf } from '../../store/cases.js'
import { isTaken, type Tx } from '../../store/db.js'
import { writeObligations } from '../../store/messages.js'
import { raiseTask } from '../../store/tasks.js'
import type { World } from '../world.js'
import type { Known } from './compose-for.js'
import { askOfficerForAppointment } from '../../flows/run-talk.js'

/** @returns subjects whose acts could not be written now (another process has them) */
export async function carryOutActs(world: World, due: Due, known: Known, now: Date): Promise<string[]> {
  const failed: string[] = []
  for (const group of grouped([...due.acts, ...due.nobody], known)) {
    try {
      await world.store.write(async (tx) => {
        await writeObligations(
          tx,
          group.map((act) => settledAct(act, due.nobody.includes(act), now)),
        )
        await carryOut(tx, group, due.nobody.includes(group[0] as OwedAct), known, now)
      })
    } catch (error) {
      if (!isTaken(error)) throw error
      failed.push(...group.map((act) => act.planned.subject))
    }
  }
  await askAppointments(world, due, known, now)
  return failed
}

/** Acts of one unit, circular and rule belong together. */
function grouped(acts: readonly OwedAct[], known: Known): OwedAct[][] {
  const groups = new Map<string, OwedAct[]>()
  for (const act of acts) {
    const { planned, step } = act
    const unitId = known.rows.get(planned.subject)?.unitId ?? planned.subject
    const key = [planned.circularId, unitId, step.rule, step.act, step.round, step.occurrence].join('/')
    groups.set(key, [...(groups.get(key) ?? []), act])
  }
  return [...groups.values()]
}

const settledAct = (act: OwedAct, nobody: boolean, now: Date) => ({
  key: act.key,
  subjectId: act.planned.subject,
  round: act.step.round,
  rule: act.step.rule,
  userid: nobody ? '-' : `-${act.step.act}`,
  dueAt: act.step.dueAt,
  outcome: nobody ? ('skipped' as const) : ('sent' as const),
  reason: nobody ? 'nobody to tell' : act.step.act,
  settledAt: now,
  messageId: null,
})

async function carryOut(tx: Tx, group: readonly OwedAct[], nobody: boolean, known: Known, now: Date): Promise<void> {
  const [first] = group
  if (first === undefined) return
  const nos = group.map((act) => act.planned.subject).sort()
  const row = known.rows.get(first.planned.subject)
  const talk = known.talks.get(first.planned.subject)
  const unit = row?.unit.name ?? talk?.unit.name ?? ''
  if (first.step.act === 'propose-talk' && row !== undefined) {
    const basis = overdueBasis(nos, known, now)
    await proposeTalk(
      tx,
      { unitId: row.unitId, circularId: row.circularId, caseNos: nos, trigger: 'overdue', basis },
      now,
    )
    return
  }
  const text = nobody
    ? `${unit}没有能收到消息的联系人(${first.step.rule}),请用电话告知并在名册里补上联系人。`
    : taskText(first, unit, nos.length)
  // A task of a talk bears the talk's id, so that the next act on the talk closes it.
  const key = talk !== undefined ? `${talk.id}/${first.key}` : `${nobody ? 'nobody/' : ''}${first.key}`
  const assignee = known.circulars.officerOf(first.planned.circularId)
  await raiseTask(tx, {
    key,
    kind: nobody ? 'nobody' : first.step.rule,
    text,
    caseNos: talk === undefined ? nos : [],
    assignee,
    at: now,
  })
}

function taskText(act: OwedAct, unit: string, count: number): string {
  switch (act.step.rule) {
    case 'unsigned-office':
      return `${unit}的${count}项通知发出2个工作日仍未签收,可能没有通知到人,请电话联系。`
    case 'escalate':
      return `${unit}有${count}项逾期未整改,已告知主管单位和负责人,系统不再自动催促,请跟进。`
    case 'review-escalated':
      return `${unit}有${count}项反馈、延期或异议等待办公室处理已超过5个工作日。`
    case 'talk-schedule':
      return `约谈${unit}已获同意,尚未确定时间和地点。`
    case 'talk-unconfirmed':
      return `约谈${unit}的通知发出后尚未确认参加,请电话核实。`
    case 'talk-record':
      return `约谈${unit}的时间已过,请登记约谈情况和承诺事项。`
    case 'talk-follow-up':
      return `${unit}的约谈承诺已到期,请核实落实情况并登记。`
    default:
      return `${unit}有${count}项需要处理(${act.step.rule})。`
  }
}

/** The clause of the circular first, then the facts it meets. */
function overdueBasis(nos: readonly string[], known: Known, now: Date): string {
  const rows = nos.flatMap((no) => known.rows.get(no) ?? [])
  const [first] = rows
  if (first === undefined) return ''
  const clause = known.circulars.briefs.get(first.circularId)?.escalationClause
  const deadline = factsOf(first).deadline
  const days = overdueWorkdays(known.calendar, deadline, now)
  const rule =
    clause != null && clause.includes('约谈') ? `通报要求“${clause}”` : '办公室规定:不合格项逾期且此前曾逾期的提请约谈'
  return `${rule};期限${deadlineInWords(deadline, dayOf(now))},已逾期${days}个工作日,未见反馈。`
}

/** With the message that asks for time and place goes the question the officer's next text answers. */
async function askAppointments(world: World, due: Due, known: Known, now: Date): Promise<void> {
  const asked = new Set(
    [...due.byPerson.values()]
      .flat()
      .filter((item) => item.rule === 'talk-schedule')
      .map((item) => item.subject),
  )
  for (const id of asked) {
    const talk = known.talks.get(id)
    if (talk !== undefined) await world.store.write(async (tx) => void (await askOfficerForAppointment(tx, talk, now)))
  }
}
