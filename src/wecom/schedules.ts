// Entries in people's calendars (日程, wecom.md §2.13), for talks. WeCom itself tells the attendees of every change, so the
// bot must not tell them again. An entry that WeCom would refuse is refused here first; long words are cut.
import { z } from 'zod'
import type { ScheduleEntry, Schedules } from '../domain/ports.js'
import { type Api, type Known, mapped, refusedHere } from './api.js'
import { fitCharacters } from './fit.js'
import { verdict } from './verdict.js'

export type Response = 'none' | 'tentative' | 'accepted' | 'declined'

export interface ScheduleBook extends Schedules {
  /** What each attendee answered; `respond_schedule` only says that somebody did (wecom.md §1.7). */
  responses(id: string): Promise<Known<{ userid: string; response: Response }[]>>
}

const limits = { attendees: 1_000, admins: 3, summary: 128, description: 1_000, location: 128 }
/** One reminder, an hour ahead; WeCom takes only a few fixed distances. */
const reminders = { is_remind: 1, remind_before_event_secs: 3_600, is_repeat: 0, timezone: 8 }
/** 日程已删除: what is to be removed is not there any more. */
const alreadyGone = ['90459', '90460']
/** 3 is the answer to a single day of a series. */
const responses: readonly Response[] = ['none', 'tentative', 'accepted', 'accepted', 'declined']

const addedShape = z.object({ schedule_id: z.string().min(1) })
const foundShape = z.object({
  schedule_list: z.array(
    z.object({
      attendees: z.array(z.object({ userid: z.string(), response_status: z.number().optional() })).optional(),
    }),
  ),
})

export function createSchedules(api: Api): ScheduleBook {
  return {
    async add(entry) {
      const fault = faultIn(entry)
      if (fault !== null) return refusedHere(fault, true)
      const call = { api: 'oa/schedule/add', body: JSON.stringify({ schedule: scheduleJson(entry) }) }
      return mapped(await api.change(call, addedShape), (answer) => answer.schedule_id)
    },
    async update(id, entry) {
      const fault = faultIn(entry)
      if (fault !== null) return refusedHere(fault, true)
      const body = JSON.stringify({ schedule: { schedule_id: id, ...scheduleJson(entry) } })
      return mapped(await api.change({ api: 'oa/schedule/update', body }, verdict), () => null)
    },
    async remove(id) {
      const body = JSON.stringify({ schedule_id: id })
      const outcome = await api.change({ api: 'oa/schedule/del', body }, verdict)
      const isGone = outcome.kind === 'refused' && alreadyGone.includes(outcome.code)
      return isGone ? { kind: 'ok', value: null } : mapped(outcome, () => null)
    },
    async responses(id) {
      const body = JSON.stringify({ schedule_id_list: [id] })
      return mapped(await api.read({ api: 'oa/schedule/get', body }, foundShape), ({ schedule_list: found }) =>
        (found[0]?.attendees ?? []).map(({ userid, response_status: status }) => ({
          userid,
          response: responses[status ?? 0] ?? 'none',
        })),
      )
    },
  }
}

function faultIn({ admins, attendees, start, end }: ScheduleEntry): string | null {
  if (attendees.length === 0 || attendees.length > limits.attendees) return 'attendees'
  if (admins.length > limits.admins || admins.some((admin) => !attendees.includes(admin))) return 'admins'
  return start < end ? null : 'times'
}

const scheduleJson = ({ admins, attendees, start, end, summary, description, location }: ScheduleEntry) => ({
  admins,
  start_time: seconds(start),
  end_time: seconds(end),
  is_whole_day: 0,
  attendees: attendees.map((userid) => ({ userid })),
  summary: fitCharacters(summary, limits.summary),
  description: fitCharacters(description, limits.description),
  location: fitCharacters(location, limits.location),
  reminders,
})

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)
