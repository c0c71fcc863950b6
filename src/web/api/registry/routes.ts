// The registry as a file: compared first, written only if what it changes is what was shown.
import { sha256 } from '../../../base/ids.js'
import { done } from '../../../base/result.js'
import { importMs, mustHold } from '../../../flows/context.js'
import { importRegistry, type RegistryImported } from '../../../flows/import-registry.js'
import { joinedStore } from '../../../store/joined.js'
import { toJson } from '../../../store/json.js'
import { asSeen, ifUnchanged } from '../guard.js'
import { route, type Route } from '../route.js'
import { compareRegistry, downloadTemplate, writeRegistryFile } from './calls.js'

/** Lines of one pile that are sent; the count says how many there are. */
const shownMost = 500

const markOf = (imported: RegistryImported): string => sha256(toJson(imported.difference)).slice(0, 20)

const pileOf = <T>(all: readonly T[]) => ({ count: all.length, shown: all.slice(0, shownMost) })

const shapeOf = (imported: RegistryImported) => {
  const { difference, dryRun: _, ...counts } = imported
  const { added, changed, gone, proposed } = difference
  const piles = { added: pileOf(added), changed: pileOf(changed), gone: pileOf(gone) }
  return { ...counts, ...piles, proposed: proposed.slice(0, shownMost), mark: markOf(imported) }
}

export const registryRoutes: readonly Route[] = [
  route(compareRegistry, async ({ actor, query, body, now }, door) => {
    const { context } = door
    const read = await door.readRegistry(body, query.name)
    if (!read.ok) return read
    const compared = await importRegistry(context, read.value, true, now, actor.userid)
    return compared.ok ? done(shapeOf(compared.value)) : compared
  }),
  route(writeRegistryFile, async ({ actor, query, body, now }, door) => {
    const { context } = door
    const read = await door.readRegistry(body, query.name)
    if (!read.ok) return read
    const look = asSeen('名册', query.seen, async (tx) => {
      const joined = { ...context, store: joinedStore(context.store, tx) }
      return markOf(mustHold(await importRegistry(joined, read.value, true, now, actor.userid)))
    })
    const write = (joined: typeof context) => importRegistry(joined, read.value, false, now, actor.userid)
    const written = await ifUnchanged(context, look, write, importMs)
    return written.ok ? done(shapeOf(written.value)) : written
  }),
  route(downloadTemplate, async () => {
    // The workbook library is large; only this needs it.
    const { registryTemplate } = await import('../../../papers/registry-template.js')
    return done({
      fileName: '名册模板.xlsx',
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await registryTemplate(),
    })
  }),
]
