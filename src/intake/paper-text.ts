// A file as text to be shown beside its draft: the logical text every recogniser worked on, in lines and pieces that know
// their places. Nothing is read out of it here.
import { done, type Result } from '../base/result.js'
import type { PaperLine, PaperPiece, PaperText } from '../domain/paper-text.js'
import { openSource, type PaperFile } from './formats/open.js'
import type { Source } from './formats/source.js'

/** Refusals are those of `readCircular` about the file itself. */
export async function paperText(file: PaperFile): Promise<Result<PaperText>> {
  const source = await openSource(file)
  return source.ok ? done({ fileName: file.fileName, lines: linesOf(source.value) }) : source
}

function linesOf(source: Source): PaperLine[] {
  const lines: PaperLine[] = []
  for (const match of source.text.matchAll(/[^\n]+/g)) {
    const [line] = match
    if (line.trim() === '') continue
    const row = line.includes('\t')
    // A sentence ends with its sign and a closing quotation mark behind it.
    const pattern = row ? /[^\t]*(?:\t|$)/g : /[^。；;！!？?]+[。；;！!？?]*[”’」）)]*|[。；;！!？?]+/g
    const pieces = [...line.matchAll(pattern)].flatMap((piece) =>
      piece[0] === '' ? [] : [pieceOf(source, match.index + piece.index, piece[0])],
    )
    lines.push({ row, pieces })
  }
  return lines
}

function pieceOf(source: Source, start: number, words: string): PaperPiece {
  const text = words.replace(/[\t\r]/g, '').trim()
  const places = text === '' ? [] : source.locate({ start, end: start + words.replace(/[\t\r]+$/, '').length })
  return { text, places }
}
