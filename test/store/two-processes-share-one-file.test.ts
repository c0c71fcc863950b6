// Commands work beside a running service on the same database (contract §1): no change of either is lost, and each
// notices that the other has written.
import { expect, test } from 'vitest'
import { openScratch, scratchFile, start } from './scratch.js'

test('read-modify-write from two processes: every step counts', async () => {
  const path = scratchFile()
  const store = await openScratch(path)
  await store.read.setting.create({ data: { key: 'counter', value: '0' } })
  const other = start('count-up', path, '60')
  for (let n = 0; n < 60; n++)
    await store.write(async (tx) => {
      const { value } = await tx.setting.findUniqueOrThrow({ where: { key: 'counter' } })
      await tx.setting.update({ where: { key: 'counter' }, data: { value: String(Number(value) + 1) } })
    })
  expect(await other.ended).toEqual({ code: 0, stderr: '' })
  expect((await store.read.setting.findUniqueOrThrow({ where: { key: 'counter' } })).value).toBe('120')
})

test('the change token moves with every commit of anyone, and only then', async () => {
  const path = scratchFile()
  const store = await openScratch(path)
  const neighbour = await openScratch(path)
  const first = await store.changeToken()
  await store.read.setting.count()
  expect(await store.changeToken()).toBe(first)
  await store.read.setting.create({ data: { key: 'own', value: 'x' } })
  const second = await store.changeToken()
  expect(second).not.toBe(first)
  await neighbour.write((tx) => tx.setting.create({ data: { key: 'other', value: 'x' } }))
  const third = await store.changeToken()
  expect(third).not.toBe(second)
  await store
    .write((tx) => tx.setting.create({ data: { key: 'more', value: 'x' } }).then(() => Promise.reject(new Error())))
    .catch(() => null)
  expect(await store.changeToken()).toBe(third)
})
