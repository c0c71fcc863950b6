// The engine's cycle over 10,000 and over many more open cases: when nothing is due, and when 1,000 cases are, against
// plain SQL that leaves the same rows behind. The messenger accepts everything at once in this process: no wire.
import type { Messenger } from '../../src/domain/ports.js'
import { built } from './built.js'
import { dueAt, fill, type Filled, makeDue } from './filled.js'
import { plainSql } from './plain-sql.js'
import { type Figure, median, ms, shown, times } from './numbers.js'

const { createLogger } = await built<typeof import('../../src/base/logger.js')>('base/logger.js')
const { officialCalendar } = await built<typeof import('../../src/domain/calendar.js')>('domain/calendar.js')
const { nextDueAt, runCycle } = await built<typeof import('../../src/engine/cycle.js')>('engine/cycle.js')
const { planDue } = await built<typeof import('../../src/engine/steps/plan-due.js')>('engine/steps/plan-due.js')
const { openStore } = await built<typeof import('../../src/store/open.js')>('store/open.js')

const dueCount = 1000

interface Measured {
  cases: number
  idleMs: number
  auditMs: number
  planMs: number
  busyMs: number
  longestMs: number
  plainMs: number
}

const acceptsAll: Messenger = {
  send: async ({ taskId }) => ({ kind: 'ok', value: { messageId: taskId, responseCode: taskId, unreachable: false } }),
  updateCard: async () => ({ kind: 'ok', value: null }),
  download: async () => ({ kind: 'refused', code: 'none', alarm: false, personGone: false }),
}

/** Runs `act` while watching the event loop; the longest time in which nothing else had its turn. */
async function watched<T>(act: () => Promise<T>): Promise<{ tookMs: number; longestMs: number }> {
  let [last, longestMs, watching] = [performance.now(), 0, true]
  const tick = (): void => {
    const now = performance.now()
    longestMs = Math.max(longestMs, now - last)
    last = now
    if (watching) setImmediate(tick)
  }
  setImmediate(tick)
  const from = performance.now()
  await act()
  const tookMs = performance.now() - from
  await new Promise((resolve) => setImmediate(resolve))
  watching = false
  return { tookMs, longestMs }
}

async function worldOn(filled: Filled) {
  const store = await openStore({ url: filled.url })
  return {
    store,
    calendar: officialCalendar,
    messenger: acceptsAll,
    directory: null,
    board: null,
    schedules: null,
    read: () => null,
    keepFile: async () => ({ digest: '', contentType: null }),
    // Not the brake is measured but the work.
    rate: { perMinute: 1_000_000, perPersonMinute: 1_000_000 },
    logger: createLogger('error'),
  }
}

async function measure(cases: number): Promise<Measured> {
  const filled = await fill(cases)
  const world = await worldOn(filled)
  const audited = await watched(() => runCycle(world, dueAt))
  const idle: number[] = []
  for (let round = 0; round < 60; round++)
    idle.push((await watched(async () => [await runCycle(world, dueAt), await nextDueAt(world, dueAt)])).tookMs)
  await world.store.close()

  makeDue(filled, dueCount, 0)
  const planning = await worldOn(filled)
  const planned = await watched(() => planDue(planning, dueAt))
  await runCycle(planning, dueAt)
  await planning.store.close()

  makeDue(filled, dueCount, 1)
  const working = await worldOn(filled)
  const before = await working.store.read.message.count({ where: { state: 'sent' } })
  const busy = await watched(() => runCycle(working, dueAt))
  const sent = (await working.store.read.message.count({ where: { state: 'sent' } })) - before
  await working.store.close()
  if (sent !== dueCount) throw new Error(`${sent} messages left, ${dueCount} were due`)

  const plainMs = plainSql(filled, dueCount, 2)
  filled.remove()
  return {
    cases,
    idleMs: median(idle),
    auditMs: audited.tookMs,
    planMs: planned.tookMs,
    busyMs: busy.tookMs,
    longestMs: Math.max(busy.longestMs, planned.longestMs),
    plainMs,
  }
}

function figuresOf(one: Measured): Figure[] {
  const ratio = one.busyMs / one.plainMs
  const name = one.cases.toLocaleString('en')
  return [
    { what: `${name} cases: idle cycle`, measured: ms(one.idleMs), goal: '< 5 ms', met: one.idleMs < 5 },
    shown('  the cycle that audits (every 5 min)', ms(one.auditMs)),
    shown(`  plain SQL of ${dueCount} due, one transaction`, ms(one.plainMs)),
    { what: `  cycle of ${dueCount} due : plain SQL`, measured: times(ratio), goal: '< 3 x', met: ratio < 3 },
    shown('    that cycle, everything planned and sent', ms(one.busyMs)),
    shown('    of it planning', ms(one.planMs)),
    {
      what: '    longest time without yielding',
      measured: ms(one.longestMs),
      goal: '<= 20 ms',
      met: one.longestMs <= 20,
    },
  ]
}

export async function measureEngine(few: number, many: number): Promise<Figure[]> {
  // The first run of anything pays for compiling it; that must not count for the smaller database.
  await measure(3000)
  const small = await measure(few)
  const large = await measure(many)
  const [idle, busy] = [large.idleMs / small.idleMs, large.busyMs / small.busyMs]
  const both = `${many.toLocaleString('en')} : ${few.toLocaleString('en')}`
  return [
    ...figuresOf(small),
    ...figuresOf(large),
    { what: `idle, ${both}`, measured: times(idle), goal: '<= 1.2 x', met: idle <= 1.2 },
    { what: `busy, ${both}`, measured: times(busy), goal: '<= 1.2 x', met: busy <= 1.2 },
  ]
}
