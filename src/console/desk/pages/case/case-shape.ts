// The page of a case as the service answers it.
import type { readCase } from '../../../../web/api/cases/calls.js'
import type { AnswerOf } from '../../../base/ask.js'

export type CasePage = AnswerOf<typeof readCase>
export type Entry = CasePage['timeline'][number]
export type Piece = CasePage['evidence'][number]

/** Where a piece of evidence is fetched. */
export const addressOfPiece = (id: string): string => `/api/evidence/${encodeURIComponent(id)}`
/** Kinds every browser shows; anything else is a file to keep. */
export const isPicture = (piece: Piece): boolean =>
  piece.state === 'kept' && /^image\/(png|jpe?g|gif|webp|bmp)$/.test(piece.contentType ?? '')
