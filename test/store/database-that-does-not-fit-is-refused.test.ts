// Promise 12 for the database: each misfit gets its own error with one Chinese sentence, and the file stays as it was.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { Connection } from '../../src/store/sqlite/connection.js'
import * as refusals from '../../src/store/sqlite/refusals.js'
import { scratchFile, scratchFolder } from './scratch.js'

let path = ''
beforeEach(() => {
  path = scratchFile()
})

async function refusalOf(url: string): Promise<refusals.StoreRefusal> {
  const error: unknown = await openStore({ url }).then(
    (store) => store.close(),
    (refused: unknown) => refused,
  )
  if (!(error instanceof refusals.StoreRefusal)) throw new Error('it was not refused', { cause: error })
  expect(error.message).toMatch(/^[^\n]*\p{Script=Han}[^\n]*。$/u)
  return error
}

async function edit(sql: string): Promise<void> {
  const db = await Connection.open(path, 'writer')
  db.script(sql)
  db.close()
}

async function opened(): Promise<void> {
  await (await openStore({ url: `file:${path}` })).close()
}

test.each([
  [
    'a newer program',
    refusals.NewerDatabase,
    `INSERT INTO "_prisma_migrations" VALUES ('x', 'c', 1, '29990101000000_later', NULL, NULL, 1, 1)`,
  ],
  ['an edited migration', refusals.EditedMigration, `UPDATE "_prisma_migrations" SET "checksum" = 'other'`],
  ['an unfinished migration', refusals.UnfinishedMigration, `UPDATE "_prisma_migrations" SET "finished_at" = NULL`],
])('%s', async (_name, refusal, sql) => {
  await opened()
  await edit(sql)
  expect(await refusalOf(`file:${path}`)).toBeInstanceOf(refusal)
})

test("another program's database is left alone", async () => {
  await edit('CREATE TABLE theirs (a TEXT)')
  expect(await refusalOf(`file:${path}`)).toBeInstanceOf(refusals.ForeignDatabase)
})

test('a file that is no database is left alone', async () => {
  const content = '这不是数据库'.repeat(500)
  writeFileSync(path, content)
  expect(await refusalOf(`file:${path}`)).toBeInstanceOf(refusals.UnreadableDatabase)
  expect(readFileSync(path, 'utf8')).toBe(content)
})

test('a path under a file', async () => {
  const file = join(scratchFolder(), 'file')
  writeFileSync(file, '')
  expect(await refusalOf(`file:${file}/duban.db`)).toBeInstanceOf(refusals.UnreadableDatabase)
})

test('a PostgreSQL address says that it comes later and does not repeat the password', async () => {
  const refusal = await refusalOf('postgresql://u:secret@host/duban')
  expect(refusal).toBeInstanceOf(refusals.PostgresqlNotYet)
  expect(refusal.message).not.toContain('secret')
})

test.each(['', 'duban.db', 'file:', 'file:./folder/', 'mysql://x', 'file::memory:', 'file://host/x'])(
  'the address %j',
  async (url) => expect(await refusalOf(url)).toBeInstanceOf(refusals.UnknownAddress),
)

test('the folder of the file is made', async () => {
  path = join(dirname(path), 'new', 'deeper', 'duban.db')
  await opened()
  expect(readFileSync(path).subarray(0, 15).toString()).toBe('SQLite format 3')
})
