// Fetches pictures and files at receipt: WeCom keeps them three days only (wecom.md §1.6). What cannot be fetched in that
// time is lost, said so, and asked for again by a person.
import { raiseTask } from '../../store/tasks.js'
import type { World } from '../world.js'

/** WeCom's own limit, with an hour's margin, ms. */
const mediaLifeMs = 71 * 3_600_000

export async function fetchEvidence(world: World, now: Date): Promise<number> {
  let kept = 0
  const owed = await world.store.read.evidence.findMany({
    where: { state: 'owed', nextTryAt: { lte: now } },
    orderBy: { at: 'asc' },
    take: 50,
  })
  for (const one of owed) {
    const outcome = await world.messenger.download(one.mediaId ?? '')
    if (outcome.kind === 'ok') {
      const { bytes, fileName } = outcome.value
      const { digest, contentType } = await world.keepFile(bytes)
      const data = {
        state: 'kept',
        digest,
        contentType,
        fileName,
        bytes: bytes.byteLength,
        attempts: { increment: 1 },
        nextTryAt: null,
      }
      await world.store.write(async (tx) => void (await tx.evidence.update({ where: { id: one.id }, data })))
      kept++
      continue
    }
    const expired = now.getTime() - one.at.getTime() > mediaLifeMs
    const lost = outcome.kind === 'refused' || expired
    const wait = 'afterMs' in outcome ? Math.max(outcome.afterMs, 60_000 * 2 ** Math.min(one.attempts, 6)) : 60_000
    await world.store.write(async (tx) => {
      const nextTryAt = lost ? null : new Date(now.getTime() + wait)
      await tx.evidence.update({
        where: { id: one.id },
        data: { state: lost ? 'lost' : 'owed', attempts: { increment: 1 }, nextTryAt },
      })
      if (!lost) return
      const text = `${one.by}发来的一份图片没有取到(${outcome.code}),需要时请对方重发。`
      await raiseTask(tx, {
        key: `evidence/${one.id}`,
        kind: 'evidence',
        text,
        caseNos: JSON.parse(one.caseNos) as string[],
        assignee: null,
        at: now,
      })
    })
  }
  return kept
}
