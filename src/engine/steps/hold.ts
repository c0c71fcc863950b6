// The ceiling: a cycle that would push more than the policy allows outside an approved publishing holds itself and asks.
// Notices of a published circular were approved with it; everything else of that size is likelier a fault than a need.
import { dayOf } from '../../domain/day.js'
import type { OwedItem } from '../../domain/due.js'
import { readHold, writeHold } from '../../store/hold.js'
import { raiseTask } from '../../store/tasks.js'
import type { World } from '../world.js'
import type { Known } from './compose-for.js'

/** Whether these pushes may be written now. */
export async function mayPush(
  world: World,
  pushes: readonly (readonly OwedItem[])[],
  known: Known,
  now: Date,
): Promise<boolean> {
  const published = (item: OwedItem): boolean => item.rule.startsWith('notice')
  const outside = pushes.filter((items) => !items.some(published) && items.some((item) => known.rows.has(item.subject)))
  const hold = await readHold(world.store.read)
  const today = dayOf(now)
  if (hold?.state === 'held') return false
  const { ceiling } = known.policies.current
  // Who let go of the engine's own holding saw how many it is about; who let go of a colleague's did not.
  const waved = hold?.state === 'released' && hold.by === null && hold.on === today
  if (outside.length <= ceiling || waved) return true
  const reason = `本次将向${outside.length}人发出消息,超过上限${ceiling}`
  await world.store.write(async (tx) => {
    // A person may have held meanwhile: theirs stands, and stops more.
    if ((await readHold(tx))?.state === 'held') return
    const at = now.toISOString()
    await writeHold(tx, { state: 'held', on: today, pushes: outside.length, by: null, reason, at })
    const text = `${reason},已全部暂停。确认无误后请用 release 放行。`
    await raiseTask(tx, { key: `hold/${at}`, kind: 'hold', text, caseNos: [], assignee: null, at: now })
  })
  world.logger.error({ pushes: outside.length, ceiling }, 'cycle held: too many pushes')
  return false
}
