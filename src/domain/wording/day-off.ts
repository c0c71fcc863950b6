// Points out that a planned day is a day off. Nothing is refused: an office may well meet on a Saturday, but it should have
// meant to.
import { addWorkdays, type Calendar } from '../calendar.js'
import { chineseDay, type Day } from '../day.js'
import { offDayInWords } from './why-count.js'

/** One sentence for who plans something on that day; null: people work then. */
export const dayOffNote = (calendar: Calendar, day: Day): string | null =>
  calendar.isWorkday(day)
    ? null
    : `${offDayInWords(day, day)},不是工作日,请确认是否排在这一天;之后的第一个工作日是${chineseDay(addWorkdays(calendar, day, 0), day)}。`
