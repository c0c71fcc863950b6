// Opens the database an address names, brings it to this program's schema, and hands out the Store. The only way in:
// service, commands and tests all come through here, so all get the same durability and the same refusals.
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Clock, systemClock } from '../base/clock.js'
import type { Logger } from '../base/logger.js'
import type { Db, Store } from './db.js'
import { PrismaClient } from './generated/sqlite/client.js'
import { adapterOver } from './sqlite/adapter.js'
import { ArrivalKeeper } from './sqlite/arrivals.js'
import { Connection } from './sqlite/connection.js'
import { isBusy } from './sqlite/failures.js'
import { checkFile } from './sqlite/file-check.js'
import { Link } from './sqlite/link.js'
import { databasePath, migrationsFolder } from './sqlite/location.js'
import { applyMigrations, type Migration, readMigrations } from './sqlite/migrations.js'
import { patienceMs } from './sqlite/patience.js'
import { BusyDatabase, StoreRefusal, UnreadableDatabase } from './sqlite/refusals.js'

export interface OpenStoreOptions {
  /** `DATABASE_URL` (contract §2): `file:` and a path; its folder is made if missing. */
  url: string
  logger?: Logger
  /** Dates the migration bookkeeping; the machine's clock by default. */
  clock?: Clock
  /** Folder of migrations; the program's own by default. */
  migrations?: string
}

/** Opens the store, or throws a StoreRefusal whose message is one Chinese sentence. */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const path = databasePath(options.url)
  const files = readMigrations(options.migrations ?? migrationsFolder())
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    return await storeOver(await openLink(path, files, options))
  } catch (error) {
    if (error instanceof StoreRefusal) throw error
    if (isBusy(error)) throw new BusyDatabase(path)
    throw new UnreadableDatabase(path, error instanceof Error ? error.message : String(error))
  }
}

async function openLink(path: string, files: Migration[], { logger, clock }: OpenStoreOptions): Promise<Link> {
  const writer = await Connection.open(path, 'writer')
  try {
    const applied = await applyMigrations(writer, files, clock ?? systemClock)
    if (applied.length > 0) logger?.info({ migrations: applied }, 'database migrated')
  } catch (error) {
    writer.close()
    throw error
  }
  return Link.over(writer, path)
}

/** Prisma's client over a link. One writer at a time, so waiting for a transaction and its work are both bounded. */
export const clientOver = (link: Link): Db =>
  new PrismaClient({
    adapter: adapterOver(link),
    transactionOptions: { maxWait: patienceMs, timeout: patienceMs },
    // Messages may end in a log: no colours, no excerpts of our source.
    errorFormat: 'minimal',
  })

async function storeOver(link: Link): Promise<Store> {
  const client = clientOver(link)
  const arrivals = new ArrivalKeeper(link)
  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    await arrivals.close()
    await client.$disconnect()
    await link.close()
  }
  await client.$connect()
  return {
    read: client,
    async write(act, longMs) {
      link.scope.assertOutside()
      return client.$transaction((tx) => link.scope.around(() => act(tx)), {
        maxWait: patienceMs,
        timeout: longMs ?? patienceMs,
      })
    },
    keepArrival: async (row) => arrivals.keep(row),
    knowsArrival: (dedupeKey) => arrivals.knows(dedupeKey),
    // The reader's view: it moves with every commit of any other connection, our own writer included.
    changeToken: () => link.reading((reader) => String(reader.rows('PRAGMA data_version')[0]?.[0])),
    health: () => link.reading(checkFile),
    close: () => (closing ??= close()),
  }
}
