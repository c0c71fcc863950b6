// How long `serve` takes until it listens, and what it holds in memory when nothing happens.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Figure, median, shown } from './numbers.js'

const program = fileURLToPath(new URL('../../dist/src/cli/bin.js', import.meta.url))

const settings = (folder: string): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  LANG: 'C',
  DATABASE_URL: `file:${join(folder, 'duban.db')}`,
  DATA_DIR: folder,
  PORT: '0',
  SANDBOX: '1',
  SESSION_SECRET: 'a secret of the benchmark',
  WECOM_API_BASE: 'http://127.0.0.1:9',
  WECOM_CORP_ID: 'ww1234567890abcdef',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'secret',
  WECOM_TOKEN: 'BenchToken123',
  WECOM_ENCODING_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
})

/** Starts a command; resolves when it prints its first words (or ends) with the milliseconds that took. */
async function started(args: string[], folder: string): Promise<{ child: ChildProcess; tookMs: number }> {
  const from = performance.now()
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: settings(folder),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve).once('close', resolve))
  return { child, tookMs: performance.now() - from }
}

const residentMb = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

const ended = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once('exit', resolve))

export async function measureStart(idleSeconds: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'))
  const starts: number[] = []
  const stops: number[] = []
  let resident = Number.NaN
  for (let round = 0; round < 3; round++) {
    const { child, tookMs } = await started(['serve'], folder)
    starts.push(tookMs)
    if (round === 2) {
      await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000))
      resident = residentMb(child.pid)
    }
    const from = performance.now()
    const end = ended(child)
    child.kill('SIGTERM')
    await end
    stops.push(performance.now() - from)
  }
  const commands: number[] = []
  for (let round = 0; round < 3; round++) {
    const { child, tookMs } = await started(['circular', 'list'], folder)
    if (child.exitCode === null) await ended(child)
    commands.push(tookMs)
  }
  rmSync(folder, { recursive: true, force: true })
  const start = median(starts)
  return [
    { what: 'serve until it listens', measured: `${start.toFixed(0)} ms`, goal: '< 2000 ms', met: start < 2000 },
    {
      what: `resident memory after ${idleSeconds} s idle`,
      measured: `${resident.toFixed(0)} MB`,
      goal: '< 150 MB',
      met: resident < 150,
    },
    shown('SIGTERM until it has ended', `${median(stops).toFixed(0)} ms`),
    shown('a small command (circular list)', `${median(commands).toFixed(0)} ms`),
  ]
}
