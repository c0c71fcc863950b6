// Plays time: everything due between two instants happens at its own minute, in order. For the sandbox and the demo;
// the real service is played by its bells.
import { type CycleReport, nextDueAt, runCycle } from './cycle.js'
import type { World } from './world.js'

export interface PlayedClock {
  now(): Date
  /** Sets the virtual clock; never backwards. */
  moveTo(at: Date): Promise<void>
}

/** Runs cycles at the clock's present instant until nothing is due; at most `most` of them. */
export async function settle(
  world: World,
  now: Date,
  onReport: (report: CycleReport) => void,
  most = 50,
): Promise<void> {
  for (let turn = 0; turn < most; turn++) {
    onReport(await runCycle(world, now))
    const next = await nextDueAt(world, now)
    if (next === null || next > now) return
  }
  world.logger.error({}, 'work does not settle: something stays due')
}

/** Moves the clock to `until`, stopping wherever something is due. */
export async function playUntil(
  world: World,
  clock: PlayedClock,
  until: Date,
  onReport: (report: CycleReport) => void = () => undefined,
): Promise<void> {
  await settle(world, clock.now(), onReport)
  for (;;) {
    const next = await nextDueAt(world, clock.now())
    if (next === null || next > until) break
    // What stays due although a cycle just ran (a fault, a hold) must not stop the clock.
    const at = next > clock.now() ? next : new Date(Math.min(until.getTime(), clock.now().getTime() + 60_000))
    if (at >= until) break
    await clock.moveTo(at)
    await settle(world, at, onReport)
  }
  await clock.moveTo(until)
  await settle(world, until, onReport)
}
