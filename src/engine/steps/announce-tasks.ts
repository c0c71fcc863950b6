// Tells the office of new tasks: one message per person for all that came up, in the send window. A task without an
// assignee goes to every officer.
import { dayOf } from '../../domain/day.js'
import { inSendWindow } from '../../domain/send-window.js'
import { handOver } from '../../outbox/enqueue.js'
import { readPolicies } from '../../store/policies.js'
import { readDirectory } from '../../store/registry.js'
import { newTasks } from '../../store/tasks.js'
import { callList } from '../../store/call-list.js'
import type { World } from '../world.js'

export async function announceTasks(world: World, now: Date): Promise<number> {
  const tasks = await newTasks(world.store.read)
  if (tasks.length === 0) return 0
  const { current } = await readPolicies(world.store.read)
  if (!inSendWindow(world.calendar, current, now)) return 0
  const directory = await readDirectory(world.store.read)
  await world.store.write(async (tx) => {
    const byPerson = new Map<string, string[]>()
    for (const task of tasks) {
      const nobody = { unitId: '', supervisorId: null, officer: task.assignee }
      const calls = await callList(tx, task)
      for (const userid of directory.resolve(['officer'], nobody))
        byPerson.set(userid, [...(byPerson.get(userid) ?? []), `· ${task.text}${calls}`])
    }
    for (const [to, lines] of byPerson) {
      const text = [`【待办】${dayOf(now)}新增${lines.length}项:`, ...lines].join('\n')
      await handOver(tx, world.calendar, { to, content: { type: 'text', text } }, now)
    }
    await tx.task.updateMany({ where: { id: { in: tasks.map((task) => task.id) } }, data: { announcedAt: now } })
  })
  return tasks.length
}
