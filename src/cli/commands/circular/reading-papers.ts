// Files on the command line that are read by `intake/`: circulars and annexes, with the phrases the office added.
import type { Annex } from '../../../domain/annex-join.js'
import type { Draft } from '../../../domain/draft.js'
import type { OfficePhrase } from '../../../intake/index.js'
import { officePhrases } from '../../../store/indicator-phrases.js'
import type { Desk } from '../../desk.js'
import { showProgress } from '../../progress.js'
import { readInput } from '../../reading-input.js'
import { valueOf } from '../../terminal.js'

interface FileRead {
  bytes: Uint8Array
  fileName: string
}

/** The file with the words by which this office's circulars name an indicator, and an eye on long reading. */
async function taught(desk: Desk, file: FileRead) {
  const rows = await officePhrases(desk.store.read)
  const phrases: OfficePhrase[] = rows.map(({ code, phrase }) => ({ indicator: code, phrase }))
  return { ...file, phrases, onProgress: showProgress(desk.terminal.locale) }
}

/** A circular and its draft. Reading brings large dictionaries with it; commands that read nothing do without. */
export async function readPaperFile(desk: Desk, path: string): Promise<FileRead & { draft: Draft }> {
  const { locale } = desk.terminal
  const file = valueOf(await readInput(path), locale)
  const { readCircular } = await import('../../../intake/index.js')
  return { ...file, draft: valueOf(await readCircular(await taught(desk, file)), locale) }
}

/** An annex by itself and the findings it lists. */
export async function readAnnexFile(desk: Desk, path: string): Promise<FileRead & { annex: Annex }> {
  const { locale } = desk.terminal
  const file = valueOf(await readInput(path), locale)
  const { readAnnex } = await import('../../../intake/index.js')
  return { ...file, annex: valueOf(await readAnnex(await taught(desk, file)), locale) }
}

/** Codes of all indicators. */
export async function indicatorCodes(): Promise<ReadonlySet<string>> {
  const { indicators } = await import('../../../intake/index.js')
  return new Set(indicators().map((one) => one.code))
}
