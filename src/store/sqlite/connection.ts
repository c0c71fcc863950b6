// One SQLite connection with the settings our promises rest on: WAL, an fsync before every commit returns, foreign keys
// on, never waiting inside the driver. Statements are prepared once and reused. All calls are synchronous and raw: they
// throw the driver's own errors, so that callers can tell "locked, try again" from the rest.
import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite'
import type { SqlQuery, SqlResultSet } from '@prisma/driver-adapter-utils'
import { argToSqlite, columnTypesOf, rowFromSqlite, type SqliteValue } from './convert.js'
import { patient } from './patience.js'

/** Lists of different length make different statements, so the cache must end somewhere. */
const statementsMax = 300

interface Prepared {
  readonly statement: StatementSyncInstance
  readonly names: string[]
  readonly declared: (string | null)[]
}

export class Connection {
  readonly #db: InstanceType<typeof DatabaseSync>
  /** Least recently used first. */
  readonly #statements = new Map<string, Prepared>()
  #preparedCount = 0

  private constructor(path: string) {
    this.#db = new DatabaseSync(path, { timeout: 0, enableForeignKeyConstraints: true })
  }

  /** Opens `path` (created by the writer if missing). A reader refuses every write. */
  static async open(path: string, role: 'writer' | 'reader'): Promise<Connection> {
    const connection = await patient(() => new Connection(path))
    try {
      await patient(() => connection.#settle(role))
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  }

  #settle(role: 'writer' | 'reader'): void {
    this.#db.exec(
      'PRAGMA busy_timeout = 0; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON',
    )
    if (role === 'reader') this.#db.exec('PRAGMA query_only = ON')
  }

  /** How many statements were compiled so far; stays still when they are reused. */
  get preparedCount(): number {
    return this.#preparedCount
  }

  get inTransaction(): boolean {
    return this.#db.isTransaction
  }

  #prepared(sql: string): Prepared {
    let prepared = this.#statements.get(sql)
    if (prepared === undefined) {
      const statement = this.#db.prepare(sql)
      statement.setReturnArrays(true)
      statement.setReadBigInts(true)
      const columns = statement.columns()
      prepared = { statement, names: columns.map((c) => c.name), declared: columns.map((c) => c.type) }
      this.#preparedCount++
      const oldest = this.#statements.keys().next()
      if (this.#statements.size >= statementsMax && !oldest.done) this.#statements.delete(oldest.value)
    } else this.#statements.delete(sql)
    this.#statements.set(sql, prepared)
    return prepared
  }

  /** Runs a query of Prisma's and gives its rows. */
  query(query: SqlQuery): SqlResultSet {
    const { statement, names, declared } = this.#prepared(query.sql)
    const rows: SqliteValue[][] = statement.all(...argumentsOf(query))
    const columnTypes = columnTypesOf(declared, rows)
    return { columnNames: names, columnTypes, rows: rows.map((row) => rowFromSqlite(row, columnTypes)) }
  }

  /** Runs a query of Prisma's and gives the number of changed rows. */
  execute(query: SqlQuery): number {
    return this.run(query.sql, argumentsOf(query))
  }

  /** Runs one statement of our own; the number of changed rows. */
  run(sql: string, args: readonly SqliteValue[] = []): number {
    // The driver's types say number; a statement that reads big integers counts in them too.
    const changes: unknown = this.#prepared(sql).statement.run(...args).changes
    return Number(changes)
  }

  /** Rows of one statement of our own, in column order; integers are bigint. */
  rows(sql: string, args: readonly SqliteValue[] = []): SqliteValue[][] {
    return this.#prepared(sql).statement.all(...args)
  }

  /** Runs several statements in one text. */
  script(sql: string): void {
    this.#db.exec(sql)
  }

  /** Takes back the open transaction, if SQLite has not done so itself. */
  rollback(): void {
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
  }

  /** Twice is once. */
  close(): void {
    this.#statements.clear()
    if (this.#db.isOpen) this.#db.close()
  }
}

const argumentsOf = (query: SqlQuery): SqliteValue[] => query.args.map((arg, i) => argToSqlite(arg, query.argTypes[i]))
