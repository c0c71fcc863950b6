// Fourth fault of the stock adapter: every statement was compiled anew.
import { expect, test } from 'vitest'
import { openParts } from './scratch.js'

test('the same query compiles its statement once', async () => {
  const { link, db } = await openParts()
  const round = async (n: number) => {
    await db.setting.upsert({ where: { key: 'k' }, create: { key: 'k', value: '0' }, update: { value: String(n) } })
    await db.setting.findUnique({ where: { key: 'k' } })
    await db.$transaction((tx) => tx.setting.update({ where: { key: 'k' }, data: { value: 'x' } }))
  }
  await round(0)
  await round(1)
  const before = [link.writer.preparedCount, link.reader.preparedCount]
  for (let n = 2; n < 20; n++) await round(n)
  expect([link.writer.preparedCount, link.reader.preparedCount]).toEqual(before)
})

test('the cache has an end, and a statement that left it works again', async () => {
  const { link, db } = await openParts()
  await db.setting.create({ data: { key: 'k', value: 'v' } })
  for (let n = 1; n <= 700; n++) link.reader.rows(`SELECT ${n}`)
  expect(await db.setting.findMany()).toHaveLength(1)
})
