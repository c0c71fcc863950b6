// What doctor says about the file is true: sound when it is, damaged when pages were overwritten.
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkFile } from '../../src/store/sqlite/file-check.js'
import { arrival, openParts, openScratch, scratchFile } from './scratch.js'

test('a sound file', async () => {
  const store = await openScratch()
  expect(await store.health()).toEqual({ ok: true, message: expect.stringMatching(/^数据库文件完好,.*。$/) })
})

test('overwritten pages', async () => {
  const path = scratchFile()
  const store = await openScratch(path)
  await Promise.all(Array.from({ length: 500 }, (_, n) => store.keepArrival(arrival(n))))
  await store.close()
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(20_000, 0x5a), 0, 20_000, Math.floor(statSync(path).size / 2))
  closeSync(file)
  const damaged = await openScratch(path)
  expect(await damaged.health()).toEqual({ ok: false, message: expect.stringMatching(/损坏.*。$/) })
})

test('a row that points nowhere', async () => {
  const { link } = await openParts()
  link.writer.script(
    `PRAGMA foreign_keys = OFF; INSERT INTO "Contact" (id, "unitId", userid, role) VALUES ('c', 'nobody', 'nobody', 'liaison')`,
  )
  expect(checkFile(link.reader)).toMatchObject({ ok: false })
})
