// A paper shown beside its reading: every value with a place in the file is led to pieces of the shown text, and what is
// printed exactly so stands in them, whatever kind of file it is.
import { expect, test } from 'vitest'
import type { Provenance } from '../../src/domain/draft.js'
import { type PaperText, piecesOf } from '../../src/domain/paper-text.js'
import { paperText, readCircular } from '../../src/intake/index.js'
import { bytesOf, realPapers } from './papers.js'
import { baoji, docxOf, htmlOf, pdfPaper } from './renderings.js'

/** Pointers whose value is printed so and is not in the pieces it leads to; and how many were looked at. */
async function strayIn(
  bytes: Uint8Array,
  fileName: string,
): Promise<{ looked: number; stray: string[]; lost: string[] }> {
  const file = { bytes, fileName }
  const [text, draft] = [await paperText(file), await readCircular(file)]
  if (!text.ok || !draft.ok) throw new Error('not read')
  const pieces = text.value.lines.flatMap((line) => line.pieces)
  const { provenance } = draft.value
  const found = piecesOf([text.value], provenance)
  const isStray = ([pointer, places]: [string, Provenance[]]): boolean => {
    const shown = (found[pointer] ?? []).map((at) => pieces[at]?.text ?? '').join('')
    return places.some((place) => place.kind === 'exact' && !plain(shown).includes(plain(place.text)))
  }
  const entries = Object.entries(provenance)
  return {
    looked: entries.length,
    stray: entries.filter(isStray).map(([pointer]) => pointer),
    lost: entries.filter(([pointer]) => found[pointer] === undefined).map(([pointer]) => pointer),
  }
}

const plain = (text: string): string => text.replace(/\s/g, '')

test.each(realPapers)('%s as text', async (name) => {
  const { looked, stray, lost } = await strayIn(bytesOf(name), `${name}.txt`)
  expect(looked).toBeGreaterThan(10)
  expect({ stray, lost }).toEqual({ stray: [], lost: [] })
})

test.each([
  ['page.html', async () => Buffer.from(htmlOf(baoji()))],
  ['paper.docx', async () => await docxOf(baoji())],
  ['paper.pdf', async () => pdfPaper(baoji())],
])('the sample as %s', async (fileName, made) => {
  const { looked, stray, lost } = await strayIn(await made(), fileName)
  expect(looked).toBeGreaterThan(300)
  expect({ stray, lost }).toEqual({ stray: [], lost: [] })
})

test('a value leads to few pieces, and pieces of an annex are counted on', async () => {
  const bytes = bytesOf('baoji-2024q3')
  const file = { bytes, fileName: 'a.txt' }
  const [text, draft] = [await paperText(file), await readCircular(file)]
  if (!text.ok || !draft.ok) throw new Error('not read')
  const most = Math.max(...Object.values(piecesOf([text.value], draft.value.provenance)).map((one) => one.length))
  expect(most).toBeLessThan(8)
  const annex: PaperText = {
    fileName: 'annex.csv',
    lines: [{ row: true, pieces: [{ text: '甲局', places: [{ start: 0, end: 6, text: '甲局' }] }] }],
  }
  const place: Provenance = { start: 0, end: 6, text: '甲局', kind: 'exact', file: 'annex.csv' }
  const before = text.value.lines.flatMap((line) => line.pieces).length
  expect(piecesOf([text.value, annex], { '/findings/0/unit': [place] })).toEqual({ '/findings/0/unit': [before] })
})
