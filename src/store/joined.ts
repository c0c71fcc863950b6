// A store whose writes join a transaction that is already open, so that a flow can be one part of a larger whole. The
// flows that run so refuse before they write: a refusal then leaves nothing behind although nothing is rolled back.
import type { Db, Store, Tx } from './db.js'

export function joinedStore(store: Store, tx: Tx): Store {
  return { ...store, read: tx as Db, write: (act) => act(tx) }
}
