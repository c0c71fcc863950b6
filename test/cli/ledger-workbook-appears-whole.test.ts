// The file is there whole or not at all: an old ledger survives a failed writing, and nothing is left beside it.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeLedgerWorkbook } from '../../src/cli/ledger-workbook.js'
import { options, row, scratchFolder } from './ledger-workbook-sample.js'

test('an older ledger is replaced, and nothing else lies in the folder', async () => {
  const folder = await scratchFolder()
  const file = join(folder, '台账.xlsx')
  await writeFile(file, 'old')
  await writeLedgerWorkbook([row()], options, file)
  expect(await readdir(folder)).toEqual(['台账.xlsx'])
  expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK')
})

test('a writing that fails leaves what was there and no half file', async () => {
  const folder = await scratchFolder()
  const file = join(folder, 'ledger.xlsx')
  await mkdir(join(file, 'kept'), { recursive: true })
  await expect(writeLedgerWorkbook([row()], options, file)).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['ledger.xlsx'])
  expect(await readdir(file)).toEqual(['kept'])
})

test('a folder that is not there is an error, not a new folder', async () => {
  const folder = await scratchFolder()
  await expect(writeLedgerWorkbook([row()], options, join(folder, 'no', 'ledger.xlsx'))).rejects.toThrow(/ENOENT/)
  expect(await readdir(folder)).toEqual([])
})
