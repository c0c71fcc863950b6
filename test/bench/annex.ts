// Reading long annexes: 3,120 rows in a circular's text and as a workbook, 100,000 rows as a workbook within bounds of time
// and memory, beside a bare load of the same file by the library. Each reading is the first of a fresh process.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { circularText, writeWorkbook } from './annex-rows.js'
import { type Figure, median, ms, shown, times } from './numbers.js'

const child = fileURLToPath(new URL('./annex-child.js', import.meta.url))

interface Run {
  tookMs: number
  count: number
  residentMb: number
}

const run = (what: string, path: string): Run =>
  JSON.parse(execFileSync(process.execPath, [child, what, path], { encoding: 'utf8' })) as Run

const three = (what: string, path: string): Run => {
  const runs = [0, 1, 2].map(() => run(what, path))
  const tookMs = median(runs.map((one) => one.tookMs))
  return { tookMs, count: runs[0]?.count ?? -1, residentMb: Math.max(...runs.map((one) => one.residentMb)) }
}

const mb = (value: number): string => `${value.toFixed(0)} MB`

export async function measureAnnex(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'))
  const [text, small, large] = ['circular.txt', 'small.xlsx', 'large.xlsx'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(text, circularText(3120))
  await writeWorkbook(small, 3120)
  await writeWorkbook(large, 100_000)
  const inText = three('circular', text)
  const alone = three('annex', small)
  const bare = three('bare', small)
  const long = run('annex', large)
  const sheets = run('sheets', large)
  const bareLong = run('bare', large)
  rmSync(folder, { recursive: true, force: true })
  const within = (what: string, { tookMs, count }: Run, goalMs: number): Figure => ({
    what: `${what} (${count} findings)`,
    measured: ms(tookMs),
    goal: `< ${goalMs} ms`,
    met: tookMs < goalMs && count > 0,
  })
  return [
    within('3,120 rows in a circular (.txt)', inText, 1000),
    within('3,120 rows as .xlsx', alone, 1000),
    shown('  ratio to a bare load of the workbook', times(alone.tookMs / bare.tookMs)),
    within('100,000 rows as .xlsx', long, 20_000),
    shown('  ratio to a bare load of the workbook', times(long.tookMs / bareLong.tookMs)),
    { what: '  largest resident memory', measured: mb(long.residentMb), goal: '< 300 MB', met: long.residentMb < 300 },
    shown('  bare load of the workbook', `${ms(bareLong.tookMs)}, ${mb(bareLong.residentMb)}`),
    shown('100,000 rows as sheets of text', `${ms(sheets.tookMs)}, ${mb(sheets.residentMb)}`),
  ]
}
