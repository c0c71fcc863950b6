// Tables as comma-separated text. The records come from csv-parse together with their raw text; a cell's place is found
// by writing it as the record did (quotes doubled), so that every value names its bytes.
import { parse } from 'csv-parse/sync'
import { done, refused, type Result } from '../../base/result.js'
import type { Decoded } from '../decode.js'
import type { Span } from '../mapped-text.js'
import { byteLocator, textRun } from './bytes.js'
import { beyond } from './damaged.js'
import { limits } from './limits.js'
import { type CellBlock, compose, type Source } from './source.js'

export interface CsvRow {
  cells: string[]
  /** Where each cell's words stand in the decoded text, without quotes. */
  places: Span[]
}

const badQuotes = refused(
  'damaged',
  'CSV 文件里的引号不成对,分不清单元格;请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
)

/** Cuts decoded text into records. The sign between cells is the one most lines of the beginning agree on. */
export function readCsv(text: string): Result<CsvRow[]> {
  const start = text.startsWith('\ufeff') ? 1 : 0
  const delimiter = delimiterOf(text)
  let records: string[][]
  try {
    records = parse(text.slice(start), { delimiter, relax_column_count: true, relax_quotes: true })
  } catch {
    return badQuotes
  }
  if (records.length > limits.rows) return beyond(`表格超过${limits.rows}行`)
  if (records.some((record) => record.length > limits.columns && lastOf(record) > limits.columns))
    return beyond(`表格超过${limits.columns}列`)
  let at = start
  return done(
    records.map((record) => {
      while (text[at] === '\n' || text[at] === '\r') at++
      const kept = record.slice(0, lastOf(record))
      const places = placesIn(text, at, record, delimiter)
      at = Math.max(at, places[places.length - 1]?.end ?? at)
      if (text[at] === '"') at++
      return { cells: kept.map((cell) => cell.trim()), places }
    }),
  )
}

const lastOf = (record: string[]): number => record.findLastIndex((cell) => cell.trim() !== '') + 1

function delimiterOf(text: string): string {
  const lines = text.slice(0, 20_000).split('\n').slice(0, 30)
  const votes = [',', '\t', ';'].map((sign) => ({
    sign,
    votes: lines.filter((line) => line.includes(sign)).length,
  }))
  return votes.reduce((best, one) => (one.votes > best.votes ? one : best)).sign
}

function placesIn(text: string, start: number, record: string[], delimiter: string): Span[] {
  let at = start
  return record.map((cell) => {
    const quoted = text[at] === '"' && text.startsWith(cell.replaceAll('"', '""'), at + 1)
    const from = quoted ? at + 1 : at
    const to = from + (quoted ? cell.replaceAll('"', '""') : cell).length
    at = to + (quoted ? 1 : 0) + delimiter.length
    return { start: from, end: to }
  })
}

/** A .csv file as a source: one grid. */
export function csvSource(file: Decoded, name: string): Result<Source> {
  const rows = readCsv(file.text)
  if (!rows.ok) return rows
  const cells: CellBlock<Span>[] = []
  rows.value.forEach((row, index) => {
    row.cells.forEach((cell, column) => {
      const place = row.places[column]
      if (place !== undefined)
        cells.push({ row: index, column, rowSpan: 1, colSpan: 1, runs: cell === '' ? [] : cellRuns(file, place) })
    })
  })
  const composed = compose([{ cells, name, knowsMerges: false }])
  return done({
    kind: 'csv',
    text: composed.text,
    grids: composed.grids,
    setAside: [],
    locate: byteLocator(file, composed.segments),
  })
}

/** The words of a cell; a doubled quote shows as one. */
function cellRuns(file: Decoded, { start, end }: Span): ReturnType<typeof textRun>[] {
  const raw = file.text.slice(start, end)
  if (!raw.includes('""')) return [textRun(file, start, end)]
  const runs: ReturnType<typeof textRun>[] = []
  let at = start
  for (const match of raw.matchAll(/""/g)) {
    const quote = start + match.index
    runs.push(textRun(file, at, quote), { text: '"', origin: { start: quote, end: quote + 2 } })
    at = quote + 2
  }
  runs.push(textRun(file, at, end))
  return runs.filter(({ text }) => text !== '')
}
