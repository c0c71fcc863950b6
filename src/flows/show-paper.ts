// The paper beside its reading: the text of the circular and of annexes handed in later, and for every value of the draft the
// pieces of text it was read from. A value a person put down keeps the place where the reader had found it.
import { done, type Result } from '../base/result.js'
import { type PaperText, type PieceNumber, piecesOf } from '../domain/paper-text.js'
import { readingOf } from '../store/circulars.js'
import type { FlowContext } from './context.js'
import { prepareCircular } from './prepare-circular.js'

export interface ShownPaper {
  files: PaperText[]
  /** JSON pointer of the draft → pieces, counted over all files. */
  pieces: Record<string, PieceNumber[]>
}

/** @param read turns the bytes of a file into its text (intake) */
export async function showPaper(
  context: FlowContext,
  id: string,
  read: (bytes: Uint8Array, fileName: string) => Promise<Result<PaperText>>,
): Promise<Result<ShownPaper>> {
  const tx = context.store.read
  const prepared = await prepareCircular(context, tx, id)
  if (!prepared.ok) return prepared
  const { row, draft } = prepared.value
  const annexes = await tx.circularFile.findMany({
    where: { circularId: row.id, kind: 'annex' },
    orderBy: { keptAt: 'asc' },
  })
  const files: PaperText[] = []
  for (const { bytes, fileName } of [row, ...annexes]) {
    const text = await read(bytes, fileName)
    if (!text.ok) return text
    files.push(text.value)
  }
  const printed = Object.entries(draft.provenance).filter(([, places]) => places.some(({ kind }) => kind !== 'typed'))
  return done({ files, pieces: piecesOf(files, { ...readingOf(row).provenance, ...Object.fromEntries(printed) }) })
}
