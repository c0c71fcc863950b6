// Pieces of text put together to printed lines and lines to paragraphs, by where they stand.
import type { Piece } from './page.js'

export interface PrintedLine {
  pieces: Piece[]
  left: number
  right: number
  y: number
  size: number
}

/** Lines from top to bottom, the pieces of each from left to right. */
export function printedLines(pieces: Piece[]): PrintedLine[] {
  const lines: PrintedLine[] = []
  for (const piece of pieces.toSorted((a, b) => b.y - a.y || a.left - b.left)) {
    const last = lines[lines.length - 1]
    if (last !== undefined && last.y - piece.y <= Math.min(last.size, piece.size) * 0.5) last.pieces.push(piece)
    else lines.push({ pieces: [piece], left: 0, right: 0, y: piece.y, size: piece.size })
  }
  for (const line of lines) {
    line.pieces.sort((a, b) => a.left - b.left)
    line.left = line.pieces[0]?.left ?? 0
    line.right = Math.max(...line.pieces.map(({ right }) => right))
    line.size = Math.max(...line.pieces.map(({ size }) => size))
  }
  return lines
}

/** The words of a line: a wide gap parts cells (a tab), a narrow one Latin words (a blank). */
export function wordsOfLine(line: PrintedLine): { text: string; gap: '' | ' ' | '\t' }[] {
  return line.pieces.map((piece, i) => {
    const before = line.pieces[i - 1]
    const width = before === undefined ? 0 : piece.left - before.right
    const gap = width > line.size * 1.8 ? '\t' : width > line.size * 0.2 ? ' ' : ''
    return { text: piece.text, gap }
  })
}

export interface Margins {
  left: number
  right: number
  /** The size most letters have. */
  size: number
}

/** The edges of the running text: where most lines begin, and where the longest end. */
export function marginsOf(lines: PrintedLine[]): Margins {
  const sizes = new Map<number, number>()
  for (const { size, pieces } of lines) {
    const rounded = Math.round(size * 2) / 2
    sizes.set(rounded, (sizes.get(rounded) ?? 0) + pieces.reduce((sum, { text }) => sum + text.length, 0))
  }
  const size = [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 12
  return {
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
    size,
  }
}

/** Whether `line` goes on with the paragraph or the title of `above`. */
export function continues(above: PrintedLine, line: PrintedLine, { left, right, size }: Margins): boolean {
  if (hasCells(above) || hasCells(line)) return false
  if (Math.abs(above.size - line.size) > 1) return false
  if (line.size > size * 1.15) return isCentred(above, left, right) && isCentred(line, left, right)
  return line.left - left < size * 0.8 && right - above.right < size * 2.2
}

const hasCells = (line: PrintedLine): boolean => wordsOfLine(line).some(({ gap }) => gap === '\t')

const isCentred = (line: PrintedLine, left: number, right: number): boolean =>
  Math.abs(line.left - left - (right - line.right)) < line.size * 2
