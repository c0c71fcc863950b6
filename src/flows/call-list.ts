// 电话清单: what WeCom can tell nobody goes to the office as one task for each unit and circular, with whom to call and what
// to say. The call is recorded with `task done --note`; a deadline from receipt then counts from that day.
import type { Directory } from '../domain/directory.js'
import { dayOf } from '../domain/day.js'
import { deadlineInWords } from '../domain/deadline.js'
import type { Step } from '../domain/plan.js'
import { audienceName } from '../domain/wording/policy-words.js'
import { numbersInWords } from '../domain/wording/submission.js'
import { type ToCall, callKinds, peopleToCall, unitsOfTask } from '../store/call-list.js'
import { type CaseRow, casesByNos, factsOf } from '../store/cases.js'
import { circularBriefs } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { fromJson, toJson } from '../store/json.js'
import { readDirectory } from '../store/registry.js'
import { openTasks, raiseTask } from '../store/tasks.js'

export interface Unheard {
  /** Cases of one unit and circular. */
  rows: readonly CaseRow[]
  step: Step
  assignee: string | null
  directory: Directory
}

/** A push of the plan has nobody to go to: the unit is called, or the registry is put right. */
export async function raiseForNobody(tx: Tx, unheard: Unheard, now: Date): Promise<void> {
  const { rows, step, assignee, directory } = unheard
  const [first] = rows
  if (first === undefined) return
  const above = step.to.every((audience) => audience.startsWith('supervisor'))
  const unitId = above ? (first.supervisorId ?? '') : first.unitId
  const nos = rows.map((row) => row.no)
  const liaisons = directory.resolve(['liaison'], { unitId, supervisorId: null, officer: null })
  if (liaisons.length === 0 && !above) return await raiseCall(tx, unitId, rows, step, assignee, now)
  const roles = step.to.map((audience) => audienceName[audience]).join('、')
  const unit = directory.unit(unitId)?.name ?? ''
  const text = `${unit}没有能收到消息的${roles},${numbersInWords(nos)}没有告知到;请电话告知,并在名册里补上。`
  const key = `nobody/${first.circularId}/${unitId}/${step.to.join('+')}`
  await raiseTask(tx, { key, kind: 'nobody', text, caseNos: nos, assignee, at: now })
}

/** One task for each unit and circular: what comes up while it is open is added to it. */
async function raiseCall(
  tx: Tx,
  unitId: string,
  rows: readonly CaseRow[],
  step: Step,
  assignee: string | null,
  now: Date,
): Promise<void> {
  const circularId = rows[0]?.circularId ?? ''
  const prefix = `call/${circularId}/${unitId}/`
  const standing = await tx.task.findFirst({ where: { key: { startsWith: prefix }, closedAt: null } })
  const known = standing === null ? [] : await casesByNos(tx, fromJson<string[]>(standing.caseNos, []))
  const all = [...new Map([...known, ...rows].map((row) => [row.no, row])).values()].sort((a, b) =>
    a.no < b.no ? -1 : 1,
  )
  const caseNos = all.map((row) => row.no)
  const { text } = await callWords(tx, all, now)
  if (standing !== null) {
    await tx.task.update({ where: { id: standing.id }, data: { text, caseNos: toJson(caseNos) } })
    return
  }
  const key = `${prefix}${step.round}/${step.rule}/${step.occurrence}`
  await raiseTask(tx, { key, kind: 'call', text, caseNos, assignee, at: now })
}

/** The task, and the two sentences to say on the phone. */
async function callWords(tx: Tx, rows: readonly CaseRow[], now: Date): Promise<{ text: string; say: string }> {
  const [first] = rows
  const unit = first?.unit.name ?? ''
  const say = await sayWords(tx, rows, now)
  const text = `${unit}没有人能在企业微信里收到消息,请打电话告知:“${say}”打完后用 task done 登记,--note 写明接电话的人。`
  return { text, say }
}

async function sayWords(tx: Tx, rows: readonly CaseRow[], now: Date): Promise<string> {
  const briefs = await circularBriefs(tx, [...new Set(rows.map((row) => row.circularId))])
  const titles = [...briefs.values()].map((one) => `《${one.title}》`).join('')
  const due = [...new Set(rows.map((row) => deadlineInWords(factsOf(row).deadline, dayOf(now))))].join('、')
  const numbers = numbersInWords(rows.map((row) => row.no))
  return `${titles}指出贵单位${rows.length}项问题(${numbers}),请于${due}整改。整改情况可以书面、OA或电话告知我们,由我们登记。`
}

export interface CallEntry extends ToCall {
  taskId: string
  kind: string
  caseNos: string[]
  /** What to tell them. */
  say: string
  /** How to record the call. */
  record: string
}

/** Everybody to be called, unit by unit. `circularId`: of that circular only. */
export async function readCallList(tx: Tx, circularId: string | null, now: Date): Promise<CallEntry[]> {
  const entries: CallEntry[] = []
  const directory = await readDirectory(tx, now)
  // After a parting somebody may have taken over; then the task is the registry's, not the telephone's.
  const reached = (unitId: string): boolean =>
    directory.resolve(['liaison'], { unitId, supervisorId: null, officer: null }).length > 0
  for (const task of await openTasks(tx)) {
    if (!callKinds.includes(task.kind)) continue
    const parting = task.kind === 'left' || task.kind === 'unreachable'
    const rows = (await casesByNos(tx, fromJson<string[]>(task.caseNos, []))).filter(
      (row) =>
        (circularId === null || row.circularId === circularId) && row.state !== 'closed' && row.state !== 'withdrawn',
    )
    for (const unit of await peopleToCall(tx, await unitsOfTask(tx, task))) {
      const own = rows.filter((row) => row.unitId === unit.unitId)
      if (own.length === 0 || (parting && reached(unit.unitId))) continue
      entries.push({
        ...unit,
        taskId: task.id,
        kind: task.kind,
        caseNos: own.map((row) => row.no),
        say: await sayWords(tx, own, now),
        record: `task done ${task.id} --as USERID --note 接电话的人`,
      })
    }
  }
  return entries
}
