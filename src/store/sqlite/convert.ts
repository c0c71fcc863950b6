// Values between Prisma and SQLite. SQLite stores four kinds of value; what a column means is its declared type, as
// Prisma's migrations write it. Instants are ISO 8601 text in UTC with milliseconds, so that text order is time order.
import { type ArgType, type ColumnType, ColumnTypeEnum } from '@prisma/driver-adapter-utils'

/** What the driver takes and gives; integers come out as bigint so that none is rounded. */
export type SqliteValue = null | number | bigint | string | Uint8Array

/** The one spelling of an instant in a column; every writer of this room uses it, else comparisons go wrong. */
export const instantText = (at: Date): string => at.toISOString().replace('Z', '+00:00')

const declaredTypes = new Map<string, ColumnType>([
  ['TEXT', ColumnTypeEnum.Text],
  ['INTEGER', ColumnTypeEnum.Int32],
  ['BIGINT', ColumnTypeEnum.Int64],
  ['BOOLEAN', ColumnTypeEnum.Boolean],
  ['DATETIME', ColumnTypeEnum.DateTime],
  ['REAL', ColumnTypeEnum.Double],
  ['DECIMAL', ColumnTypeEnum.Numeric],
  ['BLOB', ColumnTypeEnum.Bytes],
  ['JSONB', ColumnTypeEnum.Json],
])

/** A column without a known declared type (an expression) is what its first value is. */
function typeOfValue(value: SqliteValue | undefined): ColumnType {
  if (typeof value === 'string') return ColumnTypeEnum.Text
  if (typeof value === 'bigint') return ColumnTypeEnum.Int64
  if (typeof value === 'number') return ColumnTypeEnum.UnknownNumber
  return value instanceof Uint8Array ? ColumnTypeEnum.Bytes : ColumnTypeEnum.Int32
}

/** Prisma's column types for a result. `declared`: type as written in the table, null for an expression. */
export function columnTypesOf(declared: readonly (string | null)[], rows: readonly SqliteValue[][]): ColumnType[] {
  return declared.map(
    (type, i) => declaredTypes.get(type?.toUpperCase() ?? '') ?? typeOfValue(rows.find((row) => row[i] !== null)?.[i]),
  )
}

function fromSqlite(value: SqliteValue, type: ColumnType | undefined): SqliteValue {
  if (typeof value === 'bigint') {
    if (type === ColumnTypeEnum.DateTime) return instantText(new Date(Number(value)))
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : value.toString()
  }
  const whole = type === ColumnTypeEnum.Int32 || type === ColumnTypeEnum.Int64
  return typeof value === 'number' && whole ? Math.trunc(value) : value
}

/** One row as Prisma expects it. */
export const rowFromSqlite = (row: readonly SqliteValue[], types: readonly ColumnType[]): SqliteValue[] =>
  row.map((value, i) => fromSqlite(value, types[i]))

/** Prisma hands some kinds of value over as text; the others are text in SQLite too. */
const textReaders = new Map<ArgType['scalarType'] | undefined, (text: string) => SqliteValue>([
  ['int', (text) => Number.parseInt(text, 10)],
  ['bigint', BigInt],
  ['float', Number.parseFloat],
  ['decimal', Number.parseFloat],
  ['datetime', (text) => instantText(new Date(text))],
  ['bytes', (text) => Buffer.from(text, 'base64')],
])

/** An argument of a Prisma query as the driver takes it. */
export function argToSqlite(arg: unknown, type: ArgType | undefined): SqliteValue {
  if (arg === null || arg === undefined) return null
  if (typeof arg === 'string') return textReaders.get(type?.scalarType)?.(arg) ?? arg
  if (typeof arg === 'boolean') return arg ? 1 : 0
  if (typeof arg === 'number' || typeof arg === 'bigint' || arg instanceof Uint8Array) return arg
  if (arg instanceof Date) return instantText(arg)
  throw new TypeError(`a query argument of type ${typeof arg} has no form in SQLite`)
}
