// Pages of the ledger over hundreds of thousands of cases. One pass over an index counts the cases by what they are ordered
// by; the counts say how many there are and where the page lies, and only its own rows are read (indexes of model Case).
import type { Day } from '../domain/day.js'
import type { CaseState, WaitingFor } from '../domain/case.js'
import { stateName } from '../domain/case.js'
import type { CaseRow } from './cases.js'
import type { Prisma, Tx } from './db.js'

/** Which cases; null = does not matter. All that is given must hold. */
export interface LedgerFilter {
  circularId: string | null
  unitId: string | null
  state: CaseState | 'open' | null
  /** The clock of the unit runs, and the deadline lies before this day. */
  lateBefore: Day | null
  /** The clock of the unit runs, and the deadline lies on one of these days, both included. */
  due: { from: Day; to: Day } | null
  /** What waits for the office: `any` or one kind. */
  waiting: WaitingFor | 'any' | null
  severity: 'fail' | 'minor' | null
  /** These and no others (what a search found). */
  nos: readonly string[] | null
}

export type LedgerOrder = 'deadline' | 'number' | 'unit' | 'state'

export interface LedgerWindow {
  order: LedgerOrder
  descending: boolean
  skip: number
  take: number
}

/** Named by the states that do not count: else SQLite walks each open state apart, again for every slice of a search. */
const isOpen: Prisma.CaseWhereInput = { state: { notIn: ['closed', 'withdrawn'] satisfies CaseState[] } }
/** Cases whose deadline counts (domain `clockStopped`), named by the states that do: a few ranges of the index by state. */
const clockRuns: Prisma.CaseWhereInput = {
  state: { in: ['issued', 'acknowledged', 'returned'] satisfies CaseState[] },
  waitingFor: null,
  frozen: null,
}

/** One state, said the same way: named itself, it would be counted by unit or circular through a sort of all its cases. */
const allBut = (state: CaseState): Prisma.CaseWhereInput => ({
  state: { notIn: Object.keys(stateName).filter((one) => one !== state) },
})

export function whereOf(filter: LedgerFilter): Prisma.CaseWhereInput {
  const { circularId, unitId, state, lateBefore, due, waiting, severity, nos } = filter
  const all: Prisma.CaseWhereInput[] = []
  if (nos !== null) all.push({ no: { in: [...nos] } })
  if (circularId !== null) all.push({ circularId })
  if (unitId !== null) all.push({ unitId })
  if (state !== null) all.push(state === 'open' ? isOpen : allBut(state))
  if (lateBefore !== null) all.push(clockRuns, { dueOn: { lt: lateBefore } })
  if (due !== null) all.push(clockRuns, { dueOn: { gte: due.from, lte: due.to } })
  if (waiting !== null) all.push({ waitingFor: waiting === 'any' ? { not: null } : waiting })
  if (severity !== null) all.push({ severity })
  return all.length === 0 ? {} : { AND: all }
}

interface Group {
  key: string | null
  count: number
}

interface Piece extends Group {
  skip: number
  take: number
}

const columnOf = { deadline: 'dueOn', number: 'circularId', unit: 'unitId', state: 'state' } as const

/** Numbers of the page's cases in order, and how many there are in all. */
export async function ledgerWindow(
  tx: Tx,
  where: Prisma.CaseWhereInput,
  window: LedgerWindow,
): Promise<{ total: number; nos: string[] }> {
  const groups = await groupsOf(tx, where, window.order)
  const total = groups.reduce((sum, group) => sum + group.count, 0)
  const inOrder = window.descending ? groups.toReversed() : groups
  const nos: string[] = []
  for (const piece of together(piecesOf(inOrder, window))) nos.push(...(await readPiece(tx, where, window, piece)))
  return { total, nos }
}

/** The cases by what they are ordered by, in that order. */
async function groupsOf(tx: Tx, where: Prisma.CaseWhereInput, order: LedgerOrder): Promise<Group[]> {
  const column = columnOf[order]
  const found = await tx.case.groupBy({ by: [column], where, _count: true })
  const groups = found.map((one): Group => ({ key: one[column], count: one._count }))
  const rank = await rankOf(tx, order)
  return groups.sort((a, b) => rank(a.key) - rank(b.key) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1))
}

