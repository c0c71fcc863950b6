// Circulars read: the list, one of them, its findings, its text, what to choose from.
import { done, type Result } from '../../../base/result.js'
import { isoOf } from '../../../domain/day.js'
import type { FlowContext } from '../../../flows/context.js'
import { type Prepared, prepareCircular } from '../../../flows/prepare-circular.js'
import { showPaper } from '../../../flows/show-paper.js'
import { openCasesOf } from '../../../store/circular-progress.js'
import { circularsPage, draftOf } from '../../../store/circulars.js'
import type { Tx } from '../../../store/db.js'
import { namedUnits } from '../../../store/registry.js'
import { type Answer, route, type Route } from '../route.js'
import { actRoutes } from './act-routes.js'
import { fetchPaper, listChoices, listCirculars, listFindings, readCircular, readPaperText } from './calls.js'
import { planRoutes } from './plan-routes.js'
import { shapeCircular } from './shape-circular.js'
import { shapeFindings } from './shape-findings.js'

const pageSize = 20

type Row = Awaited<ReturnType<typeof circularsPage>>['rows'][number]
type ShownRow = Answer<typeof listCirculars>['circulars'][number]

async function shapeRows(tx: Tx, rows: readonly Row[]): Promise<ShownRow[]> {
  const ids = rows.map((row) => row.id)
  const open = await openCasesOf(tx, ids)
  const revised = await tx.circular.findMany({
    where: { id: { in: rows.flatMap((row) => row.revisesId ?? []) } },
    select: { id: true, code: true },
  })
  return rows.map((row) => {
    const { issuingOrg, issuedOn, deadline, findings } = draftOf(row)
    return {
      ...row,
      state: row.state as ShownRow['state'],
      revises: revised.find((one) => one.id === row.revisesId)?.code ?? null,
      issuer: issuingOrg,
      issuedOn,
      dueOn: row.dueOn ?? deadline?.date ?? null,
      dueText: deadline?.text ?? null,
      findings: findings.filter((one) => one.struck === undefined).length,
      openCases: open.get(row.id) ?? 0,
      importedAt: isoOf(row.importedAt),
      publishedAt: row.publishedAt === null ? null : isoOf(row.publishedAt),
    }
  })
}

/** Looks at one circular without changing anything. */
async function looked<T>(
  context: FlowContext,
  id: string,
  shape: (tx: Tx, prepared: Prepared) => Promise<T>,
): Promise<Result<T>> {
  const tx = context.store.read
  const prepared = await prepareCircular(context, tx, id)
  return prepared.ok ? done(await shape(tx, prepared.value)) : prepared
}

const readingRoutes: readonly Route[] = [
  route(listCirculars, async ({ query }, { context }) => {
    const { read } = context.store
    const { page, search = '', state } = query
    const { total, rows } = await circularsPage(read, { search, state, from: (page - 1) * pageSize, count: pageSize })
    return done({ total, page, size: pageSize, circulars: await shapeRows(read, rows) })
  }),
  route(readCircular, ({ params }, { context }) => looked(context, params.id, shapeCircular)),
  route(listFindings, async ({ params, query }, door) => {
    const known = await door.indicators()
    return await looked(door.context, params.id, (tx, prepared) => shapeFindings(tx, prepared, query, known))
  }),
  route(readPaperText, async ({ params }, door) => {
    const paper = await showPaper(door.context, params.id, (bytes, fileName) => door.paperText(bytes, fileName))
    if (!paper.ok) return paper
    let first = 0
    const files = paper.value.files.map(({ fileName, lines }) => ({
      fileName,
      lines: lines.map(({ row, pieces }) => {
        const line = { row, first, pieces: pieces.map((one) => one.text) }
        first += pieces.length
        return line
      }),
    }))
    return done({ files, pieces: paper.value.pieces })
  }),
  route(fetchPaper, ({ params }, { context }) =>
    looked(context, params.id, async (_tx, { row }) => ({
      fileName: row.fileName,
      contentType: 'application/octet-stream',
      bytes: row.bytes,
    })),
  ),
  route(listChoices, async ({ params }, door) => {
    const known = await door.indicators()
    return await looked(door.context, params.id, async (tx) => ({
      units: (await namedUnits(tx)).flatMap(({ name, region, retired }) =>
        retired === true ? [] : [{ name, region: region ?? null }],
      ),
      indicators: known.map(({ code, name }) => ({ code, name })),
    }))
  }),
]

export const circularRoutes: readonly Route[] = [...readingRoutes, ...actRoutes, ...planRoutes]
