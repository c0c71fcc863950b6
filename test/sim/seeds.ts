// Seeds as a test: each is a quarter of its own, and what broke is said with the seed that shows it again. They live in a
// process of their own, the same as by hand: beside hundreds of other tests a life takes three times as long.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

export const survives = (from: number, count: number): void =>
  test(`seeds ${from} to ${from + count - 1}`, { timeout: 1_800_000 }, async () => {
    const { code, printed } = await lives(from, count)
    expect(code, printed).toBe(0)
    // Lives in which nothing left the office would prove nothing.
    expect(Number(/(\d+) messages landed/.exec(printed)?.[1] ?? '0')).toBeGreaterThan(5 * count)
  })

const lives = (from: number, count: number): Promise<{ code: number | null; printed: string }> =>
  new Promise((resolve, reject) => {
    const args = ['--import', 'tsx', 'test/sim/main.ts', '--seeds', String(count), '--from', String(from)]
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
    let printed = ''
    child.stdout.on('data', (part: Buffer) => (printed += part.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, printed }))
  })
