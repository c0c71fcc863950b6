// What the world does to the service: its weather, people who vanish and come back, outages, clocks that jump, two
// processes on one database.
import { runCycle } from '../../src/engine/cycle.js'
import { replayArrivals } from '../../src/inbox/settle.js'
import type { Act } from './acts.js'
import type { Life } from './life.js'

const hourMs = 3_600_000

function weather(life: Life): void {
  life.wire.weather = life.chance.pick(['fair', 'fair', 'rough', 'rough', 'rough', 'down', 'blocked'] as const)
  life.tell(`WeCom is ${life.wire.weather}`)
}

function comesOrGoes(life: Life): void {
  const { gone } = life.wire
  const back = life.chance.pick([...gone])
  if (back !== undefined && life.chance.happens(0.6)) {
    gone.delete(back)
    life.says({ kind: 'arrived', from: back })
    return life.tell(`${back} is back in WeCom`)
  }
  const who = life.chance.pick(life.registry.units.flatMap((unit) => unit.contacts))?.userid
  if (who === undefined) return
  gone.add(who)
  if (life.chance.happens(0.3)) life.says({ kind: 'left', from: who })
  life.tell(`${who} is gone from WeCom`)
}

/** The process was down, or the machine: the time between never happened. */
function outage(life: Life): void {
  const hours = life.chance.happens(0.7) ? life.chance.between(1, 60) : life.chance.between(60, 600)
  life.now = new Date(life.now.getTime() + hours * hourMs)
  life.tell(`down for ${hours} hours`)
}

/** The clock is set right by a little, backwards. */
async function ticksBack(life: Life): Promise<void> {
  const seconds = life.chance.between(1, 90)
  life.now = new Date(life.now.getTime() - seconds * 1000)
  life.tell(`the clock goes back ${seconds} seconds`)
  await life.cycle()
}

export const worldActs: [Act, ...Act[]] = [
  { name: 'the weather changes', weight: 6, does: async (life) => await Promise.resolve(weather(life)) },
  { name: 'somebody comes or goes', weight: 3, does: async (life) => await Promise.resolve(comesOrGoes(life)) },
  { name: 'an outage', weight: 3, does: async (life) => await Promise.resolve(outage(life)) },
  { name: 'the clock goes back', weight: 2, does: ticksBack },
  {
    name: 'the process dies soon',
    weight: 6,
    does: async (life) => {
      life.lightFuse(30)
      return await Promise.resolve()
    },
  },
  {
    name: 'two cycles at once',
    weight: 2,
    does: async (life) => {
      life.putFuseOut()
      life.tell('two cycles at once')
      await Promise.all([runCycle(life.world, life.now), runCycle(life.world, life.now)])
      // Judged now: by the next cycle somebody may have changed what was right when it left.
      await life.watch.afterCycle()
    },
  },
  {
    name: 'failed callbacks are replayed',
    weight: 1,
    does: async (life) => void (await life.store.write((tx) => replayArrivals(tx))),
  },
]