/** Where a group stands: units by name, circulars by number, states by the life of a case, days as they come, none last. */
async function rankOf(tx: Tx, order: LedgerOrder): Promise<(key: string | null) => number> {
  if (order === 'deadline') return (key) => (key === null ? 1 : 0)
  const keys =
    order === 'state'
      ? Object.keys(stateName)
      : order === 'unit'
        ? (await tx.unit.findMany({ select: { id: true, name: true } }))
            .sort((a, b) => inChinese.compare(a.name, b.name))
            .map((one) => one.id)
        : (
            await tx.circular.findMany({
              select: { id: true },
              orderBy: [{ casePrefix: 'asc' }, { numbersFrom: 'asc' }],
            })
          ).map((one) => one.id)
  const places = new Map(keys.map((key, at) => [key, at]))
  return (key) => places.get(key ?? '') ?? keys.length
}

const inChinese = new Intl.Collator('zh-CN')

function piecesOf(groups: readonly Group[], { skip, take }: LedgerWindow): Piece[] {
  const pieces: Piece[] = []
  let [before, left] = [skip, take]
  for (const group of groups) {
    if (left === 0) break
    if (before >= group.count) {
      before -= group.count
      continue
    }
    const taken = Math.min(left, group.count - before)
    pieces.push({ ...group, skip: before, take: taken })
    before = 0
    left -= taken
  }
  return pieces
}

/** Groups wholly on the page, one after the other, are read by one query. */
function together(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = []
  const isWhole = (piece: Piece | undefined): boolean =>
    piece !== undefined && piece.key !== null && piece.take === piece.count
  for (const piece of pieces) {
    const run = runs.at(-1)
    if (run !== undefined && isWhole(piece) && isWhole(run.at(-1))) run.push(piece)
    else runs.push([piece])
  }
  return runs
}

async function readPiece(
  tx: Tx,
  where: Prisma.CaseWhereInput,
  { order, descending }: LedgerWindow,
  run: readonly Piece[],
): Promise<string[]> {
  const column = columnOf[order]
  const [first] = run
  if (first === undefined) return []
  const direction = descending ? 'desc' : 'asc'
  const rows = await tx.case.findMany({
    where: { AND: [where, { [column]: run.length === 1 ? first.key : { in: run.map((piece) => piece.key ?? '') } }] },
    select: { no: true, dueOn: true, circularId: true, unitId: true, state: true },
    orderBy:
      order === 'number'
        ? [{ seq: direction }]
        : order === 'state'
          ? [{ dueOn: direction }, { no: direction }]
          : [{ no: direction }],
    ...(run.length === 1 ? { skip: first.skip, take: first.take } : {}),
  })
  return run.flatMap((piece) => rows.filter((row) => row[column] === piece.key).map((row) => row.no))
}

export type LedgerPageRow = Prisma.CaseGetPayload<{ include: typeof shown }>
const shown = { unit: true, circular: { select: { code: true } } } as const

/** The rows of a page in the order of its numbers. */
export async function ledgerRows(tx: Tx, nos: readonly string[]): Promise<(CaseRow & LedgerPageRow)[]> {
  const rows = await tx.case.findMany({ where: { no: { in: [...nos] } }, include: shown })
  const byNo = new Map(rows.map((row) => [row.no, row]))
  return nos.flatMap((no) => byNo.get(no) ?? [])
}

export const countCases = (tx: Tx, filter: LedgerFilter): Promise<number> => tx.case.count({ where: whereOf(filter) })

/** What the ledger can be filtered by: published circulars, the newest first, and units by name. */
export async function ledgerChoices(
  tx: Tx,
): Promise<{ circulars: { id: string; code: string; title: string }[]; units: { id: string; name: string }[] }> {
  const circulars = await tx.circular.findMany({
    where: { publishedAt: { not: null } },
    select: { id: true, code: true, title: true },
    orderBy: { publishedAt: 'desc' },
  })
  const units = await tx.unit.findMany({ select: { id: true, name: true } })
  return { circulars, units: units.sort((a, b) => inChinese.compare(a.name, b.name)) }
}
