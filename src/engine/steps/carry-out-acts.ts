// What the plan owes that is no message: tasks for the office and proposals to talk. One task or proposal for all cases
// of a unit and circular that reach the same rung together.
import { deadlineInWords, overdueWorkdays } from '../../domain/deadline.js'
import { dayOf } from '../../domain/day.js'
import type { Due, OwedAct } from '../../domain/due.js'
import { type LateTrigger, lateTrigger, type TalkBasis } from '../../domain/talk-trigger.js'
import { lateBasis } from '../../domain/wording/talk-basis.js'
import { openAppointmentQuestion } from '../../flows/ask-appointment.js'
import { proposeTalk } from '../../flows/propose-talk.js'
import { type CaseRow, factsOf } from '../../store/cases.js'
import { isTaken, type Tx } from '../../store/db.js'
import { writeObligations } from '../../store/messages.js'
import { raiseTask } from '../../store/tasks.js'
import { approvalTask } from '../../domain/wording/round-summary.js'
import { ruleInWords } from '../../domain/wording/why.js'
import { raiseForNobody } from '../../flows/call-list.js'
import type { World } from '../world.js'
import type { Known } from './compose-for.js'

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
    const { unitId, circularId } = row
    for (const { basis, nos: caseNos } of lateBases(nos, known, now))
      await proposeTalk(tx, { unitId, circularId, caseNos, basis }, now)
    return
  }
  const assignee = known.circulars.officerOf(first.planned.circularId)
  if (nobody && row !== undefined) {
    const rows = nos.flatMap((no) => known.rows.get(no) ?? [])
    return await raiseForNobody(tx, { rows, step: first.step, assignee, directory: known.directory }, now)
  }
  const round = known.rounds.get(first.planned.subject)
  const text = nobody
    ? `${unit === '' ? '办公室' : unit}没有能收到消息的人(${ruleInWords(first.step.rule)}),请另行告知并在名册里补上。`
    : round === undefined
      ? taskText(first, unit, nos.length)
      : approvalTask(round.row.title, round.row.code, dayOf(round.row.submittedAt ?? now), dayOf(now))
  // A task of a talk bears the talk's id, so that the next act on the talk closes it.
  const key = talk !== undefined ? `${talk.id}/${first.key}` : `${nobody ? 'nobody/' : ''}${first.key}`
  await raiseTask(tx, {
    key,
    kind: nobody ? 'nobody' : first.step.rule,
    text,
    caseNos: row === undefined ? [] : nos,
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
    case 'check-in-late':
      return `${unit}有${count}项暂缓中的事项到了约定日期仍未告知进展,请电话了解并登记(case check-in),或恢复办理(case resume)。`
    case 'freeze-review':
      return `${unit}有${count}项仍在冻结,请核实是否继续;需要恢复的请解冻(freeze lift)。`
    case 'review-escalated':
      return `${unit}有${count}项反馈、延期或异议等待办公室处理已超过5个工作日。`
    case 'talk-schedule':
      return `约谈${unit}已获同意,尚未确定时间和地点。`
    case 'talk-unconfirmed':
      return `约谈${unit}的通知发出后尚未确认参加,请电话核实。`
    case 'talk-record':
      return `约谈${unit}的时间已过,请登记约谈情况和承诺事项(talk hold);没有到场的请登记缺席(talk absent)。`
    case 'talk-entrust-late':
      return `已委托县区约谈${unit},催问一次后仍未收到时间安排,请电话联系并代为登记(talk schedule)。`
    case 'talk-report':
      return `${unit}约谈后的书面报告已到期,收到的请登记(talk report),未收到的请联系。`
    case 'talk-verify':
      return `${unit}约谈后的书面报告已收到,尚未登记核查意见(talk verify)。`
    case 'talk-follow-up':
      return `${unit}的约谈承诺已到期,请核实落实情况并登记。`
    default:
      return `${unit}有${count}项需要处理(${act.step.rule})。`
  }
}

/** The grounds of cases that reach the rung together: mostly one, several where the office's rules differ by case. */
function lateBases(nos: readonly string[], known: Known, now: Date): { basis: TalkBasis; nos: string[] }[] {
  const grounds = new Map<string, { late: LateTrigger; row: CaseRow; nos: string[] }>()
  for (const no of nos) {
    const row = known.rows.get(no)
    if (row === undefined) continue
    const facts = factsOf(row)
    const late = lateTrigger(facts, known.policies.of(row.policyVersion), known.circulars.contextOf(facts))
    if (late === null) continue
    const key = JSON.stringify(late)
    const ground = grounds.get(key)
    if (ground === undefined) grounds.set(key, { late, row, nos: [no] })
    else ground.nos.push(no)
  }
  return [...grounds.values()].map(({ late, row, nos: about }) => {
    const { deadline } = factsOf(row)
    const basis = lateBasis(late, {
      clause: known.circulars.briefs.get(row.circularId)?.escalationClause ?? null,
      deadline: deadlineInWords(deadline, dayOf(now)),
      overdueWorkdays: overdueWorkdays(known.calendar, deadline, now),
      nos: about,
    })
    return { basis, nos: about }
  })
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
    if (talk !== undefined) await world.store.write((tx) => openAppointmentQuestion(tx, talk, now))
  }
}
