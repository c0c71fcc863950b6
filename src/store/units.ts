// Units as the office looks at them: the tree, a search, one unit with everybody and everything that hangs on it, and the mark
// by which a page knows that something of it changed.
import { sha256 } from '../base/ids.js'
import type { Prisma, Tx } from './db.js'
import { fromJson, toJson } from './json.js'

const endedStates = ['closed', 'withdrawn']

export interface UnitLine {
  id: string
  name: string
  region: string | null
  parent: { id: string; name: string } | null
  children: number
  openCases: number
  /** Not in use any more: merged, or no longer listed. */
  gone: boolean
}

const lineParts = {
  parent: { select: { id: true, name: true } },
  _count: { select: { children: true, cases: { where: { state: { notIn: endedStates } } } } },
} satisfies Prisma.UnitInclude

type LineRow = Prisma.UnitGetPayload<{ include: typeof lineParts }>

const lineOf = ({ id, name, region, parent, mergedIntoId, retiredOn, _count }: LineRow): UnitLine => ({
  id,
  name,
  region,
  parent,
  children: _count.children,
  openCases: _count.cases,
  gone: mergedIntoId !== null || retiredOn !== null,
})

export interface UnitPage {
  total: number
  units: UnitLine[]
}

export interface UnitSearch {
  /** Part of a name it bears or bore, of an alias or of its region; null: no search. */
  text: string | null
  /** Units directly below this one; null: those below none. Without meaning for a search. */
  parentId: string | null
  from: number
  most: number
}

/** One level of the tree, or what a search finds, in the order of the names; who is no longer in use comes last. */
export async function unitLines(tx: Tx, { text, parentId, from, most }: UnitSearch): Promise<UnitPage> {
  const where: Prisma.UnitWhereInput =
    text === null
      ? { parentId }
      : {
          OR: [
            { name: { contains: text } },
            { aliases: { contains: text } },
            { formerNames: { contains: text } },
            { region: { contains: text } },
          ],
        }
  const order: Prisma.UnitOrderByWithRelationInput[] = [
    { retiredOn: { sort: 'asc', nulls: 'first' } },
    { mergedOn: { sort: 'asc', nulls: 'first' } },
    { name: 'asc' },
  ]
  const total = await tx.unit.count({ where })
  const rows = await tx.unit.findMany({ where, include: lineParts, orderBy: order, skip: from, take: most })
  return { total, units: rows.map(lineOf) }
}

const unitParts = {
  parent: { select: { id: true, name: true } },
  contacts: { include: { person: true }, orderBy: { id: 'asc' } },
  accounts: { include: { events: { orderBy: [{ on: 'asc' }, { id: 'asc' }] } }, orderBy: [{ name: 'asc' }] },
  talks: { orderBy: { proposedAt: 'desc' }, take: 100 },
} satisfies Prisma.UnitInclude

export type UnitRow = Prisma.UnitGetPayload<{ include: typeof unitParts }>

/** A unit with its people, accounts and talks; null if there is none. */
export const unitById = (tx: Tx, id: string): Promise<UnitRow | null> =>
  tx.unit.findUnique({ where: { id }, include: unitParts })

/** Its cases that are not ended, the nearest deadline first, at most `most` of them, and how many there are. */
export async function openCasesOfUnit(tx: Tx, unitId: string, most: number) {
  const where = { unitId, state: { notIn: endedStates } }
  return {
    count: await tx.case.count({ where }),
    rows: await tx.case.findMany({
      where,
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { no: 'asc' }],
      take: most,
      select: { no: true, state: true, problem: true, dueOn: true, accountName: true, site: true },
    }),
  }
}

/** Units that were merged into this one, and names it bore. */
export async function pastOfUnit(tx: Tx, unit: Pick<UnitRow, 'id' | 'formerNames' | 'mergedIntoId'>) {
  const select = { id: true, name: true, mergedOn: true }
  const { mergedIntoId } = unit
  return {
    formerNames: fromJson<{ name: string; until: string }[]>(unit.formerNames, []),
    mergedFrom: await tx.unit.findMany({ where: { mergedIntoId: unit.id }, select, orderBy: { mergedOn: 'asc' } }),
    mergedInto: mergedIntoId === null ? null : await tx.unit.findUnique({ where: { id: mergedIntoId }, select }),
  }
}

/** Freezes and stand-in periods of a unit and its people that still hold or are to come. */
export async function holdsOfUnit(tx: Tx, unit: Pick<UnitRow, 'id' | 'contacts'>, today: string) {
  const people = unit.contacts.map((one) => one.userid)
  return {
    freezes: await tx.freeze.findMany({
      where: { kind: 'unit', subjectId: unit.id, liftedAt: null },
      orderBy: { at: 'asc' },
    }),
    standIns: await tx.standIn.findMany({
      where: { userid: { in: people }, endedAt: null, untilOn: { gte: today } },
      orderBy: [{ fromOn: 'asc' }, { id: 'asc' }],
    }),
  }
}

/** Changes whenever a person, account, freeze or stand-in of the unit does; null: there is no such unit. */
export async function unitMark(tx: Tx, id: string, today: string): Promise<string | null> {
  const unit = await unitById(tx, id)
  if (unit === null) return null
  const { talks: _, ...own } = unit
  return sha256(toJson([own, await holdsOfUnit(tx, unit, today)])).slice(0, 20)
}

/** Ids of units by their names, which are unique. */
export async function unitIdsByName(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.unit.findMany({ where: { name: { in: [...names] } }, select: { id: true, name: true } })
  return new Map(rows.map((row) => [row.name, row.id]))
}
