// Gives cards their present face while their one-shot codes live. A card that cannot be changed any more is no harm:
// its buttons answer with the present state.
import type { CardContent } from '../../domain/ports.js'
import type { World } from '../world.js'

const mostAttempts = 3

export async function updateCards(world: World, now: Date): Promise<number> {
  let updated = 0
  const pending = await world.store.read.cardUpdate.findMany({
    where: { state: 'pending', notBefore: { lte: now } },
    take: 200,
    orderBy: { createdAt: 'asc' },
  })
  for (const update of pending) {
    const { id, to, responseCode, closedAs, attempts } = update
    const outcome = await world.messenger.updateCard({
      to,
      responseCode,
      closedAs,
      content: JSON.parse(update.content) as CardContent,
    })
    const again = (outcome.kind === 'retry' || outcome.kind === 'blocked') && attempts + 1 < mostAttempts
    const state = outcome.kind === 'ok' ? 'done' : again ? 'pending' : 'dropped'
    const notBefore = again ? new Date(now.getTime() + Math.max(outcome.afterMs, 5_000)) : update.notBefore
    const error = outcome.kind === 'ok' ? null : outcome.code
    await world.store.write(
      async (tx) =>
        void (await tx.cardUpdate.update({ where: { id }, data: { state, notBefore, error, attempts: attempts + 1 } })),
    )
    if (outcome.kind === 'ok') updated++
  }
  return updated
}
