// One sheet, streamed: the texts of its cells and which of them are merged. Only cells that hold something are kept, so
// that a million empty formatted or merged cells cost nothing.
import type { SheetRow } from '../../../domain/sheet.js'
import type { Archive } from '../archive.js'
import { beyond, damaged, Unreadable } from '../damaged.js'
import { limits } from '../limits.js'
import { readXml, type XmlVisitor } from '../xml.js'
import type { WorkbookParts } from './parts.js'
import { shownNumber, shownText } from './values.js'

/** A merged range, 1-based, both ends included. */
export interface Merge {
  row: number
  column: number
  lastRow: number
  lastColumn: number
}

export interface SheetCells {
  rows: SheetRow[]
  merges: Merge[]
}

/** What is left of the limits of the whole file. */
export interface Allowance {
  rows: number
  cells: number
}

/** Reads a sheet. `onRow` is told after each row that holds something. Throws `Unreadable`. */
export async function readSheet(
  archive: Archive,
  entry: string,
  parts: WorkbookParts,
  left: Allowance,
  onRow: () => void,
): Promise<SheetCells> {
  const reader = new SheetReader(parts, left, onRow)
  await readXml(archive.read(entry), reader)
  return { rows: reader.rows, merges: reader.merges.filter((merge) => reader.holds(merge)) }
}

class SheetReader implements XmlVisitor {
  readonly rows: SheetRow[] = []
  readonly merges: Merge[] = []
  private row = 0
  private column = 0
  private cells: string[] = []
  private type = ''
  private style = 0
  private value = ''
  private taking = false
  private phonetic = false

  constructor(
    private readonly parts: WorkbookParts,
    private readonly left: Allowance,
    private readonly onRow: () => void,
  ) {}

  open(name: string, { r, t, s, ref }: Record<string, string>): void {
    if (name === 'c') {
      this.column = r === undefined ? this.column + 1 : columnOf(r)
      this.type = t ?? 'n'
      this.style = Number(s ?? 0)
      this.value = ''
    } else if (name === 'v') this.taking = true
    else if (name === 't') this.taking = !this.phonetic
    else if (name === 'row') {
      this.row = r === undefined ? this.row + 1 : Number(r)
      if (!(this.row >= 1 && this.row <= 1_048_576)) throw new Unreadable(damaged)
      this.column = 0
      this.cells = []
    } else if (name === 'rPh') this.phonetic = true
    else if (name === 'mergeCell' && ref !== undefined) this.merge(ref)
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.taking = false
    else if (name === 'rPh') this.phonetic = false
    else if (name === 'c') this.keep()
    else if (name === 'row' && this.cells.length > 0) {
      if (--this.left.rows < 0) throw new Unreadable(beyond(`表格超过${limits.rows}行`))
      this.rows.push({ row: this.row, cells: this.cells })
      this.onRow()
    }
  }

  text(text: string): void {
    if (this.taking) this.value += text
  }

  /** Whether the top left cell of a merged range holds something. */
  holds({ row, column }: Merge): boolean {
    return (rowAt(this.rows, row)?.cells[column - 1] ?? '') !== ''
  }

  private keep(): void {
    const text = this.shown()
    if (text === '') return
    if (this.column > limits.columns) throw new Unreadable(beyond(`表格超过${limits.columns}列`))
    if (--this.left.cells < 0) throw new Unreadable(beyond(`表格超过${limits.cells}个单元格`))
    while (this.cells.length < this.column) this.cells.push('')
    this.cells[this.column - 1] = text
  }

  private shown(): string {
    if (this.value === '') return ''
    if (this.type === 's') return this.parts.texts[Number(this.value)] ?? ''
    if (this.type === 'n') return shownNumber(this.value, this.parts.formats.codeOf(this.style), this.parts.from1904)
    if (this.type === 'b') return this.value === '1' ? 'TRUE' : 'FALSE'
    if (this.type === 'd') return this.value.slice(0, 16).replace('T', ' ').replace(' 00:00', '')
    return shownText(this.value)
  }

  private merge(ref: string): void {
    const [, from = '', row, to = '', lastRow] = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(ref) ?? []
    if (row === undefined) return
    const merge = { row: Number(row), column: columnOf(from), lastRow: Number(lastRow), lastColumn: columnOf(to) }
    // Merges come after the rows: one whose first cell is empty has nothing to show in any of its cells.
    if (this.holds(merge)) this.merges.push(merge)
  }
}

/** `AB12` → 28. */
function columnOf(ref: string): number {
  let column = 0
  for (let i = 0; i < ref.length; i++) {
    const code = ref.charCodeAt(i)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  if (column < 1 || column > 16_384) throw new Unreadable(damaged)
  return column
}

/** The row of that number, where it holds anything. */
export function rowAt(rows: SheetRow[], row: number): SheetRow | null {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.row ?? 0) < row) low = middle + 1
    else high = middle
  }
  const found = rows[low]
  return found?.row === row ? found : null
}
