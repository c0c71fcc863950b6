// Work for the office that no message can do. The same matter is raised once, by its key.
import { newId } from '../base/ids.js'
import type { Tx } from './db.js'
import { fromJson, toJson } from './json.js'

export interface NewTask {
  key: string
  kind: string
  /** One Chinese sentence: what happened, what to do. */
  text: string
  caseNos: readonly string[]
  assignee: string | null
  at: Date
}

/** Raises a task unless its matter stands already; true if it is new. */
export async function raiseTask(tx: Tx, task: NewTask): Promise<boolean> {
  if ((await tx.task.findUnique({ where: { key: task.key }, select: { id: true } })) !== null) return false
  const { key, kind, text, assignee, at } = task
  await tx.task.create({
    data: { id: newId(), key, kind, text, assignee, caseNos: toJson(task.caseNos), openedAt: at, nextDueAt: at },
  })
  return true
}

export const openTasks = (tx: Tx) => tx.task.findMany({ where: { closedAt: null }, orderBy: { openedAt: 'asc' } })

/** Open tasks the office is to be told of by now, for the first time or again, oldest first. */
export const tasksDue = (tx: Tx, now: Date, limit = 200) =>
  tx.task.findMany({
    where: { closedAt: null, nextDueAt: { lte: now } },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    take: limit,
  })

/** Closes the tasks about the case (of one kind, or all) for whose cases `ended` holds; called when a case changes. */
export async function closeTasksOf(
  tx: Tx,
  ended: (nos: string[]) => Promise<boolean>,
  by: string,
  at: Date,
  caseNo: string,
  kind?: string,
): Promise<void> {
  const of = kind === undefined ? {} : { kind }
  const open = await tx.task.findMany({ where: { closedAt: null, caseNos: { contains: `"${caseNo}"` }, ...of } })
  for (const task of open)
    if (await ended(fromJson<string[]>(task.caseNos, [])))
      await tx.task.update({ where: { id: task.id }, data: { closedAt: at, closedBy: by } })
}

/** Case numbers that an open task speaks of. */
export async function casesWithTask(tx: Tx): Promise<Set<string>> {
  const rows = await tx.task.findMany({ where: { closedAt: null }, select: { caseNos: true } })
  return new Set(rows.flatMap((row) => fromJson<string[]>(row.caseNos, [])))
}
