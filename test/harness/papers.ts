// The made-up circulars of the stories, and Baoji's: their bytes as an office would upload them.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { samplePath } from '../../src/base/package-root.js'

const folder = join(import.meta.dirname, 'papers')

/**
 * media: 5 findings, due 10 September, late units may be talked to. open-ended: the same without any deadline. sites: 2, due
 * 13 September. receipt: 1, five working days after receipt. earlier: the quarter before, three findings, due 11 June.
 */
export type Paper = 'media' | 'sites' | 'receipt' | 'open-ended' | 'earlier' | 'baoji'

export async function paperOf(paper: Paper): Promise<{ bytes: Buffer; fileName: string }> {
  if (paper === 'baoji') return { bytes: await readFile(samplePath('baoji-2024q3.txt')), fileName: 'baoji-2024q3.txt' }
  const fileName = paper === 'earlier' ? 'media-2024q2.txt' : `${paper}-2024q3.txt`
  return { bytes: await readFile(join(folder, fileName)), fileName }
}
