// Who would be reached is asked of one unit or of all of them; asked of one, only the people around it are read, and the
// answer is the same: with people who left, stand-ins, and contacts who serve several units.
import { expect, test } from 'vitest'
import { leaveContact } from '../../src/flows/leave-contact.js'
import { preflightOf } from '../../src/flows/preflight.js'
import { setStandIn } from '../../src/flows/stand-in.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import { registryText, staff } from '../harness/registry.js'
import { now, openOffice } from './office.js'

test('each unit alone is told what it is told among all', async () => {
  const office = await openOffice()
  const file = JSON.parse(registryText()) as { units: { name: string; contacts: object[] }[] }
  // The deputy of one unit answers for another, too.
  file.units[1]?.contacts.push({ userid: 'water-2', name: '望川市水务局备岗', role: 'deputy' })
  await office.must(importRegistry(office.context, JSON.stringify(file), false, now))
  await office.must(leaveContact(office.context, 'water-1', staff.officer, now))
  const days = { fromOn: '2024-08-01', untilOn: '2030-01-01' }
  await office.must(setStandIn(office.context, { userid: 'civil-1', standIn: 'civil-2', ...days }, staff.officer, now))
  const { read } = office.store
  const units = await read.unit.findMany({ orderBy: { name: 'asc' } })
  const all = await preflightOf(read, null, now)
  expect(all.units.flatMap((unit) => unit.people.flatMap((one) => one.insteadNames)).length).toBeGreaterThan(1)
  for (const { id, name } of units) {
    const alone = await preflightOf(read, [id], now)
    expect(alone.units, name).toEqual(all.units.filter((one) => one.unit === name))
  }
})
