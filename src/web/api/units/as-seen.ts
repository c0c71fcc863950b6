// Acts on a unit: there is such a unit, and its people, accounts and freezes are as the page showed them.
import { type Result, refused } from '../../../base/result.js'
import { dayOf } from '../../../domain/day.js'
import type { FlowContext } from '../../../flows/context.js'
import { unitById, unitMark, type UnitRow } from '../../../store/units.js'
import { asSeen, ifUnchanged } from '../guard.js'

export const noUnit = refused('no-unit', '名册里没有这个单位。')

/** Does `act` with the unit as it stands; refused if there is none, or if it changed since `seen`. */
export async function onUnit<T>(
  context: FlowContext,
  { id, seen, now }: { id: string; seen: string; now: Date },
  act: (joined: FlowContext, unit: UnitRow) => Promise<Result<T>>,
): Promise<Result<T>> {
  const unit = await unitById(context.store.read, id)
  if (unit === null) return noUnit
  const look = asSeen(unit.name, seen, (tx) => unitMark(tx, id, dayOf(now)))
  return await ifUnchanged(context, look, (joined) => act(joined, unit))
}

/** The same for one of its contacts. */
export const onContact = <T>(
  context: FlowContext,
  asked: { id: string; userid: string; seen: string; now: Date },
  act: (joined: FlowContext) => Promise<Result<T>>,
): Promise<Result<T>> =>
  onUnit(context, asked, async (joined, unit) =>
    unit.contacts.some((one) => one.userid === asked.userid)
      ? await act(joined)
      : refused('no-contact', `${unit.name}没有userid为${asked.userid}的联系人。`),
  )
