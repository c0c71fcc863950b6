// Who is signed in.
import { isoOf } from '../../../domain/day.js'
import { done } from '../../../base/result.js'
import { actsOf, isStaff, isUnitContact, unitsOf } from '../../../domain/roles.js'
import { nameOf, officeName } from '../../../store/registry.js'
import { route, type Route } from '../route.js'
import { readMe } from './calls.js'

export const meRoutes: readonly Route[] = [
  route(readMe, async ({ actor, now, csrf }, { context, sandbox }) => {
    const { read } = context.store
    const units = await read.unit.findMany({ where: { id: { in: unitsOf(actor) } }, select: { name: true } })
    return done({
      userid: actor.userid,
      name: await nameOf(read, actor.userid),
      office: await officeName(read),
      acts: actsOf(actor),
      isStaff: isStaff(actor),
      isContact: isUnitContact(actor),
      units: units.map((one) => one.name),
      now: isoOf(now),
      sandbox,
      csrf,
    })
  }),
]
