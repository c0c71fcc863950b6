// Values by their placeholders, as the templating library asks for them. A value is text and nothing else; one that nobody
// gave is a line to fill in by hand where it is printed, and nothing where a section asks whether there is one.
import type { DXT } from 'docxtemplater'
import type { Fields } from '../domain/paper.js'

/** Printed where a value is to be filled in by hand. */
const blankLine = '＿＿＿＿＿＿＿＿'
const blank = Symbol('blank')

export type PlaceholderValue = string | typeof blank | PlaceholderValues[]
export type PlaceholderValues = Map<string, PlaceholderValue>

/** What no XML may hold, half characters included. */
const notXml = /[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu

/** @throws where a field has no value of its kind: that is a fault of ours, and no paper is better than half of one */
export function placeholderValues(fields: Fields, values: object): PlaceholderValues {
  const entries = Object.entries(fields).map(([name, field]): [string, PlaceholderValue] => {
    const value: unknown = Reflect.get(values, name)
    if (typeof field === 'string') return [field, textOf(name, value)]
    if (!Array.isArray(value)) throw new Error(`${name} are no rows`)
    return [field.tag, value.map((row: object) => placeholderValues(field.rows, row))]
  })
  return new Map(entries)
}

function textOf(name: string, value: unknown): PlaceholderValue {
  if (value === null) return blank
  if (typeof value !== 'string') throw new Error(`${name} is no text`)
  return value.replaceAll('\r\n', '\n').replaceAll(notXml, '')
}

/** The value of a placeholder in one scope; undefined = ask the scope around it. */
export function valueAt(scope: unknown, tag: string, part: DXT.Part): unknown {
  if (!(scope instanceof Map)) return undefined
  const value: unknown = scope.get(tag)
  if (value !== blank) return value
  return part.module === 'loop' ? '' : blankLine
}
