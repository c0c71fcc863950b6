// The printed 整改台账 as a file: it appears whole or not at all, so that nobody opens or mails half a ledger.
import type { LedgerRow } from '../domain/ledger.js'
import { ledgerWorkbook, type LedgerWorkbookOptions } from '../papers/ledger-workbook.js'
import { writeWhole } from './write-whole.js'

/**
 * Writes the ledger to `file`, replacing what was there.
 * @throws what the file system says (no folder, no permission, disk full); `file` is then as it was before
 */
export async function writeLedgerWorkbook(
  rows: readonly LedgerRow[],
  options: LedgerWorkbookOptions,
  file: string,
): Promise<void> {
  await writeWhole(file, await ledgerWorkbook(rows, options))
}
