// Promise 12, at the door: 100,000 mutated requests over a socket get a status of contract §5 each, never a 5xx, and leave
// nothing behind in memory. In a process of its own, because a heap is only measured where nothing else lives in it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

interface Fuzzed {
  statuses: Record<string, number>
  third: number
  end: number
  kept: number
  understood: number
}

const fuzz = (count: number): Promise<Fuzzed> =>
  new Promise((resolve, reject) => {
    const args = ['--expose-gc', '--import', 'tsx', 'test/fuzz/main.ts', String(count)]
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    let printed = ''
    child.stdout.on('data', (part: Buffer) => (printed += part.toString()))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(printed) as Fuzzed) : reject(new Error(`ended with ${code}`)),
    )
  })

test('100,000 mutated envelopes: every status is one of ours, and the heap does not grow', {
  timeout: 600_000,
}, async () => {
  const count = 100_000
  const { statuses, third, end, kept, understood } = await fuzz(count)
  expect(Object.keys(statuses).filter((status) => !['200', '400', '403'].includes(status))).toEqual([])
  expect(Object.values(statuses).reduce((sum, one) => sum + one, 0)).toBe(count)
  // Refused and let in both really occurred.
  expect(statuses['403']).toBeGreaterThan(count / 4)
  expect(statuses['400']).toBeGreaterThan(count / 50)
  expect(kept).toBeGreaterThan(count / 50)
  expect(understood).toBeLessThan(kept)
  // Two thirds of the run may not cost more than the noise of a heap: 4 MiB is 60 bytes a request.
  expect(end - third).toBeLessThan(4 * 1_048_576)
})
