// What every flow is given, and the one way a flow writes: all of it or nothing, a refusal being nothing.
import { done, Refused, type Result } from '../base/result.js'
import type { Calendar } from '../domain/calendar.js'
import { type Actor, unknownPerson } from '../domain/roles.js'
import type { Store, Tx } from '../store/db.js'
import { actorOf } from '../store/registry.js'

export interface FlowContext {
  store: Store
  calendar: Calendar
  /** Operating-system user, where a command acts; null in the service. */
  osUser: string | null
}

/** Work time of an import that is whole or nothing however large it is, ms (`Store.write`). */
export const importMs = 120_000

/** Runs one flow in one transaction; a refusal rolls everything back and comes out as the value. */
export async function attempt<T>(
  store: Store,
  act: (tx: Tx) => Promise<Result<T>>,
  longMs?: number,
): Promise<Result<T>> {
  try {
    return await store.write(async (tx) => {
      const result = await act(tx)
      if (!result.ok) throw new Refused(result)
      return result
    }, longMs)
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** A refusal inside nested steps of one transaction ends the whole flow with it. */
export function mustHold<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result)
  return result.value
}

/** The person behind a userid; refused if the registry does not know them. */
export async function knownActor(tx: Tx, userid: string, now: Date): Promise<Result<Actor>> {
  const actor = await actorOf(tx, userid, now)
  return actor === null ? unknownPerson : done(actor)
}
