// Free text over the ledger: a number or its beginning, else words in the unit's name, the account, the site or the problem.
// Circulars are searched some at a time, the newest first, so that a search never holds the service for long.
import type { Prisma, Tx } from './db.js'
import { type LedgerFilter, whereOf } from './ledger-page.js'

/** Most cases one search names; whoever finds more has to say more. */
export const searchMax = 2000
/** Circulars looked through by one query. */
const slice = 12

export interface LedgerFound {
  nos: string[]
  /** There are more than `searchMax`; only the newest are named. */
  isCut: boolean
}

/** Looks among the cases the filter leaves. */
export async function searchLedger(tx: Tx, text: string, filter: LedgerFilter): Promise<LedgerFound> {
  const said = text.trim()
  const numbered = /^[A-Za-z0-9]+(?:-\d*)?$/.test(said) ? await byNumber(tx, said.toUpperCase(), filter) : []
  const nos = numbered.length > 0 ? numbered : await byWords(tx, said, filter)
  return { nos: nos.slice(0, searchMax), isCut: nos.length > searchMax }
}

async function byNumber(tx: Tx, start: string, filter: LedgerFilter): Promise<string[]> {
  const rows = await tx.case.findMany({
    where: { AND: [{ no: { gte: start, lt: `${start}\u{10ffff}` } }, whereOf(filter)] },
    select: { no: true },
    orderBy: { no: 'asc' },
    take: searchMax + 1,
  })
  return rows.map((row) => row.no)
}

async function byWords(tx: Tx, said: string, filter: LedgerFilter): Promise<string[]> {
  const units = await tx.unit.findMany({
    where: { OR: [{ name: { contains: said } }, { aliases: { contains: said } }] },
    select: { id: true },
  })
  const words: Prisma.CaseWhereInput = {
    OR: [
      { accountName: { contains: said } },
      { problem: { contains: said } },
      { site: { contains: said } },
      ...(units.length === 0 ? [] : [{ unitId: { in: units.map((one) => one.id) } }]),
    ],
  }
  const found: string[] = []
  for (const scope of await scopesOf(tx, filter)) {
    const rows = await tx.case.findMany({
      where: { AND: [scope, whereOf(filter), words] },
      select: { no: true },
      take: searchMax + 1 - found.length,
    })
    found.push(...rows.map((row) => row.no))
    if (found.length > searchMax) break
  }
  return found
}

/** The filter as it is where it leaves few cases; else circulars, some at a time. */
async function scopesOf(tx: Tx, filter: LedgerFilter): Promise<Prisma.CaseWhereInput[]> {
  const { circularId, unitId, lateBefore, due, waiting } = filter
  if ([circularId, unitId, lateBefore, due, waiting].some((one) => one !== null)) return [{}]
  const circulars = await tx.circular.findMany({
    where: { publishedAt: { not: null } },
    select: { id: true },
    orderBy: { publishedAt: 'desc' },
  })
  const ids = circulars.map((one) => one.id)
  return Array.from({ length: Math.ceil(ids.length / slice) }, (_, at) => ({
    circularId: { in: ids.slice(at * slice, (at + 1) * slice) },
  }))
}
