// The whole registry as it is stored, for comparing it with what an office hands in; and which rows are in use, so that
// nothing a case refers to is ever deleted.
import type { LifeEvent, LifeEventType } from '../domain/account-life.js'
import type { StoredAccount, StoredRegistry, StoredUnit } from '../domain/registry-stored.js'
import type { ContactRole, StaffRole } from '../domain/roles.js'
import type { Prisma, Tx } from './db.js'
import { fromJson } from './json.js'

export async function readStoredRegistry(tx: Tx): Promise<StoredRegistry> {
  const office = await tx.office.findUnique({ where: { id: 'office' } })
  const people = await tx.person.findMany({ orderBy: { userid: 'asc' } })
  return {
    office: office === null ? null : { name: office.name, aliases: fromJson<string[]>(office.aliases, []) },
    people: people.map(({ userid, name, roles }) => ({ userid, name, roles: fromJson<StaffRole[]>(roles, []) })),
    units: await storedUnits(tx),
    accounts: await storedAccounts(tx),
    history: await tx.pastFinding.findMany(),
  }
}

async function storedUnits(tx: Tx): Promise<StoredUnit[]> {
  const rows = await tx.unit.findMany({ include: { contacts: { orderBy: { id: 'asc' } } }, orderBy: { name: 'asc' } })
  const names = new Map(rows.map((row) => [row.id, row.name]))
  const used = await unitsInUse(tx, rows)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    aliases: fromJson<string[]>(row.aliases, []),
    parent: names.get(row.parentId ?? '') ?? null,
    region: row.region,
    formerNames: fromJson<StoredUnit['formerNames']>(row.formerNames, []),
    mergedInto:
      row.mergedIntoId === null || row.mergedOn === null
        ? null
        : { unit: names.get(row.mergedIntoId) ?? '', on: row.mergedOn },
    retiredOn: row.retiredOn,
    contacts: row.contacts.map((one) => ({ userid: one.userid, role: one.role as ContactRole })),
    used: used.has(row.id),
  }))
}

/** Units that cases, talks, history, decided names, accounts known from circulars or other units refer to. */
async function unitsInUse(
  tx: Tx,
  rows: readonly { parentId: string | null; mergedIntoId: string | null }[],
): Promise<Set<string>> {
  const used = [
    await tx.case.findMany({ distinct: ['unitId'], select: { unitId: true } }),
    await tx.talk.findMany({ distinct: ['unitId'], select: { unitId: true } }),
    await tx.pastFinding.findMany({ distinct: ['unitId'], select: { unitId: true } }),
    await tx.account.findMany({
      where: { OR: [{ listed: false }, { cases: { some: {} } }] },
      distinct: ['unitId'],
      select: { unitId: true },
    }),
  ].flatMap((found) => found.map((one) => one.unitId))
  const supervising = await tx.case.findMany({ distinct: ['supervisorId'], select: { supervisorId: true } })
  const learned = await tx.learnedName.findMany({ select: { target: true, within: true } })
  return new Set([
    ...used,
    ...supervising.flatMap((one) => one.supervisorId ?? []),
    ...learned.flatMap((one) => [one.target, one.within]),
    ...rows.flatMap((one) => [one.parentId ?? '', one.mergedIntoId ?? '']),
  ])
}

type AccountRow = Prisma.AccountGetPayload<{ include: { events: true; _count: { select: { cases: true } } } }>

async function storedAccounts(tx: Tx): Promise<StoredAccount[]> {
  const rows: AccountRow[] = await tx.account.findMany({
    include: { events: { orderBy: { on: 'asc' } }, _count: { select: { cases: true } } },
  })
  const learned = new Set((await tx.learnedName.findMany({ where: { kind: 'account' } })).map((one) => one.target))
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    platform: row.platform,
    unitId: row.unitId,
    status: row.status as LifeEventType | null,
    statusOn: row.statusOn,
    events: row.events.map(lifeEventOf),
    listed: row.listed,
    retiredOn: row.retiredOn,
    // oxlint-disable-next-line no-underscore-dangle -- Prisma's own name
    used: row._count.cases > 0 || learned.has(row.id),
  }))
}

/** A stored event as the rules know it. */
export const lifeEventOf = (row: Prisma.AccountEventGetPayload<object>): LifeEvent => ({
  type: row.type as LifeEventType,
  on: row.on,
  formerName: row.formerName,
  formerUnit: row.formerUnit,
  note: row.note,
})
