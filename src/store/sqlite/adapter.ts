// Prisma's driver adapter over our own link. Reads go to the reading connection; a write waits for the write lock; a
// transaction holds that lock from BEGIN IMMEDIATE to its end. Why not the stock adapter: docs/decisions/0001.
import {
  type ConnectionInfo,
  DriverAdapterError,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import type { Breath } from './breath.js'
import type { Connection } from './connection.js'
import { forPrisma } from './failures.js'
import type { Link } from './link.js'
import { patient } from './patience.js'

const identity = { provider: 'sqlite', adapterName: 'duban-sqlite' } as const

/** SQLite's own limit of arguments per statement (SQLITE_MAX_VARIABLE_NUMBER as the driver is built). */
const maxBindValues = 32_766

/** A SELECT cannot write in SQLite; anything else (INSERT … RETURNING, WITH, PRAGMA) is taken for a write. */
const isSelect = (query: SqlQuery): boolean => /^\s*SELECT\b/i.test(query.sql)

async function translated<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw forPrisma(error)
  }
}

/** The transaction Prisma works in. Owns the write lock until it is committed or taken back. */
class SqliteTransaction implements Transaction {
  readonly provider = identity.provider
  readonly adapterName = identity.adapterName
  /** Prisma sends no COMMIT itself; `commit` and `rollback` below do, also where Prisma gives up on a late start. */
  readonly options = { usePhantomQuery: true }
  #open = true
  readonly #writer: Connection
  readonly #breath: Breath
  readonly #release: () => void

  constructor({ writer, breath }: Link, release: () => void) {
    this.#writer = writer
    this.#breath = breath
    this.#release = release
  }

  queryRaw = (query: SqlQuery): Promise<SqlResultSet> => this.#inside(() => this.#writer.query(query))
  executeRaw = (query: SqlQuery): Promise<number> => this.#inside(() => this.#writer.execute(query))
  createSavepoint = (name: string): Promise<void> => this.#inside(() => this.#writer.script(`SAVEPOINT ${name}`))
  rollbackToSavepoint = (name: string): Promise<void> => this.#inside(() => this.#writer.script(`ROLLBACK TO ${name}`))
  releaseSavepoint = (name: string): Promise<void> => this.#inside(() => this.#writer.script(`RELEASE ${name}`))

  commit = (): Promise<void> => this.#end(() => this.#writer.script('COMMIT'))
  rollback = (): Promise<void> => this.#end(() => this.#writer.rollback())

  /**
   * A statement that comes after a timeout's ROLLBACK must not slip into whatever the connection does next; nor one
   * after SQLite gave the transaction up by itself (disk full, I/O error), where it would be committed alone.
   */
  #inside<T>(act: () => T): Promise<T> {
    return translated(async () => {
      await this.#breath.take()
      if (!this.#open || !this.#writer.inTransaction)
        throw new DriverAdapterError({ kind: 'TransactionAlreadyClosed', cause: 'it has ended' })
      return act()
    })
  }

  async #end(act: () => void): Promise<void> {
    if (!this.#open) return
    this.#open = false
    try {
      await translated(act)
    } finally {
      // A COMMIT that failed (disk full) leaves the transaction open; the next writer must not inherit it.
      try {
        this.#writer.rollback()
      } finally {
        this.#release()
      }
    }
  }
}

class SqliteAdapter implements SqlDriverAdapter {
  readonly provider = identity.provider
  readonly adapterName = identity.adapterName
  readonly #link: Link

  constructor(link: Link) {
    this.#link = link
  }

  getConnectionInfo(): ConnectionInfo {
    return { maxBindValues, supportsRelationJoins: false }
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return isSelect(query)
      ? translated(() => this.#link.reading((reader) => reader.query(query)))
      : this.#write((writer) => writer.query(query))
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#write((writer) => writer.execute(query))
  }

  executeScript(script: string): Promise<void> {
    return this.#write((writer) => writer.script(script))
  }

  #write<T>(act: (writer: Connection) => T): Promise<T> {
    return translated(() => {
      this.#link.scope.assertOutside()
      return this.#link.exclusive(act)
    })
  }

  async startTransaction(isolationLevel?: IsolationLevel): Promise<Transaction> {
    if (isolationLevel !== undefined && isolationLevel !== 'SERIALIZABLE')
      throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level: isolationLevel })
    this.#link.scope.assertOutside()
    const { lock, writer, patienceMs, breath } = this.#link
    await breath.take()
    const release = await lock.acquire()
    try {
      // IMMEDIATE: a deferred transaction that reads first can be refused at its first write, however long it waits.
      await translated(() => patient(() => writer.script('BEGIN IMMEDIATE'), patienceMs))
    } catch (error) {
      release()
      throw error
    }
    return new SqliteTransaction(this.#link, release)
  }

  /** The link outlives Prisma's client: the group commit of arrivals uses it too, and the store closes it. */
  dispose(): Promise<void> {
    return Promise.resolve()
  }
}

/** The factory to hand to `new PrismaClient({ adapter })`. */
export const adapterOver = (link: Link): SqlDriverAdapterFactory => ({
  ...identity,
  connect: () => Promise.resolve(new SqliteAdapter(link)),
})
