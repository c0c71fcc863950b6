// Whom to call when a unit was not reached: its contacts by name and office, as the registry knows them. Phone numbers are
// kept elsewhere and never stand in a task, a message or a log (promise 11).
import type { ContactRole } from '../domain/roles.js'
import { contactRoleName } from '../domain/registry.js'
import type { Tx } from './db.js'
import { fromJson } from './json.js'

/** Tasks that end in a call to a unit. */
export const callKinds = [
  'call',
  'unsigned-office',
  'unreachable',
  'left',
  'nobody',
  'talk-unconfirmed',
  'uncertain',
  'dead',
]

export interface ToCall {
  unitId: string
  unit: string
  people: { name: string; role: ContactRole }[]
}

/** The contacts of units, reachable or not: a call reaches who a message does not. Who left is not called. */
export async function peopleToCall(tx: Tx, unitIds: readonly string[]): Promise<ToCall[]> {
  const units = await tx.unit.findMany({
    where: { id: { in: [...unitIds] } },
    include: { contacts: { include: { person: true }, orderBy: { id: 'asc' } } },
    orderBy: { name: 'asc' },
  })
  return units.map(({ id, name, contacts }) => ({
    unitId: id,
    unit: name,
    people: contacts
      .filter((one) => one.person.leftAt === null)
      .map((one) => ({ name: one.person.name, role: one.role as ContactRole })),
  }))
}

/** The units whose cases a task speaks of. */
export const unitsOfTask = async (tx: Tx, task: { caseNos: string }): Promise<string[]> => [
  ...new Set(
    (
      await tx.case.findMany({
        where: { no: { in: fromJson<string[]>(task.caseNos, []) } },
        select: { unitId: true },
      })
    ).map((one) => one.unitId),
  ),
]

export const namesToCall = (people: ToCall['people']): string =>
  people.map((one) => `${one.name}(${contactRoleName[one.role]})`).join('、')

/** ` 联系人:…` for tasks that end in a call; empty for others. */
export async function callList(tx: Tx, task: { kind: string; caseNos: string }): Promise<string> {
  if (!callKinds.includes(task.kind)) return ''
  const people = (await peopleToCall(tx, await unitsOfTask(tx, task))).flatMap((one) => one.people)
  return people.length === 0 ? '' : `联系人:${namesToCall(people)}。`
}
