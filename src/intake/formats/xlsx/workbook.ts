// A workbook (.xlsx) as sheets of text with their merged cells. The office libraries at hand either hold the whole
// workbook as objects (gigabytes for a province's annex) or cannot read sheets that stand before the workbook's own part;
// so the archive is read by yauzl, its XML by saxes, and only what the cells mean is ours.
import { done, type Result } from '../../../base/result.js'
import type { Sheet } from '../../../domain/sheet.js'
import { Archive } from '../archive.js'
import { guarded } from '../damaged.js'
import { limits } from '../limits.js'
import { readParts } from './parts.js'
import { type Merge, readSheet } from './sheet.js'

/** Told now and then how far reading has come; `total` is null where nobody knows it yet. */
export type OnProgress = (done: number, total: number | null) => void

export interface WorkbookSheet extends Sheet {
  hidden: boolean
  merges: Merge[]
}

/** Reads all sheets, hidden ones too. Refused: broken, encrypted, with macros, beyond the limits. */
export const readXlsx = (bytes: Uint8Array, onProgress?: OnProgress): Promise<Result<WorkbookSheet[]>> =>
  guarded(async () => {
    const archive = await Archive.open(bytes)
    if (!archive.ok) return archive
    const parts = await readParts(archive.value)
    const left = { rows: limits.rows, cells: limits.cells }
    const sheets: WorkbookSheet[] = []
    let read = 0
    for (const { name, entry, hidden } of parts.sheets) {
      const cells = await readSheet(archive.value, entry, parts, left, () => {
        if (++read % 5000 === 0) onProgress?.(read, null)
      })
      sheets.push({ name, hidden, ...cells })
    }
    return done(sheets)
  })
