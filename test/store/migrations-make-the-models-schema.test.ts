// Drift: the migrations, applied one after another, make exactly the tables, columns and indexes the models describe.
// If this fails, the models were changed without `npm run migration -- NAME`.
import { expect, test } from 'vitest'
import { currentSchema, diffSchemas } from '../../prisma/new-migration.js'
import { Connection } from '../../src/store/sqlite/connection.js'
import { openParts, scratchFile } from './scratch.js'

const columnsSql = `SELECT m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk
  FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table' AND m.name <> '_prisma_migrations' ORDER BY 1, 2`
const indexesSql = `SELECT m.name, i.name, i."unique", i.partial, x.seqno, x.name, x.desc
  FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_xinfo(i.name) x
  WHERE m.type = 'table' AND m.name <> '_prisma_migrations' ORDER BY 1, 2, 5`
const referencesSql = `SELECT m.name, f."table", f."from", f."to", f.on_update, f.on_delete
  FROM sqlite_master m, pragma_foreign_key_list(m.name) f ORDER BY 1, 3`

const catalogue = (db: Connection) => ({
  columns: db.rows(columnsSql),
  indexes: db.rows(indexesSql),
  references: db.rows(referencesSql),
})

test('migrations and models agree', async () => {
  const { link } = await openParts()
  const plain = await Connection.open(scratchFile(), 'writer')
  plain.script((await diffSchemas(null, currentSchema())) ?? '')
  const expected = catalogue(plain)
  plain.close()
  expect(expected.columns.length).toBeGreaterThan(100)
  expect(catalogue(link.reader)).toEqual(expected)
})
