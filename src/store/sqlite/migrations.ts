// Brings a database to this program's schema when it is opened: reads the migration files, compares them with what the
// database says was applied, and applies the rest in one transaction, so that a failure leaves nothing behind.
// The bookkeeping table is Prisma's own (`_prisma_migrations`), so that its tools agree with us.
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../../base/clock.js'
import { sha256 } from '../../base/ids.js'
import type { Connection } from './connection.js'
import { patient } from './patience.js'
import { EditedMigration, FailedMigration, ForeignDatabase, NewerDatabase, UnfinishedMigration } from './refusals.js'

export interface Migration {
  /** `<yyyymmddhhmmss>_<name>`; their text order is the order of application. */
  readonly name: string
  readonly sql: string
  /** SHA-256 of the file, lower-case hex. */
  readonly checksum: string
}

interface AppliedRow {
  name: string
  checksum: string
  finished: boolean
}

const bookkeeping = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`
const recordSql =
  'INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count") VALUES (?, ?, ?, ?, ?, 1)'

/** The migrations in a folder, in order of application. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: sha256(sql) }
    })
}

/** Tables of the database; SQLite's own left out. */
const tablesOf = (db: Connection): string[] =>
  db
    .rows(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .map(([n]) => String(n))

function appliedRows(db: Connection): AppliedRow[] {
  const tables = tablesOf(db)
  if (!tables.includes('_prisma_migrations')) {
    if (tables.length > 0) throw new ForeignDatabase()
    return []
  }
  const sql =
    'SELECT "migration_name", "checksum", "finished_at" IS NOT NULL FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"'
  return db.rows(sql).map(([name, checksum, finished]) => ({
    name: String(name),
    checksum: String(checksum),
    finished: Number(finished) === 1,
  }))
}

/** The migrations still to apply; throws the fitting refusal when the database and the files contradict each other. */
function pendingOf(db: Connection, migrations: readonly Migration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  const applied = appliedRows(db)
  for (const row of applied) {
    const migration = known.get(row.name)
    if (migration === undefined) throw new NewerDatabase(row.name)
    if (!row.finished) throw new UnfinishedMigration(row.name)
    if (migration.checksum !== row.checksum) throw new EditedMigration(row.name)
  }
  const names = new Set(applied.map((row) => row.name))
  return migrations.filter((migration) => !names.has(migration.name))
}

function applyOne(db: Connection, migration: Migration, clock: Clock): void {
  const startedAt = clock.now().getTime()
  try {
    db.script(migration.sql)
    const [broken] = db.rows('PRAGMA foreign_key_check')
    if (broken !== undefined) throw new Error(`foreign key of ${String(broken[0])} points nowhere`)
  } catch (error) {
    throw new FailedMigration(migration.name, error instanceof Error ? error.message : String(error))
  }
  db.run(recordSql, [randomUUID(), migration.checksum, migration.name, startedAt, clock.now().getTime()])
}

/** All that is pending, or nothing. Asked anew under the lock: another process may have been quicker. */
function applyPending(db: Connection, migrations: readonly Migration[], clock: Clock): string[] {
  db.script('BEGIN IMMEDIATE')
  try {
    const pending = pendingOf(db, migrations)
    db.script(bookkeeping)
    for (const migration of pending) applyOne(db, migration, clock)
    db.script('COMMIT')
    return pending.map((migration) => migration.name)
  } finally {
    db.rollback()
  }
}

/** Applies what is missing and gives the names; several processes may do so at once, one of them applies. */
export async function applyMigrations(
  db: Connection,
  migrations: readonly Migration[],
  clock: Clock,
): Promise<string[]> {
  if ((await patient(() => pendingOf(db, migrations))).length === 0) return []
  // Prisma's table rebuilds drop the old table; with foreign keys on, that would delete every child row, and the
  // switch is ignored inside a transaction.
  db.script('PRAGMA foreign_keys = OFF')
  try {
    return await patient(() => applyPending(db, migrations, clock))
  } finally {
    db.script('PRAGMA foreign_keys = ON')
  }
}
