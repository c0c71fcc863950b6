// The program as a user runs it: a process of its own with its own settings in a folder of its own. What it printed and
// how it ended is all a test sees. Nothing of the machine's environment comes in but the search path.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { valueOf } from '../../src/cli/terminal.js'
import { officialCalendar } from '../../src/domain/calendar.js'
import { approveCircular } from '../../src/flows/approve-circular.js'
import type { FlowContext } from '../../src/flows/context.js'
import { importCircular } from '../../src/flows/import-circular.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import { readCircular } from '../../src/intake/index.js'
import { openStore } from '../../src/store/open.js'
import { writeSetting } from '../../src/store/settings.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
export const program = join(root, 'dist', 'src', 'cli', 'bin.js')
export const sampleFile = (name: string): string => join(root, 'src', 'sandbox', 'sample', name)
export const registryFile = sampleFile('baoji-registry.json')
export const circularFile = sampleFile('baoji-2024q3.txt')

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}
export interface How {
  env?: Record<string, string>
  input?: string | Uint8Array
}

export class Shell {
  readonly folder = mkdtempSync(join(tmpdir(), 'duban-cli-'))
  readonly databaseUrl = `file:${join(this.folder, 'duban.db')}`
  readonly env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    LANG: 'en_US.UTF-8',
    DATABASE_URL: this.databaseUrl,
    DATA_DIR: join(this.folder, 'data'),
  }

  /** Writes a file into the folder; returns its path. */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name)
    writeFileSync(path, content)
    return path
  }

  run(args: readonly string[], how: How = {}): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, ...args], {
        cwd: this.folder,
        env: { ...this.env, ...how.env },
        stdio: ['pipe', 'pipe', 'pipe'],
      })
      const printed = { stdout: '', stderr: '' }
      for (const name of ['stdout', 'stderr'] as const)
        child[name].setEncoding('utf8').on('data', (text: string) => (printed[name] += text))
      // A program that refuses early may close its input before it has read it.
      child.stdin.on('error', () => undefined)
      child.stdin.end(how.input ?? '')
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, ...printed }))
    })
  }

  /** Runs with `--json`, which must succeed, print one JSON value and nothing else at all. */
  async json<T = unknown>(args: readonly string[], how: How = {}): Promise<T> {
    const ran = await this.run([...args, '--json'], how)
    expect(ran, `${args.join(' ')} --json`).toMatchObject({ code: 0, stderr: '' })
    return JSON.parse(ran.stdout) as T
  }

  /** Runs what must be done; returns what was printed. */
  async done(args: readonly string[], how: How = {}): Promise<string> {
    const ran = await this.run(args, how)
    expect(ran, args.join(' ')).toMatchObject({ code: 0, stderr: '' })
    return ran.stdout
  }

  /** Runs what must be refused: exit 1, one line on stderr, nothing on stdout. Returns the sentence. */
  async refused(args: readonly string[], how: How = {}): Promise<string> {
    const ran = await this.run(args, how)
    expect(ran, args.join(' ')).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr.trim().split('\n'), 'one sentence').toHaveLength(1)
    expect(ran.stderr).not.toMatch(/internal error|^\s+at /)
    return ran.stderr.trim()
  }

  /** Sets the clock that commands read, as a sandbox service would leave it (contract §5: it is kept with the data). */
  async setClock(now: string): Promise<void> {
    const store = await openStore({ url: this.databaseUrl })
    await store.write((tx) => writeSetting(tx, 'clock', new Date(now).toISOString()))
    await store.close()
  }

  /** The office's database with what the tests of other commands start from; in this process, which is quicker. */
  async prepare(what: 'registry' | 'published', now = publishedAt): Promise<this> {
    await this.setClock(now)
    const store = await openStore({ url: this.databaseUrl })
    const context = { store, calendar: officialCalendar, osUser: null }
    const at = new Date(now)
    valueOf(await importRegistry(context, readFileSync(registryFile, 'utf8'), false, at), 'zh')
    if (what !== 'registry') await publish(context, at)
    await store.close()
    return this
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A working morning in the send window, the day after the sample circular was put on the web. */
export const publishedAt = '2024-08-21T09:20:00+08:00'

async function publish(context: FlowContext, at: Date): Promise<void> {
  const bytes = readFileSync(circularFile)
  const draft = valueOf(await readCircular({ bytes, fileName: 'circular.txt' }), 'zh')
  const paper = { bytes, fileName: 'circular.txt', draft, url: null, by: 'office-1' }
  const { circularId } = valueOf(await importCircular(context, paper, at), 'zh')
  valueOf(await confirmCircular(context, circularId, 'office-1', {}, at), 'zh')
  valueOf(await submitCircular(context, circularId, 'office-1', at), 'zh')
  valueOf(await approveCircular(context, circularId, 'office-lead', at), 'zh')
}

export const publishing = ['--publish', '--as', 'office-1', '--approved-by', 'office-lead']

export const chinese = { LANG: 'zh_CN.UTF-8' }
export const hasChinese = (text: string): boolean => /[\u4e00-\u9fff]/.test(text)
