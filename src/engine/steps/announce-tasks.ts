// Tells the office of tasks: one message per person for all that came up, in the send window, and in it, on the first
// working day of a week, those that have lain too long. A task without an assignee goes to every officer.
import { addWorkdays, type Calendar } from '../../domain/calendar.js'
import { addDays, type Day, dayOf, timeOf, weekdayOf } from '../../domain/day.js'
import type { Policy } from '../../domain/policy.js'
import { inSendWindow, windowOpening } from '../../domain/send-window.js'
import { splitLines } from '../../domain/wording/brief.js'
import { handOver } from '../../outbox/enqueue.js'
import { callList } from '../../store/call-list.js'
import { readPolicies } from '../../store/policies.js'
import { readDirectory } from '../../store/registry.js'
import { tasksDue } from '../../store/tasks.js'
import type { World } from '../world.js'

interface Lines {
  fresh: string[]
  old: string[]
}

/** @returns how many tasks were told */
export async function announceTasks(world: World, now: Date): Promise<number> {
  const tasks = await tasksDue(world.store.read, now)
  if (tasks.length === 0) return 0
  const { current } = await readPolicies(world.store.read)
  if (!inSendWindow(world.calendar, current, now)) return 0
  const directory = await readDirectory(world.store.read, now)
  await world.store.write(async (tx) => {
    const byPerson = new Map<string, Lines>()
    for (const task of tasks) {
      const nobody = { unitId: '', supervisorId: null, officer: task.assignee }
      const line = `· ${task.text}${await callList(tx, task)}`
      for (const userid of directory.resolve(['officer'], nobody)) {
        const lines = byPerson.get(userid) ?? { fresh: [], old: [] }
        byPerson.set(userid, lines)
        if (task.announcedAt === null) lines.fresh.push(line)
        else lines.old.push(line)
      }
    }
    for (const [to, lines] of byPerson)
      await handOver(tx, world.calendar, { to, content: { type: 'text', text: textOf(lines, current, now) } }, now)
    for (const { id, announcedAt, openedAt } of tasks) {
      const nextDueAt = remindedAt(world.calendar, current, openedAt, now)
      await tx.task.update({ where: { id }, data: { announcedAt: announcedAt ?? now, nextDueAt } })
    }
  })
  return tasks.length
}

function textOf({ fresh, old }: Lines, { ladder }: Policy, now: Date): string {
  const today = dayOf(now)
  const lines = [
    ...(fresh.length === 0 ? [] : [`【待办】${today} ${timeOf(now)}新增${fresh.length}项:`, ...fresh]),
    ...(old.length === 0
      ? []
      : [`${fresh.length === 0 ? '【待办】' : ''}超过${ladder.officeEscalated}个工作日未办${old.length}项:`, ...old]),
  ]
  const [first = '', ...rest] = splitLines(lines, 1900)
  return rest.length === 0 ? first : `${first}\n……其余请回复“待办”查看。`
}

/**
 * When a task still open is told again: on the first working day of a week, so that one person gets all of theirs in one
 * message and at most one a week; not before it has lain the policy's days.
 */
function remindedAt(calendar: Calendar, policy: Policy, openedAt: Date, now: Date): Date {
  const late = addWorkdays(calendar, dayOf(openedAt), policy.ladder.officeEscalated)
  const from = late > dayOf(now) ? late : addDays(dayOf(now), 1)
  return windowOpening(calendar, policy, addWorkdays(calendar, mondayFrom(from), 0))
}

const mondayFrom = (day: Day): Day => addDays(day, (8 - weekdayOf(day)) % 7)
