// 佐证: put up and taken away before it is handed in, and fetched by whom its cases concern.
import { done } from '../../../base/result.js'
import { dropEvidence as drop, type FileShelf, keepEvidence } from '../../../flows/keep-evidence.js'
import { serveEvidence } from '../../../flows/serve-evidence.js'
import { fileDropper } from '../../../store/files.js'
import { type ApiDoor, type Route, route } from '../route.js'
import { dropEvidence, putEvidence, readEvidence } from './calls.js'

const shelfOf = (door: ApiDoor): FileShelf => ({
  keep: (bytes) => door.keepFile(bytes),
  drop: fileDropper(door.dataDir),
})

export const evidenceRoutes: readonly Route[] = [
  route(putEvidence, ({ actor, query, body, now }, door) =>
    keepEvidence(door.context, shelfOf(door), { by: actor.userid, name: query.name, bytes: body }, now),
  ),
  route(dropEvidence, async ({ actor, params: { id }, now }, door) => {
    const dropped = await drop(door.context, shelfOf(door), id, actor.userid, now)
    return dropped.ok ? done({ id }) : dropped
  }),
  route(readEvidence, ({ actor, params: { id } }, door) =>
    serveEvidence(door.context, (digest) => door.fetchFile(digest), id, actor),
  ),
]
