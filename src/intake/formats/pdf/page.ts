// What one page of a PDF shows: pieces of text and ruled lines, both in page coordinates (y upwards), by pdf.js.
import { beyond, Unreadable } from '../damaged.js'
import { limits } from '../limits.js'

/** The part of pdf.js that is used; its own types do not resolve under this project's module resolution. */
export interface PdfFile {
  numPages: number
  getPage(number: number): Promise<PdfPage>
  loadingTask: { destroy(): Promise<void> }
}
export interface PdfPage {
  /** Text items, and marks without text. */
  getTextContent(): Promise<{ items: (TextItem | { type: string })[] }>
  getOperatorList(): Promise<{ fnArray: number[]; argsArray: unknown[] }>
  cleanup(): unknown
}
interface TextItem {
  str: string
  transform: number[]
  width: number
  height: number
}

/** Numbers of pdf.js's drawing operators by name. */
export type Operators = Record<string, number>

/** A piece of text as one operator draws it. */
export interface Piece {
  text: string
  left: number
  right: number
  /** Base line. */
  y: number
  /** Height of its letters. */
  size: number
}

/** A ruled line; `from` < `to` along it. */
export interface Rule {
  at: number
  from: number
  to: number
}

export interface PageContent {
  pieces: Piece[]
  /** Horizontal rules (`at` = y) and vertical ones (`at` = x). */
  across: Rule[]
  upright: Rule[]
}

/** Reads a page. Throws `Unreadable` when it holds more pieces than allowed. */
export async function contentOf(page: PdfPage, operators: Operators): Promise<PageContent> {
  const { items } = await page.getTextContent()
  if (items.length > limits.pagePieces) throw new Unreadable(beyond(`PDF 一页上超过${limits.pagePieces}段文字`))
  const pieces: Piece[] = []
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const [a = 0, b = 0, , , left = 0, y = 0] = item.transform
    const size = Math.abs(item.height) || Math.hypot(a, b)
    // Text that runs upwards is a watermark or a stamp.
    if (Math.abs(b) > Math.abs(a)) continue
    pieces.push({ text: item.str, left, right: left + item.width, y, size })
  }
  return { pieces, ...rulesOf(await page.getOperatorList(), operators) }
}

type Matrix = [number, number, number, number, number, number]

/** Rules drawn as lines or as thin rectangles; both edges of a wider rectangle count. */
function rulesOf(
  { fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] },
  operators: Operators,
): Pick<PageContent, 'across' | 'upright'> {
  const rules = { across: [] as Rule[], upright: [] as Rule[] }
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  const saved: Matrix[] = []
  fnArray.forEach((operator, index) => {
    const args = argsArray[index] as unknown[] | null
    if (operator === operators.save || operator === operators.paintFormXObjectBegin) {
      if (saved.length < 1000) saved.push(matrix)
      const inner = operator === operators.save ? null : args?.[0]
      if (Array.isArray(inner) && inner.length === 6) matrix = times(matrix, inner as Matrix)
    } else if (operator === operators.restore || operator === operators.paintFormXObjectEnd)
      matrix = saved.pop() ?? matrix
    else if (operator === operators.transform && args !== null) matrix = times(matrix, args as Matrix)
    else if (operator === operators.constructPath && rules.across.length + rules.upright.length < limits.pagePieces)
      pathRules(args, matrix, rules)
  })
  return rules
}

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
]

/** pdf.js gives a path as [paint, [coordinates with 0 move, 1 line, 2 curve, 3 close between], box]. */
function pathRules(args: unknown[] | null, matrix: Matrix, rules: { across: Rule[]; upright: Rule[] }): void {
  const path = (args?.[1] as ArrayLike<number>[] | undefined)?.[0]
  if (path === undefined || path === null) return
  let [startX, startY, x, y] = [0, 0, 0, 0]
  const line = (toX: number, toY: number): void => {
    addRule(matrix, [x, y, toX, toY], rules)
    ;[x, y] = [toX, toY]
  }
  for (let i = 0; i < path.length; ) {
    const kind = path[i]
    const [u, v] = [path[i + 1] ?? 0, path[i + 2] ?? 0]
    if (kind === 0) {
      ;[startX, startY, x, y] = [u, v, u, v]
      i += 3
    } else if (kind === 1) {
      line(u, v)
      i += 3
    } else if (kind === 2) {
      ;[x, y] = [path[i + 5] ?? 0, path[i + 6] ?? 0]
      i += 7
    } else if (kind === 3) {
      line(startX, startY)
      i += 1
    } else return
  }
}

function addRule(
  [a, b, c, d, e, f]: Matrix,
  [x1, y1, x2, y2]: [number, number, number, number],
  rules: { across: Rule[]; upright: Rule[] },
): void {
  const from = { x: a * x1 + c * y1 + e, y: b * x1 + d * y1 + f }
  const to = { x: a * x2 + c * y2 + e, y: b * x2 + d * y2 + f }
  if (Math.abs(from.y - to.y) < 1 && Math.abs(from.x - to.x) > 4)
    rules.across.push({ at: from.y, from: Math.min(from.x, to.x), to: Math.max(from.x, to.x) })
  else if (Math.abs(from.x - to.x) < 1 && Math.abs(from.y - to.y) > 4)
    rules.upright.push({ at: from.x, from: Math.min(from.y, to.y), to: Math.max(from.y, to.y) })
}
