// The callback path: the service's route against the bare floor and against one commit a request, in turns so that a
// noisy minute hits all alike; then its latency at 200 a second beside the disk's own in the same run.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Figure, median, ms, quantile, shown, times } from './numbers.js'

const variants = ['floor', 'product', 'commit', 'prepared'] as const
type Variant = (typeof variants)[number]
const words: Record<Variant, string> = {
  floor: 'bare floor: node:http, verify, decrypt, parse',
  product: 'product: Koa route, group commit',
  commit: 'same route, one store.write a request',
  prepared: 'same route, one prepared INSERT a request',
}

const tsx = (name: string, ...args: string[]): ChildProcess =>
  spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL(`processes/${name}.ts`, import.meta.url)), ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )

/** The first line a process prints. */
const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n')) resolve(text.trim())
    })
    child.once('exit', (code) => reject(new Error(`a process of the benchmark ended with ${code}`)))
  })

export async function withServer<T>(variant: string, act: (port: string) => Promise<T>): Promise<T> {
  const server = tsx('server', variant)
  try {
    return await act(await firstLine(server))
  } finally {
    server.removeAllListeners('exit')
    server.kill('SIGTERM')
  }
}

interface Loaded {
  perSecond: number
  p50: number
  p99: number
  refused: number
}
export const load = async (port: string, ...args: string[]): Promise<Loaded> =>
  JSON.parse(await firstLine(tsx('load', port, ...args))) as Loaded

/** What a write of 4 KiB and fdatasync take on this disk, ms. */
function syncTimes(): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'))
  const file = openSync(join(folder, 'sync'), 'w')
  const block = Buffer.alloc(4096, 1)
  const taken = Array.from({ length: 500 }, () => {
    const from = performance.now()
    writeSync(file, block)
    fdatasyncSync(file)
    return performance.now() - from
  })
  closeSync(file)
  rmSync(folder, { recursive: true })
  return taken
}

export async function measureCallbacks(rounds: number, seconds: number): Promise<Figure[]> {
  const rates: Record<Variant, number[]> = { floor: [], product: [], commit: [], prepared: [] }
  for (let round = 0; round < rounds; round++)
    for (const variant of variants)
      await withServer(variant, async (port) => {
        await load(port, 'saturate', '64', '1')
        const loaded = await load(port, 'saturate', '64', String(seconds))
        if (loaded.refused > 0) throw new Error(`${variant} refused ${loaded.refused} callbacks`)
        rates[variant].push(loaded.perSecond)
      })
  const rate = (variant: Variant): number => median(rates[variant])
  const toFloor = rate('product') / rate('floor')
  const toCommit = rate('product') / rate('commit')
  const toPrepared = rate('product') / rate('prepared')
  const before = syncTimes()
  const { p50, p99 } = await withServer('product', (port) => load(port, 'poisson', '200', '15'))
  const syncs = [...before, ...syncTimes()]
  return [
    ...variants.map((variant) => shown(words[variant], `${rate(variant).toFixed(0)} callbacks/s`)),
    { what: 'product : floor', measured: times(toFloor), goal: '>= 0.7 x', met: toFloor >= 0.7 },
    { what: 'product : one store.write a request', measured: times(toCommit), goal: '>= 2.5 x', met: toCommit >= 2.5 },
    {
      what: 'product : one prepared INSERT a request',
      measured: times(toPrepared),
      goal: '>= 2.5 x',
      met: toPrepared >= 2.5,
    },
    { what: 'latency at 200/s (Poisson), p99', measured: ms(p99), goal: '< 50 ms', met: p99 < 50 },
    shown('  the same, p50', ms(p50)),
    shown('  4 KiB + fdatasync on this disk, p50 / p99', `${ms(median(syncs))} / ${ms(quantile(syncs, 0.99))}`),
  ]
}
