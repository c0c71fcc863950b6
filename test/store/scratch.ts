// A database file of its own for every test, and other processes that work on the same file. Everything opened here is
// closed, and every process ended, when the test is over.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { Db, Store } from '../../src/store/db.js'
import { clientOver, openStore } from '../../src/store/open.js'
import { Connection } from '../../src/store/sqlite/connection.js'
import { Link } from '../../src/store/sqlite/link.js'

/** A new empty folder, removed afterwards. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'duban-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Path of a database file that does not exist yet. */
export const scratchFile = (): string => join(scratchFolder(), 'duban.db')

/** The store on `path`. */
export async function openScratch(path: string = scratchFile()): Promise<Store> {
  const store = await openStore({ url: `file:${path}` })
  onTestFinished(() => store.close())
  return store
}

/** The inner parts under a store: link and client on a migrated file. `patienceMs`: how long to wait for its lock. */
export async function openParts(patienceMs?: number): Promise<{ link: Link; db: Db; path: string }> {
  const path = scratchFile()
  await (await openStore({ url: `file:${path}` })).close()
  const link = await Link.over(await Connection.open(path, 'writer'), path, patienceMs)
  onTestFinished(() => link.close())
  return { link, db: clientOver(link), path }
}

export interface Process {
  child: ChildProcess
  /** The next line it prints; null when it has ended. */
  line(): Promise<string | null>
  /** Its exit code (null if killed) and what it wrote on stderr. */
  ended: Promise<{ code: number | null; stderr: string }>
}

/** Starts `processes/<name>.ts` with arguments. */
export function start(name: string, ...args: string[]): Process {
  const script = fileURLToPath(new URL(`processes/${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<{ code: number | null; stderr: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, stderr })),
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const line = async (): Promise<string | null> => {
    const next = await lines.next()
    return next.done ? null : next.value
  }
  return { child, line, ended }
}

/** A gate that `open` opens for everybody who awaits `passed`. */
export function gate(): { passed: Promise<void>; open: () => void } {
  const parts: { open?: () => void } = {}
  const passed = new Promise<void>((resolve) => (parts.open = resolve))
  return { passed, open: () => parts.open?.() }
}

export const arrival = (n: number, receivedAt = new Date(1_700_000_000_000 + n)) => ({
  id: `a${n}`,
  dedupeKey: `key-${n}`,
  content: `<xml>${n}</xml>`,
  receivedAt,
})
