// The open database of one process: a connection that writes, one that reads, and the lock that lets one write at a
// time through. Several processes may each have such a link to the same file; SQLite's own file lock orders those.
import { Mutex } from 'async-mutex'
import { Breath } from './breath.js'
import { Connection } from './connection.js'
import { patient, patienceMs } from './patience.js'
import { WriteScope } from './write-scope.js'

export class Link {
  readonly lock = new Mutex()
  readonly scope = new WriteScope()
  readonly breath = new Breath()

  private constructor(
    readonly writer: Connection,
    readonly reader: Connection,
    /** How long another process may keep us from writing, in milliseconds. */
    readonly patienceMs: number,
  ) {}

  /** Adds a reader to an open writer; closes the writer if that fails. */
  static async over(writer: Connection, path: string, waitMs: number = patienceMs): Promise<Link> {
    try {
      return new Link(writer, await Connection.open(path, 'reader'), waitMs)
    } catch (error) {
      writer.close()
      throw error
    }
  }

  /** Runs `act` on the writer with nobody else writing; waits for other processes without blocking the event loop. */
  async exclusive<T>(act: (writer: Connection) => T): Promise<T> {
    await this.breath.take()
    return this.lock.runExclusive(() => patient(() => act(this.writer), this.patienceMs))
  }

  /** Runs `act` on the reader: it sees what is committed, never what a transaction has not committed yet. */
  async reading<T>(act: (reader: Connection) => T): Promise<T> {
    await this.breath.take()
    return patient(() => act(this.reader), this.patienceMs)
  }

  /** Closes after the write in progress. Empties the log into the main file if no other process is in the way. */
  close(): Promise<void> {
    return this.lock.runExclusive(() => {
      try {
        this.writer.script('PRAGMA wal_checkpoint(TRUNCATE)')
      } finally {
        this.reader.close()
        this.writer.close()
      }
    })
  }
}
