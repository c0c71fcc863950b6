// A unit as the page shows it, out of its rows and of what the flows say about who would be reached.
import type { z } from 'zod'
import { type Day, dayOf, isoOf } from '../../../domain/day.js'
import type { KnownMember } from '../../../domain/member.js'
import { holdsAt } from '../../../domain/stand-in.js'
import { preflightOf, type PreflightUnit } from '../../../flows/preflight.js'
import type { Tx } from '../../../store/db.js'
import { fromJson } from '../../../store/json.js'
import { knownMembers } from '../../../store/members.js'
import { nameOf } from '../../../store/registry.js'
import { holdsOfUnit, openCasesOfUnit, pastOfUnit, unitById, unitMark, type UnitRow } from '../../../store/units.js'
import type { unit as unitShape } from './calls.js'

type Unit = z.input<typeof unitShape>

/** Cases shown on a unit's page; the ledger shows the rest. */
const mostCases = 50

/** Null: there is no such unit. */
export async function shapeUnit(tx: Tx, id: string, now: Date): Promise<Unit | null> {
  const today = dayOf(now)
  const row = await unitById(tx, id)
  if (row === null) return null
  const { formerNames, mergedInto, mergedFrom } = await pastOfUnit(tx, row)
  const open = await openCasesOfUnit(tx, id, mostCases)
  const { freezes, standIns } = await holdsOfUnit(tx, row, today)
  const { crawledOn, units } = await preflightOf(tx, [id], now)
  const [reach] = units
  return {
    id,
    name: row.name,
    aliases: fromJson<string[]>(row.aliases, []),
    region: row.region,
    parent: row.parent,
    children: await tx.unit.count({ where: { parentId: id } }),
    formerNames,
    mergedInto: mergedInto === null ? null : { id: mergedInto.id, name: mergedInto.name, on: row.mergedOn ?? today },
    mergedFrom: mergedFrom.map((one) => ({ id: one.id, name: one.name, on: one.mergedOn ?? today })),
    retiredOn: row.retiredOn,
    reached: reach?.reached ?? false,
    crawledOn,
    contacts: await contactsOf(tx, row, reach ?? null, standIns, now),
    accounts: row.accounts.map(accountOf),
    openCount: open.count,
    openCases: open.rows.map((one) => ({
      no: one.no,
      state: one.state,
      problem: one.problem,
      dueOn: one.dueOn,
      subject: one.accountName ?? one.site,
    })),
    talks: row.talks.map((one) => ({ id: one.id, state: one.state, proposedAt: isoOf(one.proposedAt) })),
    freezes: await Promise.all(
      freezes.map(async ({ id: freeze, reason, reviewOn, by, at }) => ({
        id: freeze,
        reason,
        reviewOn,
        byName: await nameOf(tx, by),
        at: isoOf(at),
      })),
    ),
    today,
    mark: (await unitMark(tx, id, today)) ?? '',
  }
}

interface Period {
  id: string
  userid: string
  standIn: string
  fromOn: Day
  untilOn: Day
  endedAt: Date | null
}

async function contactsOf(
  tx: Tx,
  row: UnitRow,
  reach: PreflightUnit | null,
  standIns: readonly Period[],
  now: Date,
): Promise<Unit['contacts']> {
  const folded = { in: row.contacts.map((one) => one.userid.toLowerCase()) }
  const members = new Map((await knownMembers(tx, { folded })).map((one) => [one.userid.toLowerCase(), one]))
  const contacts: Unit['contacts'] = []
  for (const { userid, role, sinceAt, person } of row.contacts) {
    const line = reach?.people.find((one) => one.userid === userid && one.role === role) ?? null
    const own = standIns.filter((one) => one.userid === userid)
    contacts.push({
      userid,
      name: person.name,
      role: role as Unit['contacts'][number]['role'],
      since: isoOrNull(sinceAt),
      leftAt: isoOrNull(person.leftAt),
      unreachableAt: isoOrNull(person.unreachableAt),
      textOnly: person.textOnly,
      isStaff: person.roles !== '[]',
      obstacle: line?.why ?? null,
      insteadNames: line?.insteadNames ?? [],
      directory: directoryOf(members.get(userid.toLowerCase())),
      standIns: await Promise.all(
        own.map(async ({ id, standIn, fromOn, untilOn, endedAt }) => ({
          id,
          standIn,
          name: await nameOf(tx, standIn),
          fromOn,
          untilOn,
          holds: holdsAt({ userid, standIn, fromOn, untilOn, endedAt }, now),
        })),
      ),
    })
  }
  return contacts
}

const isoOrNull = (at: Date | null): string | null => (at === null ? null : isoOf(at))

function directoryOf(member: KnownMember | undefined): Unit['contacts'][number]['directory'] {
  if (member === undefined) return null
  const [first = []] = member.departments
  return { status: member.status, place: [...first].reverse().join('/'), missed: member.missed }
}

function accountOf(row: UnitRow['accounts'][number]): Unit['accounts'][number] {
  const { id, name, platform, statusOn, listed, retiredOn } = row
  const events = row.events.map(({ type, on, formerName, formerUnit, note }) => ({
    type: type as Unit['accounts'][number]['events'][number]['type'],
    on,
    formerName,
    formerUnit,
    note,
  }))
  return {
    id,
    name,
    platform,
    status: row.status as Unit['accounts'][number]['status'],
    statusOn,
    listed,
    retiredOn,
    events,
  }
}
