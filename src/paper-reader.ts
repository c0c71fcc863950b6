// Circulars and annexes to what the flows take, with the words by which this office's circulars name an indicator. Commands
// and pages read through here. The reading room brings large dictionaries with it; who reads nothing does without.
import type { Result } from './base/result.js'
import type { Annex } from './domain/annex-join.js'
import type { Draft } from './domain/draft.js'
import type { PaperText } from './domain/paper-text.js'
import type { Indicator, OfficePhrase } from './intake/index.js'
import { officePhrases } from './store/indicator-phrases.js'
import type { Store } from './store/db.js'

export interface PaperToRead {
  bytes: Uint8Array
  fileName: string
  /** Told how far long reading is, as `readCircular` tells it. */
  onProgress?: Parameters<typeof import('./intake/index.js').readCircular>[0]['onProgress']
}

export async function readPaper(store: Store, paper: PaperToRead): Promise<Result<Draft>> {
  const { readCircular } = await import('./intake/index.js')
  return await readCircular(await taught(store, paper))
}

/** An annex by itself and the findings it lists. */
export async function readAnnexPaper(store: Store, paper: PaperToRead): Promise<Result<Annex>> {
  const { readAnnex } = await import('./intake/index.js')
  return await readAnnex(await taught(store, paper))
}

/** The text of a file, to be shown beside its draft. */
export async function readPaperText(bytes: Uint8Array, fileName: string): Promise<Result<PaperText>> {
  const { paperText } = await import('./intake/index.js')
  return await paperText({ bytes, fileName })
}

/** The indicators circulars speak of. */
export async function knownIndicators(): Promise<readonly Indicator[]> {
  const { indicators } = await import('./intake/index.js')
  return indicators()
}

async function taught(store: Store, paper: PaperToRead) {
  const rows = await officePhrases(store.read)
  const phrases: OfficePhrase[] = rows.map(({ code, phrase }) => ({ indicator: code, phrase }))
  return { ...paper, phrases }
}
