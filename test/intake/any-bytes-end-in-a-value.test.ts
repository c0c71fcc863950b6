// Whatever the bytes, reading ends in a draft or a refusal, soon, and never in an exception.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCircular } from '../../src/intake/index.js'
import { bytesOf, inventedPapers, realPapers } from './papers.js'

const read = async (bytes: Uint8Array): Promise<boolean> =>
  typeof (await readCircular({ bytes, fileName: 'a.txt' })).ok === 'boolean'
const papers = [...realPapers, ...inventedPapers].map(bytesOf)

test('random bytes and random text', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), read), { numRuns: 200 })
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), (text) => read(new TextEncoder().encode(text))),
    { numRuns: 200 },
  )
})

test('real circulars cut, joined and with lines out of order', async () => {
  const piece = fc.tuple(fc.constantFrom(...papers), fc.nat(400), fc.nat(60)).map(([bytes, from, count]) =>
    bytes
      .toString('utf8')
      .split('\n')
      .slice(from, from + count),
  )
  const shuffled = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.flat().join('\n'))
  await fc.assert(
    fc.asyncProperty(shuffled, (text) => read(new TextEncoder().encode(text))),
    { numRuns: 150 },
  )
})

test.each([
  ['one endless line', '政务新媒体检查情况通报如下'.repeat(60_000)],
  ['only quotation marks', '“'.repeat(200_000)],
  ['only brackets and numbers', '(一)1.'.repeat(60_000)],
  ['only bars', '|'.repeat(200_000)],
  ['only blanks', ' '.repeat(400_000)],
  ['only line breaks', '\n'.repeat(400_000)],
  ['a hundred thousand short lines', '序号\n账号名称\n1\n'.repeat(30_000)],
  ['commas', '未,'.repeat(100_000)],
  ['latin', 'a'.repeat(400_000)],
])('%s does not hang', async (_, text) => {
  expect(await read(new TextEncoder().encode(text))).toBe(true)
})
