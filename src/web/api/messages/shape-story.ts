// One message in full, or the why of a step; and the task it left, where nobody knows whether it arrived.
import { done, type Result } from '../../../base/result.js'
import type { Actor } from '../../../domain/roles.js'
import { longStory, stepStory } from '../../../domain/wording/why-story.js'
import type { FlowContext } from '../../../flows/context.js'
import { explain, type Why } from '../../../flows/explain-message.js'
import { callList } from '../../../store/call-list.js'
import type { Tx } from '../../../store/db.js'
import type { Answer } from '../route.js'
import type { messageStory } from './calls.js'

export async function storyOf(
  context: FlowContext,
  actor: Actor,
  id: string,
  now: Date,
): Promise<Result<Answer<typeof messageStory>>> {
  const { read } = context.store
  const why = await explain(read, context, actor, id, now)
  if (!why.ok) return why
  return done({
    message: why.value.kind === 'message' ? why.value.message : null,
    lines: linesOf(why.value),
    task: await taskLeftBy(read, id),
  })
}

function linesOf(why: Why): string[] {
  switch (why.kind) {
    case 'message':
      return []
    case 'paper':
      return [`${why.words}。`]
    case 'case':
      return longStory(why.story)
    case 'step':
      return stepStory(why.story, why.step)
  }
}

async function taskLeftBy(tx: Tx, messageId: string): Promise<{ id: string; text: string; toCall: string } | null> {
  const key = { in: [`uncertain/${messageId}`, `dead/${messageId}`] }
  const task = await tx.task.findFirst({ where: { key, closedAt: null } })
  return task === null ? null : { id: task.id, text: task.text, toCall: await callList(tx, task) }
}
