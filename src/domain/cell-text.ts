// What people type into the cells of a workbook: days in several spellings, lists joined by 、 or ;, words for a choice.
import { type Day, dayFrom } from './day.js'

/** A day however it was typed (2024-08-21, 2024/8/21, 2024.8.21, 2024年8月21日, with or without a time); null if none. */
export function dayInCell(text: string): Day | null {
  const plain = text.normalize('NFKC').trim()
  const [, year, month, date] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}.*)?$/.exec(plain) ?? []
  return year === undefined ? null : dayFrom(Number(year), Number(month), Number(date))
}

/** The entries of a list in one cell. */
export const listInCell = (text: string): string[] =>
  text
    .split(/[、;;,,\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** `name(2024-01-01)` → name and day; the day as typed where it is none, empty where there is no bracket. */
export function datedName(text: string): { name: string; on: string } {
  const [, name = text, on = ''] = /^(.*?)\s*[((]\s*([^()()]*?)\s*(?:止|起)?\s*[))]$/.exec(text.trim()) ?? []
  return { name: name.trim(), on: dayInCell(on) ?? on }
}
