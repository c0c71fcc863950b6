// 办结 of a task.
import { finishTask } from '../../../flows/finish-task.js'
import { type Route, route } from '../route.js'
import { finishOfficeTask } from './calls.js'

export const taskRoutes: readonly Route[] = [
  route(finishOfficeTask, ({ actor, params, body, now }, { context }) =>
    finishTask(context, params.id, actor.userid, body.note, now),
  ),
]
