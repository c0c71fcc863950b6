// A whole quarter of a small office out of one seed: first everything goes wrong that can, then it is calm and everything
// owed must be settled. Ends with null, or with what was broken, where, and what led to it.
import { addDays, instantOf } from '../../src/domain/day.js'
import { acts } from './acts.js'
import { publishes } from './acts-of-office.js'
import { becomesCalm } from './calm.js'
import { Chance } from './chance.js'
import { Life } from './life.js'
import { openFor, shapeOf } from './opened.js'

export interface Outcome {
  seed: number
  /** null: every promise held. */
  broken: string | null
  steps: number
  trace: readonly string[]
  /** What landed on phones in all, crashes survived. */
  landed: number
  crashes: number
}

/** Where a quarter begins: ordinary weeks, and the days before the holidays that move everything. */
const starts = ['2024-08-21', '2024-09-12', '2024-09-27', '2025-01-20', '2025-04-25', '2025-09-24', '2026-02-09']

export async function liveQuarter(seed: number): Promise<Outcome> {
  const chance = new Chance(seed ^ 0x5eed)
  const { store, end } = await openFor(seed)
  const start = instantOf(addDays(chance.pick(starts) ?? '', chance.between(-3, 9)), chance.between(8 * 60, 18 * 60))
  const life = new Life(seed, store, start, shapeOf(seed))
  let broken: string | null = null
  try {
    await lives(life)
  } catch (error) {
    broken =
      error instanceof Error ? (error.name === 'Error' ? (error.stack ?? error.message) : error.message) : String(error)
  } finally {
    await end()
  }
  return { seed, broken, steps: life.steps, trace: life.trace, landed: life.wire.landed.length, crashes: life.crashes }
}

async function lives(life: Life): Promise<void> {
  const { chance } = life
  await publishes(life)
  const most = chance.between(5, 10)
  for (life.steps = 1; life.steps <= most; life.steps++) {
    for (let more = chance.between(1, 7); more > 0; more--) await chance.weighted(acts).does(life)
    await life.lives(new Date(life.now.getTime() + pause(chance)))
    await life.watch.afterAct()
  }
  await becomesCalm(life)
}

/** How long until the next thing happens, ms: minutes mostly, hours often, days sometimes. */
function pause(chance: Chance): number {
  const minutes = chance.happens(0.5)
    ? chance.between(0, 30)
    : chance.happens(0.7)
      ? chance.between(30, 20 * 60)
      : chance.between(20 * 60, 6 * 24 * 60)
  return minutes * 60_000 + chance.between(0, 59) * 1000
}
