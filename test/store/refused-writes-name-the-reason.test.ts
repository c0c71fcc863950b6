// A taken key, a missing reference or a missing value reach the caller as Prisma's own codes, inside and outside a
// transaction, and leave the transaction usable.
import { expect, test } from 'vitest'
import { isTaken } from '../../src/store/db.js'
import { openScratch } from './scratch.js'

const unit = (id: string, name: string) => ({ data: { id, name, aliases: '[]' } })

test('a taken unique key is P2002 and names its columns', async () => {
  const store = await openScratch()
  await store.read.unit.create(unit('u1', '市教育局'))
  const refused = await store.read.unit.create(unit('u2', '市教育局')).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'P2002' })
  expect([isTaken(refused), isTaken(refused, 'name'), isTaken(refused, 'id')]).toEqual([true, true, false])
  const twice = await store.read.unit.create(unit('u1', '市体育局')).catch((error: unknown) => error)
  expect([isTaken(twice, 'id'), isTaken(twice, 'name')]).toEqual([true, false])
  expect(isTaken(new Error('P2002'))).toBe(false)
})

test('a transaction goes on after a refused statement', async () => {
  const store = await openScratch()
  await store.write(async (tx) => {
    await tx.unit.create(unit('u1', '市教育局'))
    await expect(tx.unit.create(unit('u2', '市教育局'))).rejects.toMatchObject({ code: 'P2002' })
    await tx.unit.create(unit('u3', '市体育局'))
  })
  expect(await store.read.unit.count()).toBe(2)
})

test('a reference that points nowhere is P2003', async () => {
  const store = await openScratch()
  const orphan = { data: { id: 'c', unitId: 'nobody', userid: 'nobody', role: 'liaison' } }
  await expect(store.read.contact.create(orphan)).rejects.toMatchObject({ code: 'P2003' })
})

test('a missing value is P2011', async () => {
  const store = await openScratch()
  const refused = store.read.$queryRaw`INSERT INTO "Setting" ("key") VALUES ('k') RETURNING "key"`
  await expect(refused).rejects.toMatchObject({
    meta: { driverAdapterError: { cause: { kind: 'NullConstraintViolation' } } },
  })
})
