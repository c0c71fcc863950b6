// The page's button 到下个工作日 9:00. The official calendar belongs to the domain and is handed in; this only walks
// local days of Asia/Shanghai (UTC+8 all year).

const dayMs = 86_400_000
const offsetMs = 8 * 3_600_000

/** Monday to Friday, for an emulator that was given no calendar. */
export const isWeekday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0

/** 9:00 of the first working day whose 9:00 lies after `now`. Looks a month ahead; no calendar rests longer. */
export function nextWorkdayNine(now: Date, isWorkday: (day: string) => boolean): Date {
  for (let ahead = 0; ahead < 31; ahead++) {
    const day = new Date(now.getTime() + offsetMs + ahead * dayMs).toISOString().slice(0, 10)
    const nine = new Date(`${day}T09:00:00+08:00`)
    if (nine > now && isWorkday(day)) return nine
  }
  return new Date(now.getTime() + dayMs)
}
