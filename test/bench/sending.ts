// 3,000 notices of one approved circular through the real client, over HTTP, to the emulator with the limits of wecom.md §4.
// Time is played: the service waits as long as its own rate makes it wait, and nobody else does.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Result } from '../../src/base/result.js'
import { circularForMany, registryOfMany } from '../harness/many-units.js'
import { built } from './built.js'
import { type Figure, shown } from './numbers.js'

const { createLogger } = await built<typeof import('../../src/base/logger.js')>('base/logger.js')
const { officialCalendar } = await built<typeof import('../../src/domain/calendar.js')>('domain/calendar.js')
const { defaultRate } = await built<typeof import('../../src/domain/throttle.js')>('domain/throttle.js')
const { nextDueAt, runCycle } = await built<typeof import('../../src/engine/cycle.js')>('engine/cycle.js')
const { approveCircular } =
  await built<typeof import('../../src/flows/approve-circular.js')>('flows/approve-circular.js')
const { importCircular } = await built<typeof import('../../src/flows/import-circular.js')>('flows/import-circular.js')
const { importRegistry } = await built<typeof import('../../src/flows/import-registry.js')>('flows/import-registry.js')
const { confirmCircular, submitCircular } =
  await built<typeof import('../../src/flows/settle-circular.js')>('flows/settle-circular.js')
const { startEmulator } = await built<typeof import('../../src/sandbox/index.js')>('sandbox/index.js')
const { openStore } = await built<typeof import('../../src/store/open.js')>('store/open.js')
const { createWecomClient } = await built<typeof import('../../src/wecom/index.js')>('wecom/index.js')

const notices = 3000
const start = new Date('2024-08-21T10:05:00+08:00')
const app = {
  corpId: 'ww0000000000bench',
  agentId: 1_000_002,
  secret: 'bench-secret',
  token: 'BenchToken123',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}

const held = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.message)
  return result.value
}

export async function measureSending(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'))
  const logger = createLogger('silent')
  let now = start
  const clock = { now: () => now }
  const people = Array.from({ length: notices }, (_, n) => ({ userid: `unit-${n}`, name: `${n}`, title: '' }))
  const emulator = await startEmulator({ ...app, callbackUrl: 'http://127.0.0.1:9/', now: clock.now, people, logger })
  const store = await openStore({ url: `file:${join(folder, 'duban.db')}` })
  const messenger = createWecomClient({ ...app, apiBase: emulator.url, clock, logger })
  const world = {
    store,
    calendar: officialCalendar,
    messenger,
    directory: null,
    board: null,
    schedules: null,
    read: () => null,
    keepFile: () => Promise.resolve({ digest: '', contentType: null }),
    rate: defaultRate,
    logger,
  }
  try {
    await publish({ store, calendar: officialCalendar, osUser: null })
    const from = performance.now()
    while (
      (await store.read.message.count({ where: { state: { in: ['sent', 'dead', 'uncertain'] } } })) < notices &&
      now.getTime() - start.getTime() < 3_600_000
    ) {
      await runCycle(world, now)
      const due = await nextDueAt(world, now)
      if (due !== null && due > now) now = due
    }
    const tookMs = performance.now() - from
    const sent = emulator.sent().filter((one) => one.delivered)
    const refused = emulator.calls()['message/send']?.byCode ?? {}
    return figures(
      sent.map((one) => one.at).sort((a, b) => a.getTime() - b.getTime()),
      refused,
      tookMs,
    )
  } finally {
    await messenger.close()
    await store.close()
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function publish(context: Parameters<typeof importCircular>[0]): Promise<void> {
  held(await importRegistry(context, registryOfMany(notices), false, new Date('2024-08-01T09:00:00+08:00')))
  const draft = circularForMany(notices, 1)
  const bytes = Buffer.from(JSON.stringify(draft))
  const input = { bytes, fileName: 'circular.txt', draft, url: null, by: 'office-1' }
  const { circularId } = held(await importCircular(context, input, start))
  held(await confirmCircular(context, circularId, 'office-1', {}, start))
  held(await submitCircular(context, circularId, 'office-1', start))
  held(await approveCircular(context, circularId, 'office-lead', start))
}

function figures(at: readonly Date[], byCode: Readonly<Record<string, number>>, tookMs: number): Figure[] {
  const [first, last] = [at[0]?.getTime() ?? 0, at.at(-1)?.getTime() ?? 0]
  // Minutes in which the rate allowed sends, the last one begun included.
  const minutes = Math.floor((last - first) / 60_000) + 1
  const share = at.length / (minutes * defaultRate.perMinute)
  const forRate = byCode['45009'] ?? 0
  return [
    { what: 'notices that arrived', measured: `${at.length} of ${notices}`, goal: 'all', met: at.length === notices },
    { what: 'refused for their rate', measured: String(forRate), goal: '0', met: forRate === 0 },
    {
      what: `share of the configured rate (${defaultRate.perMinute}/min) used`,
      measured: `${(share * 100).toFixed(1)} %`,
      goal: '>= 95 %',
      met: share >= 0.95,
    },
    shown('  minutes of the clock', String(minutes)),
    shown('  calls a second of real time', (at.length / (tookMs / 1000)).toFixed(0)),
  ]
}
