// The calendars (wecom.md §2.13): entries that apps put there and how the invited answered. Telling the attendees is
// WeCom's own business and leaves no message of the app.
import { randomBytes } from 'node:crypto'
import type { ScheduleAnswer, ScheduleItem } from './corp-shapes.js'

export class ScheduleBook {
  private readonly items = new Map<string, ScheduleItem>()

  add(entry: Omit<ScheduleItem, 'id' | 'deleted'>): ScheduleItem {
    const item = { ...entry, id: randomBytes(32).toString('hex'), deleted: false }
    this.items.set(item.id, item)
    return item
  }

  /** Overwrites an entry; who stays invited keeps the answer they gave. */
  replace(item: ScheduleItem, entry: Omit<ScheduleItem, 'id' | 'deleted'>): void {
    const attendees = entry.attendees.map((one) => item.attendees.find(({ userid }) => userid === one.userid) ?? one)
    this.items.set(item.id, { ...item, ...entry, attendees })
  }

  find(id: string): ScheduleItem | null {
    return this.items.get(id) ?? null
  }

  remove(item: ScheduleItem): void {
    this.items.set(item.id, { ...item, deleted: true })
  }

  /** False if there is no such entry or the person is not invited. */
  answer(id: string, userid: string, answer: ScheduleAnswer): boolean {
    const item = this.items.get(id)
    const attendee = item?.attendees.find((one) => one.userid.toLowerCase() === userid.toLowerCase())
    if (item === undefined || item.deleted || attendee === undefined) return false
    attendee.answer = answer
    return true
  }

  all(): ScheduleItem[] {
    return structuredClone([...this.items.values()])
  }
}
