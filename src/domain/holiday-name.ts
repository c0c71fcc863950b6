// What a day off is called, for telling people how days were counted. Names come from the package that knows the State
// Council's lists; a year without a list has no names.
import chineseDays from 'chinese-days'
import { officialCalendar } from './calendar.js'
import type { Day } from './day.js'

// The package is CommonJS: its functions hang on the default export.
const { getDayDetail } = chineseDays

/** The holiday a day belongs to (`中秋`), also of a make-up workday; null for ordinary days and uncovered years. */
export function holidayName(day: Day): string | null {
  if (!officialCalendar.covers(day)) return null
  const [, chinese = null] = getDayDetail(day).name.split(',')
  return chinese
}
