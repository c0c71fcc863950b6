// oa/schedule (wecom.md §2.13): entries in people's calendars. WeCom tells the attendees itself, so nothing lands in the
// chat; the emulator shows them through `schedules()`.
import { type Answer, type Complaint, complain, ok, refusal } from './answers.js'
import type { ApiCall } from './api.js'
import { type ScheduleItem, scheduleAnswers } from './corp-shapes.js'
import { type Json, recordOf, recordsOf, textOf, textsOf } from './json.js'
import type { World } from './world.js'

const remindDiffs = [0, -300, -900, -3600, -86_400]
const wholeDayDiffs = [...remindDiffs, 32_400, -172_800, -604_800]
const repeatTypes = [0, 1, 2, 5, 7]

export function addSchedule(world: World, call: ApiCall, agentId: number): Answer {
  const fields = recordOf(call.body.schedule)
  const complaint = scheduleComplaint(world, fields)
  if (complaint !== null) return refusal(complaint, world.now(), call.warning)
  return ok({ schedule_id: world.schedules.add(entryOf(fields, agentId)).id })
}

/** Overwrites the whole entry; who stays invited keeps the answer they gave. */
export function updateSchedule(world: World, call: ApiCall, agentId: number): Answer {
  const fields = recordOf(call.body.schedule)
  const found = ownSchedule(world, textOf(fields.schedule_id), agentId)
  if ('errcode' in found) return refusal(found, world.now())
  const complaint = scheduleComplaint(world, fields) ?? pastComplaint(fields, world.now())
  if (complaint !== null) return refusal(complaint, world.now())
  world.schedules.replace(found, entryOf(fields, agentId))
  return ok({ schedule_id: found.id })
}

/** Unknown, deleted and foreign entries are left out of the list. */
export function getSchedules(world: World, call: ApiCall, agentId: number): Answer {
  const ids = textsOf(call.body.schedule_id_list)
  if (ids.length === 0) return refusal(complain(40063, 'schedule_id_list'), world.now(), call.warning)
  const found = ids.flatMap((id) => {
    const item = ownSchedule(world, id, agentId)
    return 'errcode' in item ? [] : [item]
  })
  return ok({ schedule_list: found.map(shown) })
}

export function removeSchedule(world: World, call: ApiCall, agentId: number): Answer {
  const found = ownSchedule(world, textOf(call.body.schedule_id), agentId)
  if ('errcode' in found) return refusal(found, world.now(), call.warning)
  world.schedules.remove(found)
  return ok()
}

/** 90461 unknown, 90466 another app's, 90459 deleted. */
function ownSchedule(world: World, id: string, agentId: number): ScheduleItem | Complaint {
  const item = world.schedules.find(id)
  if (item === null) return complain(90_461, 'schedule_id')
  if (item.agentId !== agentId) return complain(90_466, '')
  return item.deleted ? complain(90_459, '') : item
}

const attendeesOf = (fields: Json): string[] => recordsOf(fields.attendees).map((one) => textOf(one.userid))

function scheduleComplaint(world: World, fields: Json): Complaint | null {
  const [start, end] = [fields.start_time, fields.end_time]
  if (fields.organizer !== undefined) return complain(90_493, 'organizer')
  if (typeof start !== 'number' || typeof end !== 'number' || end < start) return complain(40058, 'start_time')
  const attendees = attendeesOf(fields)
  if (attendees.length > 1000) return complain(90_464, 'attendees')
  if (attendees.some((userid) => !world.directory.isVisible(userid))) return complain(60_011, 'attendees')
  const admins = textsOf(fields.admins)
  if (admins.length > 3 || admins.some((one) => !attendees.includes(one))) return complain(90_715, 'admins')
  return reminderComplaint(fields)
}

/** 90471 for an unknown lead time, 90465 for an unknown repetition. */
function reminderComplaint(fields: Json): Complaint | null {
  const reminders = recordOf(fields.reminders)
  const allowed = fields.is_whole_day === 1 ? wholeDayDiffs : remindDiffs
  const diffs = textsOf(reminders.remind_time_diffs).map(Number)
  if (diffs.some((diff) => !allowed.includes(diff))) return complain(90_471, 'remind_time_diffs')
  const before = reminders.remind_before_event_secs
  if (before !== undefined && !remindDiffs.includes(-Number(before)))
    return complain(90_471, 'remind_before_event_secs')
  const repeats = reminders.is_repeat === 1 && !repeatTypes.includes(Number(reminders.repeat_type ?? 0))
  return repeats ? complain(90_465, 'repeat_type') : null
}

const pastComplaint = (fields: Json, at: Date): Complaint | null =>
  Number(fields.end_time) * 1000 < at.getTime() ? complain(90_706, 'end_time') : null

const entryOf = (fields: Json, agentId: number): Omit<ScheduleItem, 'id' | 'deleted'> => ({
  agentId,
  fields,
  admins: textsOf(fields.admins),
  attendees: attendeesOf(fields).map((userid) => ({ userid, answer: 'pending' })),
  startAt: new Date(Number(fields.start_time) * 1000),
  endAt: new Date(Number(fields.end_time) * 1000),
})

/** `summary` is 新建事件 where none was given. */
const shown = ({ id, fields, attendees }: ScheduleItem): Json => ({
  summary: '新建事件',
  ...fields,
  schedule_id: id,
  status: 0,
  attendees: attendees.map(({ userid, answer }) => ({ userid, response_status: scheduleAnswers[answer] })),
})
