// A store whose writes join a transaction that is already open, so that a flow can be one part of a larger whole. Who
// opened it decides what a refusal means: the pages roll everything back (web/api/guard); the inbox does not, so flows that run
// for an arrival refuse before they write.
import type { Db, Store, Tx } from './db.js'

export function joinedStore(store: Store, tx: Tx): Store {
  return { ...store, read: tx as Db, write: (act) => act(tx) }
}
