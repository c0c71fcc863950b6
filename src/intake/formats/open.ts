// Opens a file of any kind as a source, or says in one sentence why not.
import { done, type Result } from '../../base/result.js'
import { decode } from '../decode.js'
import { csvSource } from './csv.js'
import { kindOf } from './kind.js'
import { textSource } from './text.js'
import type { Kind, Source } from './source.js'
import { workbookSource } from './xlsx/source.js'
import type { OnProgress } from './xlsx/workbook.js'

export interface PaperFile {
  bytes: Uint8Array
  /** Its ending decides where the content does not; `-` or none = by content. */
  fileName: string
  /** Told now and then how far long reading has come (rows or pages). */
  onProgress?: OnProgress
}

/** Reads a file into a source. All refusals are values; nothing a file holds makes this throw. */
export async function openSource(file: PaperFile): Promise<Result<Source>> {
  const kind = await kindOf(file.bytes, file.fileName)
  return kind.ok ? await sourceOf(kind.value, file) : kind
}

/** Reads a file whose kind is known. */
export async function sourceOf(kind: Kind, { bytes, fileName, onProgress }: PaperFile): Promise<Result<Source>> {
  if (kind === 'xlsx') return workbookSource(bytes, onProgress)
  // The readers of pages, Word and PDF bring large libraries with them; plain text does without.
  if (kind === 'docx') return (await import('./docx.js')).documentSource(bytes)
  if (kind === 'pdf') return (await import('./pdf/source.js')).pdfSource(bytes, onProgress)
  const file = decode(bytes)
  if (!file.ok) return file
  if (kind === 'html') return (await import('./html/page.js')).pageSource(file.value)
  return kind === 'csv' ? csvSource(file.value, fileName) : done(textSource(file.value))
}
