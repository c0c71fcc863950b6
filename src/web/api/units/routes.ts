// The tree of units, one unit, and who would not be reached.
import { done } from '../../../base/result.js'
import { readCallList } from '../../../flows/call-list.js'
import { preflightOf } from '../../../flows/preflight.js'
import { unitIdsByName, unitLines } from '../../../store/units.js'
import { route, type Route } from '../route.js'
import { accountRoutes } from './account-routes.js'
import { noUnit } from './as-seen.js'
import { listUnits, readReach, readUnit } from './calls.js'
import { contactRoutes } from './contact-routes.js'
import { shapeUnit } from './shape-unit.js'

/** Units of a level or a search sent at once. */
const pageSize = 100
/** Units with somebody out of reach sent at once. */
const mostUnreached = 300

export const unitRoutes: readonly Route[] = [
  route(listUnits, async ({ query, now }, { context }) => {
    const { read } = context.store
    const text = query.search === undefined || query.search === '' ? null : query.search
    const asked = { text, parentId: query.below ?? null, from: query.from, most: pageSize }
    const { total, units } = await unitLines(read, asked)
    const ids = units.map((one) => one.id)
    const reach = ids.length === 0 ? [] : (await preflightOf(read, ids, now)).units
    const reached = new Set(reach.filter((one) => one.reached).map((one) => one.unit))
    return done({ total, pageSize, units: units.map((one) => ({ ...one, reached: reached.has(one.name) })) })
  }),
  route(readUnit, async ({ params, now }, { context }) => {
    const shaped = await shapeUnit(context.store.read, params.id, now)
    return shaped === null ? noUnit : done(shaped)
  }),
  route(readReach, async ({ now }, { context }) => {
    const { read } = context.store
    const { crawledOn, units } = await preflightOf(read, null, now)
    const barred = units.filter((one) => !one.reached || one.people.some((person) => person.why !== null))
    const worst = barred.toSorted((a, b) => Number(a.reached) - Number(b.reached))
    const shown = worst.slice(0, mostUnreached)
    const ids = await unitIdsByName(
      read,
      shown.map((one) => one.unit),
    )
    return done({
      crawledOn,
      total: units.length,
      reachedCount: units.filter((one) => one.reached).length,
      units: shown.map(({ unit, reached, people }) => ({ id: ids.get(unit) ?? '', name: unit, reached, people })),
      moreUnits: worst.length - shown.length,
      calls: await readCallList(read, null, now),
    })
  }),
  ...contactRoutes,
  ...accountRoutes,
]
