// A registry workbook as the value its JSON form would be. Rows stay where they are in the file, so that every fault can
// name sheet, row and column; what a cell says and nobody understands goes on as typed, for the common check to refuse.
import { lifeEventName, lifeEvents } from '../domain/account-life.js'
import { datedName, dayInCell, listInCell } from '../domain/cell-text.js'
import { notesSheet, type RegistryColumn, type RegistrySheet, registrySheets } from '../domain/registry-columns.js'
import type { Sheet } from '../domain/sheet.js'
import type { PlaceName, RegistryFault } from './registry-faults.js'

/** A row with its values by key; blank cells are left out. */
interface Row {
  row: number
  values: Record<string, unknown>
}
interface Origin {
  sheet: RegistrySheet
  row: number
}

export interface RegistryOfSheets {
  value: unknown
  faults: RegistryFault[]
  placeOf: PlaceName
}

/** Reads the five sheets; whatever else is wrong with the values is found by the checks both forms share. */
export function registryOfSheets(sheets: readonly Sheet[]): RegistryOfSheets {
  const faults: RegistryFault[] = []
  const known = registrySheets()
  for (const { name, rows } of sheets)
    if (name !== notesSheet && rows.length > 0 && !known.some((one) => one.name === name.trim()))
      faults.push({ path: [name], message: `不认识的工作表;可用的有${known.map((one) => one.name).join('、')}` })
  const origins = new Map<string, Origin>()
  const read = (name: RegistrySheet['name']): Row[] => {
    const form = known.find((one) => one.name === name)
    const sheet = sheets.find((one) => one.name.trim() === name)
    return form === undefined || sheet === undefined ? [] : rowsOf(form, sheet, faults)
  }
  const place = (path: string, name: RegistrySheet['name'], row: number): void => {
    const sheet = known.find((one) => one.name === name)
    if (sheet !== undefined) origins.set(path, { sheet, row })
  }
  const [staff, units, contacts] = [read('办公室人员'), read('单位'), read('联系人')]
  const people = staff.map(personOf).filter(({ values }) => Object.keys(values).length > 0)
  for (const [at, one] of people.entries()) place(`office/staff/${at}`, '办公室人员', one.row)
  place('office', '办公室人员', staff[0]?.row ?? 1)
  for (const [at, one] of units.entries()) place(`units/${at}`, '单位', one.row)
  const owned = contactsOf(units, contacts, faults, (at, inUnit, row) =>
    place(`units/${at}/contacts/${inUnit}`, '联系人', row),
  )
  const plain = (name: '账号' | '往期', path: string): Record<string, unknown>[] =>
    read(name).map((one, at) => {
      place(`${path}/${at}`, name, one.row)
      return one.values
    })
  const value = {
    office: { ...officeOf(staff, faults), staff: people.map((one) => one.values) },
    units: units.map((one, at) => ({ ...one.values, contacts: owned[at] ?? [] })),
    accounts: plain('账号', 'accounts'),
    history: plain('往期', 'history'),
  }
  return { value, faults, placeOf: placesFrom(origins) }
}

/** `units/3/aliases/0` → the row of that unit and the column 别名. */
const placesFrom =
  (origins: ReadonlyMap<string, Origin>): PlaceName =>
  (path) => {
    for (let length = path.length; length > 0; length--) {
      const origin = origins.get(path.slice(0, length).map(String).join('/'))
      if (origin === undefined) continue
      const key = path[length]
      const heading = key === undefined ? undefined : headingOf(origin.sheet, String(key))
      return `${origin.sheet.name}第${origin.row}行${heading === undefined ? '' : `“${heading}”`}`
    }
    // Faults of a sheet as a whole carry its name, and the row as a number.
    const [sheet = '', row, heading] = path.map(String)
    return `${sheet}${row === undefined ? '' : `第${row}行`}${heading === undefined ? '' : `“${heading}”`}`
  }

const headingOf = (sheet: RegistrySheet, key: string): string =>
  sheet.columns.find((one) => one.key === (sheet.name === '办公室人员' && key === 'staff' ? 'userid' : key))?.heading ??
  key

