// Second fault of the stock adapter: WAL with synchronous=NORMAL, where a power cut takes acknowledged commits.
import { expect, test } from 'vitest'
import { openParts } from './scratch.js'

test('the writer syncs every commit, keeps references, and never waits inside the driver', async () => {
  const { link } = await openParts()
  const pragma = (name: string) => link.writer.rows(`PRAGMA ${name}`)[0]?.[0]
  expect(pragma('journal_mode')).toBe('wal')
  expect(pragma('synchronous')).toBe(2n)
  expect(pragma('foreign_keys')).toBe(1n)
  expect(pragma('busy_timeout')).toBe(0n)
})

test('the reader refuses to write', async () => {
  const { link } = await openParts()
  expect(() => link.reader.run(`INSERT INTO "Setting" VALUES ('k', 'v')`)).toThrow('readonly')
})
