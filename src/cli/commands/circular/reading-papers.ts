// Files on the command line that are read as papers, with an eye on long reading.
import type { Annex } from '../../../domain/annex-join.js'
import type { Draft } from '../../../domain/draft.js'
import { knownIndicators, readAnnexPaper, readPaper } from '../../../paper-reader.js'
import type { Desk } from '../../desk.js'
import { showProgress } from '../../progress.js'
import { readInput } from '../../reading-input.js'
import { valueOf } from '../../terminal.js'

interface FileRead {
  bytes: Uint8Array
  fileName: string
}

/** A circular and its draft. */
export async function readPaperFile(desk: Desk, path: string): Promise<FileRead & { draft: Draft }> {
  const { locale } = desk.terminal
  const file = valueOf(await readInput(path), locale)
  return {
    ...file,
    draft: valueOf(await readPaper(desk.store, { ...file, onProgress: showProgress(locale) }), locale),
  }
}

/** An annex by itself and the findings it lists. */
export async function readAnnexFile(desk: Desk, path: string): Promise<FileRead & { annex: Annex }> {
  const { locale } = desk.terminal
  const file = valueOf(await readInput(path), locale)
  return {
    ...file,
    annex: valueOf(await readAnnexPaper(desk.store, { ...file, onProgress: showProgress(locale) }), locale),
  }
}

/** Codes of all indicators. */
export async function indicatorCodes(): Promise<ReadonlySet<string>> {
  return new Set((await knownIndicators()).map((one) => one.code))
}
