// One reading of one file in a process of its own, so that its memory is its own: prints milliseconds, findings or rows,
// and the largest resident size in MB. Arguments: what to do, the file. Plain JavaScript: a loader would be measured too.
import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'

const [what = '', path = ''] = process.argv.slice(2)
const intake = await import('../../dist/src/intake/index.js')
const bytes = readFileSync(path)

/** Count of what was read. */
const acts = {
  async annex() {
    let count = 0
    const end = await intake.readAnnexInParts({ bytes, fileName: path }, ({ findings }) => {
      count += findings.length
    })
    return end.ok ? count : -1
  },
  async circular() {
    const draft = await intake.readCircular({ bytes, fileName: path })
    return draft.ok ? draft.value.findings.length : -1
  },
  async sheets() {
    const sheets = await intake.readWorkbook({ bytes, fileName: path })
    return sheets.ok ? sheets.value.reduce((sum, { rows }) => sum + rows.length, 0) : -1
  },
  /** The floor: what the library at hand needs to load the same workbook, nothing understood. */
  async bare() {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
    return workbook.worksheets[0]?.rowCount ?? -1
  },
}

const from = performance.now()
const count = (await acts[what]?.()) ?? -1
const tookMs = performance.now() - from
process.stdout.write(JSON.stringify({ tookMs, count, residentMb: process.resourceUsage().maxRSS / 1024 }))
