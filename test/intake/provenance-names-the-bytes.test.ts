// Every value of the head and of every finding names the bytes it was read from, in every encoding, and those bytes
// say what the value says (contract §4).
import { expect, test } from 'vitest'
import { gbkBytes } from '../../src/intake/clean/gbk.js'
import { clean } from '../../src/intake/clean/index.js'
import { squeeze } from '../../src/intake/passage.js'
import { bytesOf, draftOf, inventedPapers, realPapers } from './papers.js'

const at = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | null)?.[key], value)

const headFields = [
  'title',
  'docNumber',
  'issuingOrg',
  'kind',
  'issuedOn',
  'publishedOn',
  'period',
  'docSubject',
  'escalationClause',
]
const findingFields = [
  'unit',
  'region',
  'account',
  'platform',
  'site',
  'problem',
  'indicator',
  'veto',
  'severity',
  'source',
  'verdict',
  'column',
]

async function expectSound(bytes: Uint8Array, encoding: string): Promise<void> {
  const draft = await draftOf(bytes)
  for (const [pointer, entries] of Object.entries(draft.provenance)) {
    expect(at(draft, pointer), pointer).not.toBeUndefined()
    for (const place of entries)
      expect(
        'start' in place && new TextDecoder(encoding).decode(bytes.subarray(place.start, place.end)),
        pointer,
      ).toBe(place.text)
  }
  const wanted = [
    ...headFields.map((field) => `/${field}`),
    ...['text', 'date', 'base'].map((field) => `/deadline/${field}`),
    ...draft.findings.flatMap((_, index) => findingFields.map((field) => `/findings/${index}/${field}`)),
  ]
  for (const pointer of wanted) {
    const value = at(draft, pointer)
    if (value !== null && value !== undefined) expect(draft.provenance[pointer], pointer).toBeDefined()
  }
}

test.each([...realPapers, ...inventedPapers])('%s', async (name) => {
  await expectSound(bytesOf(name), 'utf-8')
})

test.each([...realPapers, ...inventedPapers])('the bytes of %s support the values read from them', async (name) => {
  const draft = await draftOf(bytesOf(name))
  for (const [pointer, entries] of Object.entries(draft.provenance)) {
    const value = at(draft, pointer)
    if (!/\/(?:title|unit|account|platform|problem|name|phone|text)$/.test(pointer) || typeof value !== 'string')
      continue
    for (const { text, kind } of entries) {
      if (kind === 'exact') expect(text, pointer).toBe(value)
      if (kind === 'normalised')
        expect(squeeze(clean(text).text).replace(/\s/g, ''), pointer).toContain(value.replace(/\s/g, ''))
    }
  }
})

test('UTF-16 of both orders', async () => {
  const text = `\ufeff${bytesOf('baoji-2024q3').toString('utf8')}`
  const little = Buffer.from(text, 'utf16le')
  expect((await draftOf(little)).findings).toHaveLength(54)
  await expectSound(little, 'utf-16le')
  await expectSound(Buffer.from(little).swap16(), 'utf-16be')
})

test('GB18030', async () => {
  const text = bytesOf('linshan-2024q2').toString('utf8')
  const bytes = Uint8Array.from(Array.from(text, (char) => gbkBytes(char) ?? [0x3f]).flat())
  expect((await draftOf(bytes)).findings).toHaveLength(4)
  await expectSound(bytes, 'gb18030')
})
