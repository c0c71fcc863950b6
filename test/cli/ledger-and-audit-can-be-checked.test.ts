// Contract §7 and promise 10: the ledger's keys; the audit head it prints; a changed entry and a cut tail are found.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { chinese, Shell } from './shell.js'

const shell = new Shell()
beforeAll(() => shell.prepare('published'))
afterAll(() => shell.close())

const keys =
  'caseNo circular unit account platform site problem indicator veto severity state fixed reported dueOn overdueWorkdays acknowledgedAt repliedAt closedAt reminders escalation talk repeatOf'

test('ledger --json has exactly the keys of the contract, one row a case', async () => {
  const rows = await shell.json<Record<string, unknown>[]>(['ledger', '--circular', 'B24Q3'])
  expect(rows.length).toBeGreaterThan(30)
  for (const row of rows) {
    expect(Object.keys(row).toSorted()).toEqual(keys.split(' ').toSorted())
    expect(row).toMatchObject({
      state: 'issued',
      fixed: 'none',
      overdueWorkdays: 0,
      reminders: 0,
      acknowledgedAt: null,
    })
    expect(['notAsked', 'due']).toContain(row.reported)
    expect(['none', 'talk']).toContain(row.escalation)
  }
  expect(await shell.refused(['ledger', '--circular', 'B99Q9'])).toContain('B99Q9')
})

test('the workbook is written and its audit head, printed on stdout, is part of the chain', async () => {
  const path = join(shell.folder, '台账.xlsx')
  const printed = await shell.done(['ledger', '--xlsx', path], { env: chinese })
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
  const head = /[0-9a-f]{64}/.exec(printed)?.[0] ?? ''
  expect(await shell.done(['audit', 'verify', '--head', head.toUpperCase()])).toContain(head)
  expect(await shell.refused(['ledger', '--xlsx', join(shell.folder, 'missing', 'x.xlsx')])).toMatch(/x\.xlsx|missing/)
})

test('a head that is not in the chain is found', async () => {
  expect(await shell.refused(['audit', 'verify', '--head', 'ab'.repeat(32)])).toContain('ab'.repeat(32))
  const ran = await shell.run(['audit', 'verify', '--json', '--head', 'ab'.repeat(32)])
  expect(ran.code).toBe(1)
  expect(JSON.parse(ran.stdout)).toMatchObject({ ok: false, fault: null, containsHead: false })
})

test('an entry changed by hand is named', async () => {
  const store = await openStore({ url: shell.databaseUrl })
  const entries = await store.read.auditEntry.count()
  await store.close()
  expect(entries).toBeGreaterThan(3)
  const database = new DatabaseSync(shell.databaseUrl.slice('file:'.length))
  database.exec(`UPDATE AuditEntry SET actor = 'somebody' WHERE seq = 3`)
  database.close()
  expect(await shell.refused(['audit', 'verify'], { env: chinese })).toMatch(/第3条/)
})
