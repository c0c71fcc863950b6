// Understands what arrived, in the order it arrived. What a callback causes and the callback's own settling are one
// transaction: killed in the middle, it is taken again and nothing is doubled (promises 1, 2 and 4).
import type { Utterance } from '../../domain/ports.js'
import { hear } from '../../flows/hear.js'
import { keptArrivals, settleArrival, takeArrival } from '../../inbox/settle.js'
import { joinedStore } from '../../store/joined.js'
import { raiseTask } from '../../store/tasks.js'
import type { World } from '../world.js'

export interface InboxReport {
  taken: number
  failed: number
}

const mostAttempts = 3

export async function takeInbox(world: World, now: Date): Promise<InboxReport> {
  const report = { taken: 0, failed: 0 }
  for (;;) {
    const arrivals = await keptArrivals(world.store.read, 100)
    let progress = false
    for (const arrival of arrivals) {
      const utterance = world.read(arrival.content)
      const error = utterance === null ? 'not-understood' : await understand(world, arrival.id, utterance, now)
      if (error === null) report.taken++
      else {
        report.failed++
        await recordFailure(world, arrival, utterance === null ? mostAttempts : arrival.attempts + 1, error, now)
      }
      progress = progress || error === null || utterance === null || arrival.attempts + 1 >= mostAttempts
    }
    if (arrivals.length === 0 || !progress) return report
  }
}

async function understand(world: World, id: string, utterance: Utterance, now: Date): Promise<string | null> {
  try {
    await world.store.write(async (tx) => {
      const context = { store: joinedStore(world.store, tx), calendar: world.calendar, osUser: null }
      if (await takeArrival(tx, id, now)) await hear(context, utterance, now)
    })
    return null
  } catch (error) {
    world.logger.error(
      { arrival: id, err: error instanceof Error ? error.stack : String(error) },
      'callback not processed',
    )
    return error instanceof Error ? error.message : String(error)
  }
}

async function recordFailure(
  world: World,
  arrival: { id: string },
  attempts: number,
  error: string,
  now: Date,
): Promise<void> {
  await world.store.write(async (tx) => {
    const state = attempts >= mostAttempts ? 'failed' : 'kept'
    await settleArrival(tx, arrival.id, { state, error: error.slice(0, 500), attempts }, now)
    if (state !== 'failed') return
    const text = `收到的一条消息没有处理成功(${arrival.id}),原文已保存,可在排除故障后重放。`
    await raiseTask(tx, { key: `arrival/${arrival.id}`, kind: 'arrival', text, caseNos: [], assignee: null, at: now })
  })
}
