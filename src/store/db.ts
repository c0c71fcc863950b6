// The database as the rest of the program sees it. Queries of the other files in this room take a `Db` to read or a
// `Tx` to read and write; nobody outside the room sees SQL, and nobody at all opens a transaction but through the Store.
import { Prisma, type PrismaClient } from './generated/sqlite/client.js'

export { Prisma }
/** Everything outside a transaction. */
export type Db = PrismaClient
/** Inside one transaction; every `Db` can be passed where a `Tx` is wanted. */
export type Tx = Prisma.TransactionClient

/** A callback as the inbox keeps it. */
export interface ArrivalToKeep {
  id: string
  /** Composite key of the callback (wecom.md §1.5). */
  dedupeKey: string
  /** The decrypted XML. */
  content: string
  receivedAt: Date
}

export interface Store {
  /** For reads outside a transaction: sees committed rows only, and each query its own moment. */
  readonly read: Db
  /**
   * One transaction; commits when `act` resolves, rolls back when it throws (the error comes out). At most 10 s of
   * waiting and 10 s of work; `longMs` gives more work time to an import that must be whole or nothing, while which
   * nobody else can write. One at a time: no network inside, and everything through `tx` (else NestedWrite).
   */
  write<T>(act: (tx: Tx) => Promise<T>, longMs?: number): Promise<T>
  /** Group commit of arrivals: resolves once durable. `known` when the key was kept before. */
  keepArrival(row: ArrivalToKeep): Promise<'kept' | 'known'>
  /** Whether an arrival with that key is kept. */
  knowsArrival(dedupeKey: string): Promise<boolean>
  /** Another value whenever this process or another has committed since; cheap. Comparable within one Store only. */
  changeToken(): Promise<string>
  /** Reads the whole file and checks it; for `doctor`, not for a probe. `message`: one Chinese sentence. */
  health(): Promise<{ ok: boolean; message: string }>
  /** After the writes in progress; afterwards every call fails. Twice is once. */
  close(): Promise<void>
}

/** The columns of the key that was taken, as our adapter reports them through Prisma; null when it is another shape. */
function fieldsOf(meta: unknown): unknown[] | null {
  let at: unknown = meta
  for (const key of ['driverAdapterError', 'cause', 'constraint', 'fields'])
    at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : null
  return Array.isArray(at) ? at : null
}

/** Whether Prisma refused a write because a unique key is taken; with `field`, only if that column is part of the key. */
export function isTaken(error: unknown, field?: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false
  return field === undefined || (fieldsOf(error.meta)?.includes(field) ?? false)
}
