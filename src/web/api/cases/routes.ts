// The ledger and one case, read; acts stand in act-routes.
import { done } from '../../../base/result.js'
import { dayOf, isoOf } from '../../../domain/day.js'
import { readCasePage } from '../../../flows/case-page.js'
import { exportFiltered, ledgerFigures, readLedger } from '../../../flows/read-ledger.js'
import { ledgerWorkbook } from '../../../papers/ledger-workbook.js'
import { auditHead } from '../../../store/audit.js'
import { ledgerChoices } from '../../../store/ledger-page.js'
import { route, type Route } from '../route.js'
import { caseActRoutes } from './act-routes.js'
import * as calls from './calls.js'
import { askedOf, lineOf, pageOf } from './shape-case.js'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const caseRoutes: readonly Route[] = [
  route(calls.listCases, async ({ query, now }, { context }) => {
    const { order, descending, page, size, ...filters } = query
    const window = { order, descending: descending === '1', skip: (page - 1) * size, take: size }
    const { total, isCut, rows } = await readLedger(context, askedOf(filters), window, now)
    return done({ total, isCut, today: dayOf(now), cases: rows.map(lineOf) })
  }),
  route(calls.readFigures, async ({ now }, { context }) => done(await ledgerFigures(context, now))),
  route(calls.readChoices, async (_, { context }) => done(await ledgerChoices(context.store.read))),
  route(calls.exportCases, async ({ query, now }, door) => {
    const { context } = door
    const rows = await exportFiltered(context, askedOf(query), now)
    if (!rows.ok) return rows
    const names = new Map((await door.indicators()).map((one) => [one.code, one.name]))
    const [first] = rows.value
    const isOne = rows.value.every((row) => row.circular === first?.circular)
    const bytes = await ledgerWorkbook(rows.value, {
      title: `${isOne ? (first?.circular ?? '') : ''}整改台账`,
      auditHead: await auditHead(context.store.read),
      madeAt: isoOf(now),
      indicatorName: (code) => names.get(code) ?? code,
    })
    return done({ fileName: `整改台账-${dayOf(now)}.xlsx`, contentType: workbookType, bytes })
  }),
  route(calls.readCase, async ({ actor, params, now }, door) => {
    const page = await readCasePage(door.context, actor, params.no, now)
    if (!page.ok) return page
    const names = new Map((await door.indicators()).map((one) => [one.code, one.name]))
    return done(pageOf(page.value, (code) => names.get(code) ?? code, now))
  }),
  ...caseActRoutes,
]
