// Turns what the SQLite driver throws into the kinds Prisma knows (a unique violation becomes P2002 with its fields).
// Errors thrown while rows are being fetched carry no numeric code in this driver, so SQLite's fixed wording decides
// and the code is only the second witness.
import { DriverAdapterError, type MappedError } from '@prisma/driver-adapter-utils'

const busyCodes = new Set([5, 6])
const busyWords = /^database (?:table |schema )?is locked/

function codeOf(error: Error): number | null {
  return 'sqliteExtendedCode' in error && typeof error.sqliteExtendedCode === 'number' ? error.sqliteExtendedCode : null
}

/** Whether another connection holds the lock (SQLITE_BUSY or SQLITE_LOCKED, any flavour): nothing was done, try again. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && (busyCodes.has((codeOf(error) ?? 0) & 0xff) || busyWords.test(error.message))
}

/** Whether a statement was refused by a constraint; the transaction around it is still alive. */
export function isConstraint(error: unknown): boolean {
  return error instanceof Error && / constraint failed/.test(error.message)
}

/** `T.a, T.b` → fields a and b; `index 'name'` → that index (SQLite names expression indexes so). */
function constraintOf(list: string): { fields: string[] } | { index: string } {
  const index = /^index '(.+)'$/.exec(list)?.[1]
  if (index !== undefined) return { index }
  return { fields: list.split(', ').map((field) => field.slice(field.lastIndexOf('.') + 1)) }
}

function kindOf(error: Error): MappedError {
  const { message } = error
  const unique = /^UNIQUE constraint failed: (.+)$/.exec(message)?.[1]
  if (unique !== undefined) return { kind: 'UniqueConstraintViolation', constraint: constraintOf(unique) }
  const missing = /^NOT NULL constraint failed: (.+)$/.exec(message)?.[1]
  if (missing !== undefined) return { kind: 'NullConstraintViolation', constraint: constraintOf(missing) }
  if (message.startsWith('FOREIGN KEY constraint failed'))
    return { kind: 'ForeignKeyConstraintViolation', constraint: { foreignKey: {} } }
  if (isBusy(error)) return { kind: 'SocketTimeout' }
  const table = /^no such table: (.+)$/.exec(message)?.[1]
  if (table !== undefined) return { kind: 'TableDoesNotExist', table }
  const column = /(?:^no such column: |has no column named )(.+)$/.exec(message)?.[1]
  if (column !== undefined) return { kind: 'ColumnNotFound', column }
  return { kind: 'sqlite', extendedCode: codeOf(error) ?? 1, message }
}

/** The error to hand to Prisma; errors that are not the driver's own are handed on as they are. */
export function forPrisma(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_SQLITE_ERROR') return error
  return new DriverAdapterError({
    ...kindOf(error),
    originalCode: String(codeOf(error) ?? 1),
    originalMessage: error.message,
  })
}
