// Files of every kind, whole and mutated, end in a draft or a refusal, and every place they name is true: bytes that say
// so, or a cell, paragraph or page that holds the words.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Provenance } from '../../src/domain/draft.js'
import { decode } from '../../src/intake/decode.js'
import { openSource } from '../../src/intake/formats/open.js'
import { readAnnex, readCircular } from '../../src/intake/index.js'
import { baoji, csvOf, docxOf, htmlOf, pdfPaper, xlsxOf } from './renderings.js'

const paper = baoji()
const small = { ...paper, paragraphs: paper.paragraphs.slice(0, 12), table: paper.table.slice(0, 4) }
const seeds: Record<string, Buffer> = {
  'a.html': Buffer.from(htmlOf(small)),
  'a.csv': Buffer.from(csvOf(small.table, '附件')),
  'a.docx': await docxOf(small),
  'a.xlsx': await xlsxOf(small.table, '附件'),
  'a.pdf': pdfPaper(small),
}

async function expectHonest(bytes: Uint8Array, fileName: string, places: Provenance[]): Promise<void> {
  const source = await openSource({ bytes, fileName })
  if (!source.ok) throw new Error(source.code)
  const file = decode(bytes)
  for (const place of places) {
    if (place.kind === 'typed') throw new Error('nobody typed this')
    if ('start' in place)
      expect(file.ok && new TextDecoder(file.value.encoding).decode(bytes.subarray(place.start, place.end))).toBe(
        place.text,
      )
    else expect(source.value.text).toContain(place.text)
  }
}

test.each(Object.keys(seeds))('%s as it is: values and the places they name', async (fileName) => {
  const bytes = seeds[fileName] ?? Buffer.alloc(0)
  const draft = await readCircular({ bytes, fileName })
  const annex = await readAnnex({ bytes, fileName })
  if (!draft.ok || !annex.ok) throw new Error('refused')
  expect(annex.value.findings.length).toBeGreaterThanOrEqual(4)
  await expectHonest(bytes, fileName, Object.values(draft.value.provenance).flat())
  await expectHonest(
    bytes,
    fileName,
    annex.value.provenance.flatMap((places) => Object.values(places).flat()),
  )
})

const change = fc.record({ at: fc.nat(), kind: fc.constantFrom('flip', 'cut', 'drop', 'twice'), value: fc.nat(255) })

function mutated(seed: Buffer, changes: { at: number; kind: string; value: number }[]): Buffer {
  let bytes = Buffer.from(seed)
  for (const { at, kind, value } of changes) {
    const place = at % Math.max(1, bytes.length)
    if (kind === 'flip') bytes[place] = value
    else if (kind === 'cut') bytes = bytes.subarray(0, Math.max(place, bytes.length >> 1))
    else if (kind === 'drop') bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + value)])
    else bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place >> 1)])
  }
  return Buffer.from(bytes)
}

test.each(Object.keys(seeds))('%s mutated', async (fileName) => {
  const seed = seeds[fileName] ?? Buffer.alloc(0)
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = mutated(seed, changes)
      const result = await readCircular({ bytes, fileName })
      if (result.ok) await expectHonest(bytes, fileName, Object.values(result.value.provenance).flat())
      await readAnnex({ bytes, fileName })
    }),
    { numRuns: 12, seed: 20240820 },
  )
})

test('random bytes behind the first bytes of every kind', async () => {
  const heads = ['PK\u0003\u0004', '%PDF-1.7\n', '<html>', '\u00d0\u00cf\u0011\u00e0', '甲,乙\n']
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }), async (head, rest) => {
      const bytes = Buffer.concat([Buffer.from(head, 'latin1'), rest])
      for (const fileName of ['-', 'a.csv', 'a.docx'])
        expect(typeof (await readCircular({ bytes, fileName })).ok).toBe('boolean')
    }),
    { numRuns: 30, seed: 20240820 },
  )
})
