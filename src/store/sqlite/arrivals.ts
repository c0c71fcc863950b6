// Keeps what arrived, many at once: all callbacks of one turn of the event loop share one transaction and so one fsync.
// Each caller hears back only after that fsync, so nothing is acknowledged that a power cut could take (promise 1).
import { instantText } from './convert.js'
import { isConstraint } from './failures.js'
import type { Connection } from './connection.js'
import type { Link } from './link.js'

export interface ArrivalRow {
  id: string
  /** Composite key of the callback (wecom.md §1.5). */
  dedupeKey: string
  content: string
  receivedAt: Date
}
export type Kept = 'kept' | 'known'

interface Waiting {
  readonly row: ArrivalRow
  readonly resolve: (kept: Kept) => void
  readonly reject: (error: unknown) => void
}

/** Rows per transaction: enough to share an fsync, few enough not to hold the event loop for long. */
const groupMax = 500

/** Only the key may clash silently; any other conflict is a fault and must be heard. */
const insertSql =
  'INSERT INTO "Arrival" ("id", "dedupeKey", "content", "receivedAt", "state", "attempts") VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT ("dedupeKey") DO NOTHING'
const selectSql = 'SELECT 1 FROM "Arrival" WHERE "dedupeKey" = ?'

export class ArrivalKeeper {
  readonly #link: Link
  #queue: Waiting[] = []
  #closing = false

  constructor(link: Link) {
    this.#link = link
  }

  /** Resolves once the row is durable; `known` when its key was kept before. */
  keep(row: ArrivalRow): Promise<Kept> {
    this.#link.scope.assertOutside()
    if (this.#closing) return Promise.reject(new Error('the store is closing'))
    return new Promise((resolve, reject) => {
      if (this.#queue.push({ row, resolve, reject }) === 1) setImmediate(() => void this.#flush())
    })
  }

  /** Whether an arrival with that key is kept. */
  knows(dedupeKey: string): Promise<boolean> {
    return this.#link.reading((reader) => reader.rows(selectSql, [dedupeKey]).length > 0)
  }

  /** Takes no more rows and resolves when those taken are settled. */
  async close(): Promise<void> {
    this.#closing = true
    await this.#flush()
  }

  /** The group is taken only when the lock is ours: what came while we waited goes along. Never rejects. */
  async #flush(): Promise<void> {
    while (this.#queue.length > 0) {
      let group: Waiting[] = []
      try {
        await this.#link.exclusive((writer) => {
          writer.script('BEGIN IMMEDIATE')
          // A second try (lock lost at COMMIT) must carry the same rows, else they would never be answered.
          if (group.length === 0) group = this.#queue.splice(0, groupMax)
          commitGroup(writer, group)
        })
      } catch (error) {
        // Before BEGIN no group was taken: then the lock could not be had, and all who wait must hear so.
        const failed = group.length > 0 ? group : this.#queue.splice(0)
        for (const waiting of failed) waiting.reject(error)
      }
    }
  }
}

/** Inserts every row and commits; a row that is refused fails alone, a transaction that fails fails for all. */
function commitGroup(writer: Connection, group: readonly Waiting[]): void {
  const answers: (() => void)[] = []
  try {
    for (const { row, resolve, reject } of group)
      try {
        const { id, dedupeKey, content, receivedAt } = row
        const changed = writer.run(insertSql, [id, dedupeKey, content, instantText(receivedAt), 'kept', 0])
        answers.push(() => resolve(changed === 1 ? 'kept' : 'known'))
      } catch (error) {
        if (!isConstraint(error)) throw error
        answers.push(() => reject(error))
      }
    writer.script('COMMIT')
  } finally {
    writer.rollback()
  }
  for (const answer of answers) answer()
}
