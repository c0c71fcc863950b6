// What is written through Prisma is read back the same, and instants lie in the file as text whose order is time order.
import type { ArgType } from '@prisma/driver-adapter-utils'
import { expect, test } from 'vitest'
import { adapterOver } from '../../src/store/sqlite/adapter.js'
import { openParts } from './scratch.js'

const scalar = (scalarType: ArgType['scalarType']): ArgType => ({ scalarType, arity: 'scalar' })

test('instants, bytes, booleans, nulls and numbers through the models', async () => {
  const { db, link } = await openParts()
  const at = new Date('2024-09-02T01:30:00.007Z')
  const message = {
    id: 'm',
    to: 'u',
    kind: 'plan',
    counted: true,
    content: '{}',
    listed: '[]',
    circularIds: '[]',
    plannedOn: '2024-09-02',
    notBefore: at,
    state: 'pending',
    attempts: 2 ** 31 - 1,
    createdAt: new Date(0),
  }
  await db.message.create({ data: message })
  const found = await db.message.findUniqueOrThrow({ where: { id: 'm' } })
  expect(found).toMatchObject({ ...message, reason: null, leaseUntil: null })
  expect(link.reader.rows('SELECT "notBefore", "counted" FROM "Message"')).toEqual([
    ['2024-09-02T01:30:00.007+00:00', 1n],
  ])
  expect(await db.message.count({ where: { notBefore: { lte: at }, counted: true } })).toBe(1)
  expect(await db.message.count({ where: { notBefore: { lt: at } } })).toBe(0)
})

test('bytes of a circular', async () => {
  const { db } = await openParts()
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
  await db.circular.create({
    data: {
      id: 'c',
      code: 'B24Q3',
      digest: 'd',
      fileName: 'f',
      bytes,
      draft: '{}',
      casePrefix: 'B24Q3',
      choices: '{}',
      state: 'draft',
      title: '通报',
      importedAt: new Date(0),
    },
  })
  expect(Array.from((await db.circular.findFirstOrThrow()).bytes)).toEqual(Array.from(bytes))
})

test('big integers, decimals and JSON by their declared types', async () => {
  const { db, link } = await openParts()
  const adapter = await adapterOver(link).connect()
  await adapter.executeScript(
    'CREATE TABLE "Odd" ("big" BIGINT, "ratio" REAL, "json" JSONB, "flag" BOOLEAN, "raw" BLOB)',
  )
  await adapter.executeRaw({
    sql: 'INSERT INTO "Odd" VALUES (?, ?, ?, ?, ?)',
    args: ['9007199254740993', '0.5', '{"a":1}', false, 'AQI='],
    argTypes: [scalar('bigint'), scalar('float'), scalar('json'), scalar('boolean'), scalar('bytes')],
  })
  const rows = await db.$queryRaw`SELECT "big", "ratio", "json", "flag", "raw", count(*) AS "n" FROM "Odd"`
  expect(rows).toEqual([
    { big: 9007199254740993n, ratio: 0.5, json: { a: 1 }, flag: false, raw: Uint8Array.from([1, 2]), n: 1n },
  ])
})

test('long lists: more values than one statement takes', async () => {
  const { db } = await openParts()
  const keys = Array.from({ length: 17_000 }, (_, i) => `k${i}`)
  const { count } = await db.setting.createMany({ data: keys.map((key) => ({ key, value: 'x' })) })
  expect(count).toBe(17_000)
  const wanted = [...keys, ...keys.map((key) => `no ${key}`)]
  expect(await db.setting.findMany({ where: { key: { in: wanted } } })).toHaveLength(17_000)
})
