// pdf.js joins pieces of text that stand close together, also over the wall between two cells. Such a piece is cut at the
// wall: at the blank pdf.js put there, else at the sign that stands nearest.
import type { Piece } from './page.js'

/** The piece in parts, none of which runs over a wall (`walls`: x positions). */
export function cutAt(piece: Piece, walls: number[]): Piece[] {
  const parts: Piece[] = []
  let rest = piece
  for (const wall of walls) {
    if (wall <= rest.left + rest.size * 0.4 || wall >= rest.right - rest.size * 0.4) continue
    const at = nearestCut(rest, wall)
    if (at <= 0 || at >= rest.text.length) continue
    parts.push({ ...rest, text: rest.text.slice(0, at).trim(), right: wall })
    rest = { ...rest, text: rest.text.slice(at).trim(), left: wall }
  }
  return [...parts, rest].filter(({ text }) => text !== '')
}

function nearestCut({ text, left, right }: Piece, wall: number): number {
  const widths = Array.from({ length: text.length }, (_, i) => widthOf(text[i] ?? ''))
  const scale = (right - left) / widths.reduce((sum, width) => sum + width, 0)
  let [x, best, distance] = [left, 0, Number.POSITIVE_INFINITY]
  widths.forEach((width, i) => {
    const blank = text[i] === ' '
    // A blank put between two pieces may be much wider or narrower than it seems.
    const away = Math.abs((blank ? x + (width * scale) / 2 : x) - wall) - (blank ? scale * 1.5 : 0)
    if (away < distance) [best, distance] = [i, away]
    x += width * scale
  })
  return best
}

/** Chinese signs are twice as wide as Latin ones. */
const widthOf = (sign: string): number => (sign > '\u2e7f' || sign === '“' || sign === '”' ? 1 : 0.5)
