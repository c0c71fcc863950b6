// A paper as its reader saw it: lines, each in pieces (sentences, or the cells of a row) that know where they stand in the
// file. And the way from the draft to those pieces: which of them a value was read from.
import type { BytePlace, CellPlace, Place, Provenance } from './draft.js'

export interface PaperPiece {
  text: string
  /** Where it stands in the file; empty where it stands nowhere (a number put before a list item). */
  places: Place[]
}

export interface PaperLine {
  /** Whether its pieces are the cells of a row; else they are sentences that follow each other. */
  row: boolean
  pieces: PaperPiece[]
}

/** One file: the circular itself, or an annex handed in later. */
export interface PaperText {
  fileName: string
  lines: PaperLine[]
}

/** Number of a piece: counted from 0 over all lines of all files. */
export type PieceNumber = number

interface Ranged {
  start: number
  end: number
  piece: PieceNumber
}

/** Finds pieces by place, for one file. */
class FilePieces {
  private readonly byCell = new Map<string, { piece: PieceNumber; text: string }[]>()
  private readonly ranges: Ranged[] = []

  add(piece: PieceNumber, { places }: PaperPiece): void {
    for (const place of places)
      if ('start' in place) this.ranges.push({ start: place.start, end: place.end, piece })
      else {
        const key = cellKey(place)
        const held = this.byCell.get(key)
        if (held === undefined) this.byCell.set(key, [{ piece, text: place.text }])
        else held.push({ piece, text: place.text })
      }
  }

  /** To be called when all are there. */
  sort(): void {
    this.ranges.sort((a, b) => a.start - b.start)
  }

  at(place: BytePlace | CellPlace): PieceNumber[] {
    return 'start' in place ? this.inBytes(place.start, place.end) : this.inCell(place)
  }

  private inBytes(start: number, end: number): PieceNumber[] {
    let low = 0
    let high = this.ranges.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.ranges[middle]?.end ?? 0) <= start) low = middle + 1
      else high = middle
    }
    const found: PieceNumber[] = []
    for (let at = low; (this.ranges[at]?.start ?? end) < end; at++) found.push(this.ranges[at]?.piece ?? 0)
    return found
  }

  /** A paragraph may hold several sentences: those that hold the words, or that the words run over. */
  private inCell(place: CellPlace): PieceNumber[] {
    const held = this.byCell.get(cellKey(place)) ?? []
    const within = held.filter((one) => one.text.includes(place.text))
    const over = within.length > 0 ? within : held.filter((one) => place.text.includes(one.text))
    return (over.length > 0 ? over : held).map((one) => one.piece)
  }
}

const cellKey = ({ part, row, column, page }: Omit<CellPlace, 'kind' | 'text'>): string =>
  `${part}/${row ?? ''}/${column ?? ''}/${page ?? ''}`

/** Key of the circular's own file, which places of it do not name. */
const ownFile = ''

/** JSON pointer of the draft → the pieces it was read from; a value that no piece holds is left out. */
export function piecesOf(
  files: readonly PaperText[],
  provenance: Readonly<Record<string, readonly Provenance[]>>,
): Record<string, PieceNumber[]> {
  const byName = new Map<string, FilePieces>()
  let piece = 0
  for (const [index, { fileName, lines }] of files.entries()) {
    const pieces = new FilePieces()
    for (const line of lines) for (const one of line.pieces) pieces.add(piece++, one)
    pieces.sort()
    byName.set(index === 0 ? ownFile : fileName, pieces)
  }
  const found = Object.entries(provenance).map(([pointer, places]): [string, PieceNumber[]] => {
    const pieces = places.flatMap((place) =>
      place.kind === 'typed' ? [] : (byName.get(place.file ?? ownFile)?.at(place) ?? []),
    )
    return [pointer, [...new Set(pieces)]]
  })
  return Object.fromEntries(found.filter(([, pieces]) => pieces.length > 0))
}
