// Opening brings the schema up to date: once, by whoever comes first, wholly or not at all.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../src/base/clock.js'
import { Connection } from '../../src/store/sqlite/connection.js'
import { migrationsFolder } from '../../src/store/sqlite/location.js'
import { applyMigrations, readMigrations } from '../../src/store/sqlite/migrations.js'
import { openScratch, scratchFile, scratchFolder, start } from './scratch.js'

let folder = ''
let path = ''
beforeEach(() => {
  folder = scratchFolder()
  path = scratchFile()
})

function put(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

async function apply(): Promise<string[]> {
  const db = await Connection.open(path, 'writer')
  try {
    return await applyMigrations(db, readMigrations(folder), systemClock)
  } finally {
    db.close()
  }
}

async function rows(sql: string): Promise<unknown[][]> {
  const db = await Connection.open(path, 'writer')
  try {
    return db.rows(sql)
  } finally {
    db.close()
  }
}

const parentAndChild =
  'CREATE TABLE P (id TEXT PRIMARY KEY); CREATE TABLE C (p TEXT REFERENCES P(id) ON DELETE CASCADE); INSERT INTO P VALUES (1); INSERT INTO C VALUES (1);'

test('a fresh file gets the whole schema, a second opening changes nothing', async () => {
  const store = await openScratch(path)
  expect(await store.read.case.count()).toBe(0)
  await store.close()
  const before = await rows('SELECT * FROM "_prisma_migrations"')
  expect(before).toHaveLength(readMigrations(migrationsFolder()).length)
  await (await openScratch(path)).close()
  expect(await rows('SELECT * FROM "_prisma_migrations"')).toEqual(before)
})

test('four processes at once: one applies', async () => {
  const processes = [1, 2, 3, 4].map(() => start('open-once', path))
  const ended = await Promise.all(processes.map((process) => process.ended))
  for (const end of ended) expect(end).toEqual({ code: 0, stderr: '' })
  const applied = await Promise.all(processes.map((process) => process.line()))
  expect(applied.toSorted((a, b) => Number(a) - Number(b))).toEqual(['0', '0', '0', '1'])
})

test('only what is new is applied, in order', async () => {
  put('2_second', 'ALTER TABLE T ADD COLUMN b TEXT')
  put('1_first', 'CREATE TABLE T (a TEXT)')
  expect(await apply()).toEqual(['1_first', '2_second'])
  put('3_third', 'ALTER TABLE T ADD COLUMN c TEXT')
  expect(await apply()).toEqual(['3_third'])
  expect(await apply()).toEqual([])
})

test('a table that is rebuilt keeps the rows that refer to it', async () => {
  put('1_tables', parentAndChild)
  await apply()
  put(
    '2_rebuild',
    'CREATE TABLE new_P (id TEXT PRIMARY KEY, n TEXT); INSERT INTO new_P (id) SELECT id FROM P; DROP TABLE P; ALTER TABLE new_P RENAME TO P',
  )
  await apply()
  expect(await rows('SELECT * FROM C')).toEqual([['1']])
})

test.each([
  ['a statement that fails', 'CREATE TABLE Half (a TEXT); INSERT INTO Nowhere VALUES (1)', 'no such table: Nowhere'],
  ['a reference left dangling', 'CREATE TABLE Half (a TEXT); DELETE FROM P', 'foreign key of C'],
])('%s leaves nothing behind', async (_name, sql, reason) => {
  put('1_tables', parentAndChild)
  await apply()
  const before = await rows('SELECT name FROM sqlite_master')
  put('2_good', 'CREATE TABLE Good (a TEXT)')
  put('3_bad', sql)
  await expect(apply()).rejects.toThrow(new RegExp(`3_bad.*未作任何改动.*${reason}`))
  expect(await rows('SELECT name FROM sqlite_master')).toEqual(before)
  expect(await rows('SELECT migration_name FROM "_prisma_migrations"')).toEqual([['1_tables']])
  expect(await rows('SELECT * FROM P')).toEqual([['1']])
  rmSync(join(folder, '3_bad'), { recursive: true })
  expect(await apply()).toEqual(['2_good'])
})
