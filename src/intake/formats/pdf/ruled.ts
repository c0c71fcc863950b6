// Tables of a page by their ruled lines: where rules cross there is a table, where one is missing between two fields the
// cell is merged.
import { limits } from '../limits.js'
import { cutAt } from './cut.js'
import type { PageContent, Piece, Rule } from './page.js'

export interface RuledCell {
  row: number
  column: number
  rowSpan: number
  colSpan: number
  pieces: Piece[]
}

export interface RuledTable {
  top: number
  cells: RuledCell[]
  /** The pieces of the page that stand in it. */
  taken: Set<Piece>
}

/** How far rules may miss each other and still meet, in points. */
const slack = 3

/** The tables of a page, from top to bottom. */
export function ruledTables({ pieces, across, upright }: PageContent): RuledTable[] {
  return groupsOf(across, upright)
    .flatMap((group) => tableOf(group.across, group.upright, pieces) ?? [])
    .sort((a, b) => b.top - a.top)
}

interface Group {
  across: Rule[]
  upright: Rule[]
}

/** Rules that hang together. Only so many are looked at as a page of a circular can hold. */
function groupsOf(across: Rule[], upright: Rule[]): Group[] {
  if (across.length * upright.length > 4_000_000) return []
  const owner = across.map((_, i) => i)
  const find = (i: number): number => {
    let root = i
    while (owner[root] !== root) root = owner[root] ?? root
    owner[i] = root
    return root
  }
  const touched = upright.map((post) => {
    const crossing = across.flatMap((rule, i) => (meets(rule, post) ? [i] : []))
    for (const i of crossing) owner[find(i)] = find(crossing[0] ?? i)
    return crossing[0]
  })
  const groups = new Map<number, Group>()
  const groupOf = (i: number): Group => {
    const group = groups.get(find(i)) ?? { across: [], upright: [] }
    groups.set(find(i), group)
    return group
  }
  upright.forEach((post, k) => {
    const first = touched[k]
    if (first !== undefined) groupOf(first).upright.push(post)
  })
  across.forEach((rule, i) => groups.get(find(i))?.across.push(rule))
  return [...groups.values()]
}

const meets = (rule: Rule, post: Rule): boolean =>
  post.at >= rule.from - slack &&
  post.at <= rule.to + slack &&
  rule.at >= post.from - slack &&
  rule.at <= post.to + slack

/** Positions within the slack of each other are one. */
function lanes(values: number[]): number[] {
  const out: number[] = []
  for (const value of values.toSorted((a, b) => a - b))
    if (out.length === 0 || value - (out[out.length - 1] ?? 0) > slack) out.push(value)
  return out
}

function tableOf(across: Rule[], upright: Rule[], pieces: Piece[]): RuledTable | null {
  const xs = lanes(upright.map(({ at }) => at))
  const ys = lanes(across.map(({ at }) => at)).reverse()
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  if (columns < 2 || rows < 1 || columns > limits.columns || rows > 2000) return null
  const wallRight = fields(rows, columns, (i, j) =>
    upright.some((post) => near(post.at, xs[j + 1]) && covers(post, middle(ys[i + 1], ys[i]))),
  )
  const wallBelow = fields(rows, columns, (i, j) =>
    across.some((rule) => near(rule.at, ys[i + 1]) && covers(rule, middle(xs[j], xs[j + 1]))),
  )
  const owner = new Map<number, RuledCell>()
  const cells: RuledCell[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (owner.has(row * columns + column)) continue
      let [colSpan, rowSpan] = [1, 1]
      while (column + colSpan < columns && wallRight[row]?.[column + colSpan - 1] === false) colSpan++
      while (row + rowSpan < rows && wallBelow[row + rowSpan - 1]?.[column] === false) rowSpan++
      const cell = { row, column, rowSpan, colSpan, pieces: [] }
      cells.push(cell)
      for (let i = row; i < row + rowSpan; i++)
        for (let j = column; j < column + colSpan; j++) owner.set(i * columns + j, cell)
    }
  const taken = new Set<Piece>()
  for (const piece of pieces) {
    const row = ys.findLastIndex((edge) => edge >= piece.y + piece.size * 0.35)
    const begins = xs.findLastIndex((edge) => edge <= (piece.left + piece.right) / 2)
    if (row < 0 || row >= rows || begins < 0 || begins >= columns) continue
    taken.add(piece)
    const walls = xs.filter((_, j) => j > 0 && wallRight[row]?.[j - 1] === true)
    for (const part of cutAt(piece, walls)) {
      const column = xs.findLastIndex((edge) => edge <= (part.left + part.right) / 2)
      owner.get(row * columns + Math.min(Math.max(column, 0), columns - 1))?.pieces.push(part)
    }
  }
  return { top: ys[0] ?? 0, cells, taken }
}

const fields = (rows: number, columns: number, test: (row: number, column: number) => boolean): boolean[][] =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => test(i, j)))

const near = (a: number, b: number | undefined): boolean => b !== undefined && Math.abs(a - b) <= slack
const covers = ({ from, to }: Rule, at: number): boolean => from <= at && at <= to
const middle = (a: number | undefined, b: number | undefined): number => ((a ?? 0) + (b ?? 0)) / 2
