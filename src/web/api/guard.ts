// "Changed since you opened it": an act on cases carries the versions the person saw. If one has moved on, nothing is done
// and the page shows what is new; so a second click, a lost answer or a colleague who was faster does no harm.
import { type Result, refused } from '../../base/result.js'
import { attempt, type FlowContext } from '../../flows/context.js'
import type { Tx } from '../../store/db.js'
import { joinedStore } from '../../store/joined.js'

const changedSince = (what: string): ReturnType<typeof refused> =>
  refused('changed-since', `${what}在您打开之后已有变化,本次没有办理;请看过最新情况后再办。`)

/** Does `act` in one transaction with the look at what was seen; `longMs` as in `Store.write`. */
export async function ifUnchanged<T>(
  context: FlowContext,
  look: (tx: Tx) => Promise<Result<null>>,
  act: (joined: FlowContext) => Promise<Result<T>>,
  longMs?: number,
): Promise<Result<T>> {
  return await attempt(
    context.store,
    async (tx) => {
      const looked = await look(tx)
      return looked.ok ? await act({ ...context, store: joinedStore(context.store, tx) }) : looked
    },
    longMs,
  )
}

/** The look at cases: every case named in `seen` still has that version. */
export const casesAsSeen =
  (seen: Readonly<Record<string, number>>) =>
  async (tx: Tx): Promise<Result<null>> => {
    const nos = Object.keys(seen)
    const rows = await tx.case.findMany({ where: { no: { in: nos } }, select: { no: true, version: true } })
    if (rows.length < nos.length) return refused('no-case', '其中有不存在的事项编号,本次没有办理。')
    const moved = rows.filter((row) => row.version !== seen[row.no]).map((row) => row.no)
    return moved.length === 0 ? { ok: true, value: null } : changedSince(moved.slice(0, 5).join('、'))
  }

/** The look at anything with one mark: a talk's version, the mark of a circular, the version of the policy in force. */
export const asSeen =
  (what: string, seen: string | number, now: (tx: Tx) => Promise<string | number | null>) =>
  async (tx: Tx): Promise<Result<null>> =>
    (await now(tx)) === seen ? { ok: true, value: null } : changedSince(what)
