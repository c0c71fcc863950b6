// However a transaction ends (error, timeout, late start, nested), its rows are gone or there as promised, and the next
// write finds a free lock and a connection without an open transaction.
import { expect, test } from 'vitest'
import type { Db } from '../../src/store/db.js'
import { adapterOver } from '../../src/store/sqlite/adapter.js'
import type { Link } from '../../src/store/sqlite/link.js'
import { openParts } from './scratch.js'

interface Parts {
  db: Db
  link: Link
}

const row = (key: string) => ({ data: { key, value: 'x' } })
async function expectFree({ db, link }: Parts, expected: string[]): Promise<void> {
  await db.setting.create(row('next'))
  expect(link.writer.inTransaction).toBe(false)
  expect(link.lock.isLocked()).toBe(false)
  expect((await db.setting.findMany({ orderBy: { key: 'asc' } })).map((found) => found.key)).toEqual([
    ...expected,
    'next',
  ])
}

test('an error inside', async () => {
  const parts = await openParts()
  const { db } = parts
  const failed = db.$transaction(async (tx) => {
    await tx.setting.create(row('a'))
    throw new TypeError('no')
  })
  await expect(failed).rejects.toThrow(TypeError)
  await expectFree(parts, [])
})

test('work that takes longer than allowed: later statements are refused, not carried out elsewhere', async () => {
  const parts = await openParts()
  const { db } = parts
  let after: unknown
  const late = db.$transaction(
    async (tx) => {
      await tx.setting.create(row('a'))
      await new Promise((resolve) => setTimeout(resolve, 120))
      after = await tx.setting.create(row('b')).catch((error: unknown) => error)
      throw after
    },
    { timeout: 40, maxWait: 1000 },
  )
  await expect(late).rejects.toMatchObject({ code: 'P2028' })
  expect(after).toMatchObject({ code: 'P2028' })
  await expectFree(parts, [])
})

test('a statement that arrives after the end is refused by the adapter itself', async () => {
  const parts = await openParts()
  const insert = { sql: `INSERT INTO "Setting" VALUES ('a', 'x')`, args: [], argTypes: [] }
  const transaction = await adapterOver(parts.link)
    .connect()
    .then((adapter) => adapter.startTransaction())
  await transaction.executeRaw(insert)
  await transaction.rollback()
  await expect(transaction.executeRaw(insert)).rejects.toMatchObject({ cause: { kind: 'TransactionAlreadyClosed' } })
  await transaction.commit()
  await expectFree(parts, [])
})

test('a transaction that SQLite itself gave up takes no further statement', async () => {
  const parts = await openParts()
  const { writer } = parts.link
  const late = parts.db.$transaction(async (tx) => {
    await tx.setting.create(row('a'))
    writer.script('ROLLBACK')
    await tx.setting.create(row('b')).catch(() => null)
  })
  await expect(late).rejects.toThrow('no transaction is active')
  await expectFree(parts, [])
})

test('a start that comes too late is given back', async () => {
  const parts = await openParts()
  const { db } = parts
  const first = db.$transaction(async (tx) => {
    await tx.setting.create(row('a'))
    const second = db.$transaction((late) => late.setting.create(row('b')), { maxWait: 30, timeout: 1000 })
    await expect(second).rejects.toMatchObject({ code: 'P2028' })
  })
  await first
  await expectFree(parts, ['a'])
})

test('a savepoint that is taken back leaves the rest', async () => {
  const parts = await openParts()
  const { db } = parts
  await db.$transaction(async (tx) => {
    await tx.setting.create(row('a'))
    await tx.$executeRaw`SAVEPOINT s`
    await tx.setting.create(row('b'))
    await tx.$executeRaw`ROLLBACK TO s`
  })
  await expectFree(parts, ['a'])
})

test('the list form is one transaction', async () => {
  const parts = await openParts()
  const { db } = parts
  const twice = db.$transaction([db.setting.create(row('a')), db.setting.create(row('a'))])
  await expect(twice).rejects.toMatchObject({ code: 'P2002' })
  await expectFree(parts, [])
})
