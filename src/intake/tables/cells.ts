// Lines seen as cells: how many a line carries and whether bars or tabs close them.
import type { Line, Passage } from '../passage.js'
import { placesOf, squeeze, wordsOf } from '../passage.js'
import type { Span } from '../mapped-text.js'
import type { Cell } from './table.js'

/** `row`: several cells; `cell`: one cell closed by a bar; `bare`: one line without bars; `break`: only bars. */
export interface CellLine {
  kind: 'row' | 'cell' | 'bare' | 'break'
  cells: Cell[]
}

const nowhere: Span = { start: 0, end: 0 }

/** A cell the paper leaves empty. */
export const emptyCell: Cell = { text: '', flat: '', span: nowhere, place: nowhere }

/** The cell of a span; an empty cell keeps the place of nothing. */
export function cellAt(source: Passage, span: Span): Cell {
  const text = wordsOf(source, span)
  const flat = squeeze(source.flat.slice(span.start, span.end))
  return { text, flat, span, place: placesOf(source, span)[0] ?? nowhere }
}

/** Cuts a line into cells at tabs, or at bars. */
export function cellsOfLine(source: Passage, line: Line): CellLine {
  const raw = source.flat.slice(line.start, line.end)
  if (/^[|\s]+$/.test(raw)) return { kind: 'break', cells: [] }
  if (/^[|\s:+-]+$/.test(raw)) return { kind: 'break', cells: [] }
  if (/[^\t]\t+[^\t]/.test(raw)) return { kind: 'row', cells: cut(source, line, /\t/g) }
  if (!raw.includes('|')) return { kind: 'bare', cells: [cellAt(source, line)] }
  const start = line.start + (/^\s*\|/.exec(raw)?.[0].length ?? 0)
  const end = line.end - (/\|\s*$/.exec(raw)?.[0].length ?? 0)
  const cells = cut(source, { start, end }, /\|/g)
  return cells.length === 1 ? { kind: 'cell', cells } : { kind: 'row', cells }
}

function cut(source: Passage, span: Span, mark: RegExp): Cell[] {
  const cells: Cell[] = []
  let at = span.start
  for (const match of source.flat.slice(span.start, span.end).matchAll(mark)) {
    cells.push(cellAt(source, { start: at, end: span.start + match.index }))
    at = span.start + match.index + 1
  }
  cells.push(cellAt(source, { start: at, end: span.end }))
  return cells
}

/** One cell out of several pieces that were broken over lines. */
export function joinCells(cells: Cell[]): Cell {
  const first = cells[0]
  const last = cells[cells.length - 1]
  if (first === undefined || last === undefined) return emptyCell
  return {
    text: cells.map((cell) => cell.text).join(''),
    flat: cells.map((cell) => cell.flat).join(''),
    span: { start: first.span.start, end: last.span.end },
    place: { start: first.place.start, end: last.place.end },
  }
}
