// A registry as it was handed in, JSON or workbook, to the one value the import takes. Commands and pages read through here.
// The reading room brings large dictionaries with it; JSON does without.
import type { Result } from './base/result.js'
import type { HandedRegistry } from './domain/registry.js'
import { readRegistryFile, readRegistrySheets } from './flows/registry-file.js'

/** What a registry comes as: its kind is told by its name. */
export interface HandedFile {
  bytes: Uint8Array
  fileName: string
}

export async function readRegistry(file: HandedFile): Promise<Result<HandedRegistry>> {
  if (!/\.(xlsx|xlsm|xls|csv|et|ods)$/i.test(file.fileName))
    return readRegistryFile(Buffer.from(file.bytes).toString('utf8'))
  const { readWorkbook } = await import('./intake/index.js')
  const sheets = await readWorkbook(file)
  return sheets.ok ? readRegistrySheets(sheets.value) : sheets
}