/** Rows under the heading row, which may stand below a title. */
function rowsOf(form: RegistrySheet, sheet: Sheet, faults: RegistryFault[]): Row[] {
  const at = sheet.rows.slice(0, 5).findIndex(({ cells }) => matches(form, cells) >= 2)
  const head = sheet.rows[at]
  if (head === undefined) {
    const wanted = form.columns.map((one) => one.heading).join('、')
    if (sheet.rows.length > 0) faults.push({ path: [form.name], message: `没有找到表头,应有的列是${wanted}` })
    return []
  }
  const columns = head.cells.map((cell) => columnOf(form, cell))
  for (const [index, cell] of head.cells.entries())
    if (cell.trim() !== '' && columns[index] === undefined)
      faults.push({ path: [form.name, head.row], message: `不认识的列“${cell.trim()}”` })
  for (const one of form.columns)
    if (one.required && !columns.includes(one))
      faults.push({ path: [form.name, head.row], message: `缺少列“${one.heading}”` })
  return sheet.rows.slice(at + 1).flatMap(({ row, cells }) => {
    if (cells.every((cell) => cell.trim() === '')) return []
    const values: Record<string, unknown> = {}
    for (const [index, cell] of cells.entries()) {
      const column = columns[index]
      if (cell.trim() === '') continue
      if (column === undefined) {
        if ((head.cells[index] ?? '').trim() === '')
          faults.push({ path: [form.name, row], message: `“${cell.trim()}”所在的列没有表头` })
      } else values[column.key] = valueOf(form, column, cell.trim())
    }
    return [{ row, values }]
  })
}

const columnOf = (form: RegistrySheet, cell: string): RegistryColumn | undefined => {
  const heading = cell.replace(/[\s*]/g, '')
  return form.columns.find((one) => [one.heading, ...one.also].includes(heading))
}

const matches = (form: RegistrySheet, cells: readonly string[]): number =>
  cells.filter((cell) => columnOf(form, cell) !== undefined).length

function valueOf(form: RegistrySheet, column: RegistryColumn, text: string): unknown {
  const { key, words } = column
  if (words !== undefined && column.several === true) return listInCell(text).map((one) => words[one] ?? one)
  if (words !== undefined) return words[text] ?? text
  if (key === 'aliases') return listInCell(text)
  if (key === 'statusOn' || key === 'issuedOn') return dayInCell(text) ?? text
  if (key === 'formerNames')
    return entries(text)
      .map(datedName)
      .map(({ name, on }) => ({ name, until: on }))
  if (key === 'mergedInto') {
    const { name, on } = datedName(text)
    return { unit: name, on }
  }
  return key === 'events' && form.name === '账号' ? entries(text).map(eventOf) : text
}

/** Entries that may hold 、 themselves are joined by ; or stand in lines of their own. */
const entries = (text: string): string[] =>
  text
    .split(/[;;\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** `2021-09-01 更名(原名松谷教育局)`. */
function eventOf(text: string): Record<string, unknown> {
  const [, on = '', word = text, bracket] = /^(\S+)\s+([^((]+?)\s*(?:[((](.*)[))])?$/.exec(text) ?? []
  const type = lifeEvents.find((one) => lifeEventName[one] === word || one === word) ?? word
  const before = bracket?.replace(/^原(?:名|单位|账号名称)?[::]?\s*/, '') ?? ''
  const more =
    bracket === undefined
      ? {}
      : type === 'renamed'
        ? { formerName: before }
        : type === 'moved'
          ? { formerUnit: before }
          : { note: bracket }
  return { type, on: dayInCell(on) ?? on, ...more }
}

/** The office stands in the first row that names it; a second name would be another office. */
function officeOf(staff: readonly Row[], faults: RegistryFault[]): Record<string, unknown> {
  const names = [...new Set(staff.flatMap((one) => (one.values.office === undefined ? [] : [one.values.office])))]
  if (names.length > 1)
    faults.push({ path: ['office', 'office'], message: `写了${names.length}个办公室名称,只能有一个` })
  if (names.length === 0) faults.push({ path: ['办公室人员'], message: '没有填写办公室名称' })
  // A missing name was said above, with what to fill in.
  return {
    name: names[0] ?? '-',
    aliases: staff.flatMap((one) => aliasesOf(one)),
  }
}

/** The person of a row of 办公室人员; its first two columns are about the office. */
function personOf({ row, values }: Row): Row {
  const person = Object.entries(values).filter(([key]) => key !== 'office' && key !== 'aliases')
  return { row, values: Object.fromEntries(person) }
}

/** Contacts by the index of their unit, which a row names by full name or alias. */
function contactsOf(
  units: readonly Row[],
  contacts: readonly Row[],
  faults: RegistryFault[],
  place: (unit: number, inUnit: number, row: number) => void,
): Record<string, unknown>[][] {
  const owned: Record<string, unknown>[][] = units.map(() => [])
  for (const { row, values } of contacts) {
    const { unit, ...contact } = values
    const named = units.findIndex((one) => one.values.name === unit)
    const at = named >= 0 ? named : units.findIndex((one) => aliasesOf(one).includes(unit))
    const own = owned[at]
    if (own === undefined) {
      const message =
        unit === undefined ? '没有填写单位' : `单位“${typeof unit === 'string' ? unit : ''}”不在“单位”表里`
      faults.push({ path: ['联系人', row, '单位'], message })
      continue
    }
    place(at, own.length, row)
    own.push(contact)
  }
  return owned
}

const aliasesOf = (row: Row): unknown[] => (Array.isArray(row.values.aliases) ? row.values.aliases : [])
