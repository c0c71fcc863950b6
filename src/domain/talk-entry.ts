// 日程 of a talk: once its leader confirmed, the hour stands in their calendar and in the officer's. WeCom tells both by itself
// (wecom.md §2.13), so it is entered only after the person's own act, and the bot says nothing about it.
import type { ScheduleEntry } from './ports.js'
import type { TalkFacts } from './talk.js'
import { defaultBring } from './talk.js'

/** As it is stored: instants as ISO 8601. */
export type WantedEntry = Omit<ScheduleEntry, 'start' | 'end'> & { start: string; end: string }

/** How long a talk is expected to take, ms. Only the calendar needs it. */
const talkMs = 60 * 60_000

/**
 * The entry a talk should have; null: none.
 * @param officer who set time and place; null: nobody of the office did
 */
export function entryOf(facts: TalkFacts, officer: string | null): WantedEntry | null {
  const { id, state, schedule, confirmation } = facts
  if (state !== 'confirmed' || schedule === null || confirmation === null) return null
  const start = new Date(schedule.at)
  const attendees = [...new Set([confirmation.recordedBy, ...(officer === null ? [] : [officer])])]
  // What the calendar shows to colleagues is the number; who and why stays in the invitation.
  return {
    admins: [officer ?? confirmation.recordedBy],
    attendees,
    start: start.toISOString(),
    end: new Date(start.getTime() + talkMs).toISOString(),
    summary: `整改约谈 ${id}`,
    description: `请带${schedule.bring ?? defaultBring}。变更以企业微信通知为准。`,
    location: schedule.place,
  }
}

/** Back to instants, for the calendar. */
export const scheduleEntry = (wanted: WantedEntry): ScheduleEntry => ({
  ...wanted,
  start: new Date(wanted.start),
  end: new Date(wanted.end),
})
