// What a cell shows: days, times, percentages and plain numbers by the cell's number format, as a person reads them. The
// value kept in the file is taken; nothing is calculated.

export interface NumberFormats {
  /** Number format code of each cell style, by its index. */
  codeOf(style: number): string
}

/** Codes that files name by number only (ECMA-376 §18.8.30; 27–36 and 50–58 are the days of Chinese programs). */
export function builtInFormat(id: number): string {
  if (id === 9) return '0%'
  if (id === 10) return '0.00%'
  if (id === 22) return 'yyyy-mm-dd hh:mm'
  if ((id >= 18 && id <= 21) || id === 32 || id === 33 || (id >= 45 && id <= 47) || id === 55 || id === 56)
    return 'hh:mm'
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'yyyy-mm-dd'
  return ''
}

/** The text of a numeric cell; `value` as it stands in the file. */
export function shownNumber(value: string, code: string, from1904: boolean): string {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value.trim()
  const plain = code.replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|_./gi, '').split(';')[0] ?? ''
  const hasDay = /[yd]|m(?!.*[hs])/i.test(plain) || /"[年月日]"/.test(code)
  const hasTime = /h/i.test(plain)
  if (hasDay || hasTime) {
    const shown = shownTime(number + (from1904 ? 1462 : 0), hasDay, hasTime)
    if (shown !== null) return shown
  }
  if (plain.includes('%')) return `${plainNumber(number * 100)}%`
  if (/^0{2,}$/.test(plain) && Number.isInteger(number) && number >= 0)
    return String(number).padStart(plain.length, '0')
  return plainNumber(number)
}

/** Fifteen digits are what spreadsheet programs keep; what lies behind is noise. */
const plainNumber = (number: number): string => String(Number(number.toPrecision(15)))

function shownTime(serial: number, hasDay: boolean, hasTime: boolean): string | null {
  if (serial < 0 || serial > 2_958_466) return null
  const minutes = Math.round((serial % 1) * 1440)
  // The programs count a 29 February 1900 that never was; from 1 March 1900 on this is exact.
  const at = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000 + minutes * 60_000).toISOString()
  const [day, time] = [at.slice(0, 10), at.slice(11, 16)]
  if (!hasDay || serial < 1) return time
  return hasTime && minutes > 0 ? `${day} ${time}` : day
}

/** Text as it is shown: control signs written as `_x000D_` go, line ends are one sign. */
export const shownText = (text: string): string =>
  (text.includes('_x') ? text.replace(/_x00(?:0[0-9A-F]|1[0-9A-F])_/gi, '\n') : text).replace(/\r\n?/g, '\n').trim()
