// Whatever people write is cut to WeCom's bytes without leaving half of anything behind: no half character, no half emoji,
// no open link (wecom.md §2.2, §5.7). Over any Unicode.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fitBytes, fitCharacters } from '../../src/wecom/fit.js'
import { clientOf, sent, startWecom, textTo } from './fake-wecom.js'

const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const clustersOf = (text: string): string[] => Array.from(clusters.segment(text), ({ segment }) => segment)
/** What leaves of a text: WeCom takes neither half surrogates nor control characters in JSON. */
const clean = (text: string): string =>
  Buffer.from(text)
    .toString('utf8')
    .replaceAll(/[^\P{Cc}\n\r\t]/gu, '')

const tricky = fc.constantFrom(
  '👨‍👩‍👧‍👦',
  '🇨🇳',
  '👍🏽',
  'é',
  'क्षि',
  '한',
  '\r\n',
  '❤️‍🔥',
  '改',
  'a',
  '\u200d',
  '\ufe0f',
  '\ud800',
)
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(tricky, { maxLength: 120 }).map((parts) => parts.join('')),
)

it('property: at most the bytes allowed, a prefix, of whole clusters', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 3, max: 400 }), (text, bytesMax) => {
      const cut = fitBytes(text, bytesMax)
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(bytesMax)
      expect(Buffer.from(cut).toString('utf8')).toBe(cut)
      const whole = clean(text)
      if (Buffer.byteLength(whole) <= bytesMax) {
        expect(cut).toBe(whole)
        return
      }
      expect(cut.endsWith('…')).toBe(true)
      const kept = cut.slice(0, -1)
      expect(whole.startsWith(kept)).toBe(true)
      const boundaries = new Set(Array.from(clusters.segment(whole), ({ index }) => index))
      expect(boundaries.has(kept.length)).toBe(true)
      // And as much as fits: with the next cluster it would be too long, unless a link was left out.
      const next = clustersOf(whole.slice(kept.length))[0] ?? ''
      if (!/<a\s/i.test(whole)) expect(Buffer.byteLength(kept + next)).toBeGreaterThan(bytesMax - 3)
    }),
    { numRuns: 500 },
  )
})

it('property: 2048 bytes hold for long texts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 700, maxLength: 4_000 }), (text) => {
      expect(Buffer.byteLength(fitBytes(text, 2048))).toBeLessThanOrEqual(2048)
    }),
    { numRuns: 50 },
  )
})

it('property: cards count characters, and cut no cluster either', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 60 }), (text, max) => {
      const cut = fitCharacters(text, max)
      expect(Array.from(cut).length).toBeLessThanOrEqual(max)
      const whole = clean(text)
      if (cut !== whole) {
        const boundaries = new Set(Array.from(clusters.segment(whole), ({ index }) => index))
        expect(boundaries.has(cut.length - 1)).toBe(true)
      }
    }),
  )
})

const link = '<a href="https://h.example.com/c/B24Q3-017">查看明细</a>'
it('property: no link is left open, wherever the cut falls', () => {
  const parts = fc.array(fc.constantFrom(link, '整改', '🎉', 'abc', '<b', '<a', '</a>', '<a href="x'), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(parts, fc.integer({ min: 3, max: 300 }), (pieces, bytesMax) => {
      const text = pieces.join('')
      const cut = fitBytes(text, bytesMax)
      if (cut === text) return
      const lastOpened = Math.max(...Array.from(cut.matchAll(/<a\s/gi), ({ index }) => index), -1)
      expect(cut.lastIndexOf('</a>')).toBeGreaterThanOrEqual(lastOpened)
    }),
    { numRuns: 500 },
  )
})

it('a link that does not fit goes as a whole', () => {
  const text = `共3项。${link}`
  for (let bytes = 12; bytes < Buffer.byteLength(text); bytes++) expect(fitBytes(text, bytes)).toMatch(/^共?3?项?。?…$/)
  expect(fitBytes(text, Buffer.byteLength(text))).toBe(text)
})

it.each([
  ['a family', '👨‍👩‍👧‍👦'],
  ['a flag', '🇨🇳'],
  ['a skin colour', '👍🏽'],
  ['an accent of its own', 'e\u0301'],
])('%s is kept or dropped as one', (_name, cluster) => {
  const text = cluster.repeat(100)
  for (let bytes = 3; bytes < 60; bytes++) {
    const kept = fitBytes(text, bytes).slice(0, -1)
    expect(kept).toBe(cluster.repeat(kept.length / cluster.length))
  }
})

it('nothing leaves as \\u escapes: half surrogates and control characters do not travel', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  await client.send(textTo('a', 'a\ud800b\u0007c\u001bd\ne'))
  const body = wecom.asked.at(-1)?.body ?? ''
  expect(body).not.toMatch(/\\u/)
  expect(JSON.parse(body)).toMatchObject({ text: { content: 'a�bcd\ne' } })
})

it('a text that WeCom finds too long after all is cut smaller, once', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('message/send', { errcode: 45002 }, sent)
  expect(await client.send(textTo('a', '改'.repeat(2_000)))).toMatchObject({ kind: 'ok' })
  wecom.script('message/send', { errcode: 45002 })
  expect(await client.send(textTo('a', '改'.repeat(2_000)))).toMatchObject({
    kind: 'refused',
    code: '45002',
    alarm: true,
  })
  const sizes = wecom.asked
    .filter(({ api }) => api === 'message/send')
    .map(({ body }): { text: { content: string } } => JSON.parse(body))
    .map(({ text }) => Buffer.byteLength(text.content))
  expect(sizes).toEqual([2046, 1023, 2046, 1023])
})
