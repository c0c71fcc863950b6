// Views of the ledger people saved for themselves: filters under a name. Nobody sees or touches another's.
import { newId } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import { isTaken, type Prisma, type Store, type Tx } from './db.js'

export type SavedViewRow = Prisma.SavedViewGetPayload<object>

/** Most views of one person; more are not found again by looking. */
const viewsMax = 40

export const viewsOf = (tx: Tx, userid: string): Promise<SavedViewRow[]> =>
  tx.savedView.findMany({ where: { userid }, orderBy: { createdAt: 'asc' } })

/** Refused if the person has a view of that name, or too many. */
export async function saveView(
  store: Store,
  view: { userid: string; name: string; query: string },
  now: Date,
): Promise<Result<SavedViewRow>> {
  if ((await store.read.savedView.count({ where: { userid: view.userid } })) >= viewsMax)
    return refused('too-many', `最多保存${viewsMax}个视图,请先删除不用的。`)
  return await namedOnce(view.name, () =>
    store.write((tx) => tx.savedView.create({ data: { id: newId(), ...view, createdAt: now } })),
  )
}

/** Another name, other filters, or both. */
export async function changeView(
  store: Store,
  userid: string,
  id: string,
  change: { name?: string | undefined; query?: string | undefined },
): Promise<Result<SavedViewRow>> {
  const { name, query } = change
  const written = { ...(name === undefined ? {} : { name }), ...(query === undefined ? {} : { query }) }
  if ((await store.read.savedView.count({ where: { id, userid } })) === 0) return noView
  return await namedOnce(name ?? '', () =>
    store.write((tx) => tx.savedView.update({ where: { id, userid }, data: written })),
  )
}

export async function dropView(store: Store, userid: string, id: string): Promise<Result<{ id: string }>> {
  const { count } = await store.write((tx) => tx.savedView.deleteMany({ where: { id, userid } }))
  return count === 0 ? noView : done({ id })
}

const noView = refused('no-view', '没有这个视图,可能已经删除。')

async function namedOnce(name: string, write: () => Promise<SavedViewRow>): Promise<Result<SavedViewRow>> {
  try {
    return done(await write())
  } catch (error) {
    if (isTaken(error, 'name')) return refused('name-taken', `您已有名为“${name}”的视图,请换一个名称。`)
    throw error
  }
}
