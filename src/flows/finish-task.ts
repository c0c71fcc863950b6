// A person of the office did what a task asked for. A call is written down on the cases: who told whom, and a deadline from
// receipt counts from that day. If cases are still open without a next step, the auditor raises the matter again.
import { done, type Result, refused } from '../base/result.js'
import { isOpen, noticed } from '../domain/case.js'
import { chineseDay, dayOf } from '../domain/day.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { casesByNos, factsOf } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import { actorOf, nameOf, readDirectory } from '../store/registry.js'
import { changeCases } from './change-cases.js'
import { attempt, type FlowContext, mustHold } from './context.js'

export interface TaskFinished {
  id: string
  text: string
  /** Cases on which the call was written down. */
  told: string[]
}

/** @param note what was done, in the person's words; a call needs it: who was spoken to */
export async function finishTask(
  context: FlowContext,
  id: string,
  by: string,
  note: string,
  now: Date,
): Promise<Result<TaskFinished>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'record-outside'))
    const task = await tx.task.findUnique({ where: { id } })
    if (task === null) return refused('no-task', `没有编号为${id}的待办,可用 task list 查看。`)
    if (task.closedAt !== null) return refused('task-done', '这项待办已经办结。')
    const words = note.trim()
    if (task.kind === 'call' && words === '')
      return refused('call-note-missing', '电话告知要写明接电话的人和时间,例如:--note "局办公室张科,8月22日上午"。')
    await tx.task.update({ where: { id }, data: { closedAt: now, closedBy: by, note: words === '' ? null : words } })
    const details = { kind: task.kind, note: words }
    await appendAudit(tx, [{ at: now, actor: by, osUser: context.osUser, act: 'task-done', subject: id, details }])
    const nos = fromJson<string[]>(task.caseNos, [])
    const called = words === '' ? [] : await calledFor(tx, task.kind, nos, now)
    const told = await recordCall(tx, context, called, by, words, now)
    return done({ id, text: task.text, told })
  })
}

/** Tasks that were a call by their nature; after a parting only the units with nobody left were called. */
const calls: ReadonlySet<string> = new Set(['call', 'unsigned-office', 'nobody', 'dead', 'uncertain'])
const partings: ReadonlySet<string> = new Set(['left', 'unreachable'])

async function calledFor(tx: Tx, kind: string, nos: readonly string[], now: Date): Promise<string[]> {
  if (calls.has(kind)) return [...nos]
  if (!partings.has(kind)) return []
  const directory = await readDirectory(tx, now)
  const reached = (unitId: string): boolean =>
    directory.resolve(['liaison'], { unitId, supervisorId: null, officer: null }).length > 0
  return (await casesByNos(tx, nos)).filter((row) => !reached(row.unitId)).map((row) => row.no)
}

/** 由X于…电话告知: the unit knows from that day on, as if WeCom had accepted the notice. */
async function recordCall(
  tx: Tx,
  context: FlowContext,
  nos: readonly string[],
  by: string,
  note: string,
  now: Date,
): Promise<string[]> {
  const open = (await casesByNos(tx, nos)).filter((row) => isOpen(factsOf(row).state)).map((row) => row.no)
  if (open.length === 0) return []
  const words = `由${await nameOf(tx, by)}于${chineseDay(dayOf(now))}电话告知:${note}`
  const change = { type: 'told-by-phone', by, now, details: { words, note } }
  mustHold(await changeCases(tx, context, open, (facts) => done(noticed(context.calendar, facts, now)), change))
  await tx.obligation.updateMany({
    where: { subjectId: { in: open }, userid: '-', reason: 'nobody to tell' },
    data: { reason: 'told-by-phone' },
  })
  return open
}
