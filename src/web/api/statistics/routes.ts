// Figures: looked at, and taken along as a workbook.
import { done } from '../../../base/result.js'
import { dayOf } from '../../../domain/day.js'
import type { CaseStatistics, NamedGroup } from '../../../domain/statistics.js'
import { figuresToKeep, lookAtStatistics } from '../../../flows/kept-statistics.js'
import type { StatisticsAsked } from '../../../flows/read-statistics.js'
import { statisticsScopes } from '../../../store/statistics.js'
import { type ApiDoor, route, type Route } from '../route.js'
import * as calls from './calls.js'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface ScopeQuery {
  circular: string
  unit: string
  from: string
  to: string
}

const askedOf = ({ circular, unit, from, to }: ScopeQuery): StatisticsAsked => ({
  circular: circular || null,
  unit: unit || null,
  from: from || null,
  to: to || null,
})

export const statisticsRoutes: readonly Route[] = [
  route(calls.listScopes, async (_, { context: { store } }) => done(await statisticsScopes(store.read))),
  route(calls.keepFigures, async ({ actor, query, now }, door) => {
    const { context } = door
    const figures = await figuresToKeep(context, askedOf(query), query.madeAt || null, actor.userid, now)
    if (!figures.ok) return figures
    // The workbook library is large; only who wants the file needs it.
    const { statisticsWorkbook } = await import('../../../papers/statistics-workbook.js')
    const bytes = await statisticsWorkbook(figures.value, await indicatorNames(door))
    return done({ fileName: `整改督办统计${dayOf(now)}.xlsx`, contentType: xlsx, bytes })
  }),
  route(calls.readFigures, async ({ actor, query, now }, door) => {
    const look = await lookAtStatistics(door.context, askedOf(query), query.anew === '1', actor.userid, now)
    if (!look.ok) return look
    const { figures } = look.value
    if (figures === null) return done({ ...look.value, figures: null })
    const indicator = await indicatorNames(door)
    return done({ ...look.value, figures: { ...figures, cases: namedGroups(figures.cases, indicator) } })
  }),
]

async function indicatorNames(door: ApiDoor): Promise<(code: string) => string> {
  const names = new Map((await door.indicators()).map((one) => [one.code, one.name]))
  return (code) => names.get(code) ?? code
}

const namedGroups = (cases: CaseStatistics, indicator: (code: string) => string) => {
  const named = (groups: readonly NamedGroup[], name: (key: string) => string = (key) => key) =>
    groups.map((one) => ({ ...one, name: name(one.key) }))
  return {
    ...cases,
    byIndicator: named(cases.byIndicator, indicator),
    byPlatform: named(cases.byPlatform),
    byQuarter: named(cases.byQuarter),
  }
}
