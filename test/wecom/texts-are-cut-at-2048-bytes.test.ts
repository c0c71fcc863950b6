// WeCom counts bytes of UTF-8, and cuts or refuses what is longer (wecom.md §0.11). So the cut is ours: to the byte, and
// never through a character.
import { expect, it } from 'vitest'
import { fitBytes } from '../../src/wecom/fit.js'
import { clientOf, startWecom, textTo } from './fake-wecom.js'

it.each([
  ['exactly full', 'a'.repeat(2048), 'a'.repeat(2048)],
  ['one byte over', 'a'.repeat(2049), `${'a'.repeat(2045)}…`],
  ['characters of three bytes', '改'.repeat(683), `${'改'.repeat(681)}…`],
  ['emoji of four bytes', '🎉'.repeat(513), `${'🎉'.repeat(511)}…`],
  ['emoji across the cut', `ab${'🎉'.repeat(512)}`, `ab${'🎉'.repeat(510)}…`],
])('%s', (_name, text, expected) => {
  const cut = fitBytes(text, 2048)
  expect(cut).toBe(expected)
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(2048)
})

it('for every offset of the cut the result is whole and as long as it can be', () => {
  const source = '好🎉é'.repeat(400)
  for (let max = 2000; max < 2048; max++) {
    const cut = fitBytes(source, max)
    expect(cut.endsWith('…') && source.startsWith(cut.slice(0, -1))).toBe(true)
    expect(Buffer.byteLength(cut)).toBeGreaterThan(max - 4)
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(max)
  }
})

it('what leaves is raw UTF-8, not \\u escapes', async () => {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  await client.send(textTo('a', '🎉'.repeat(600)))
  const body = wecom.asked.at(-1)?.body ?? ''
  expect(body).not.toContain('\\u')
  const sent: unknown = JSON.parse(body)
  expect(sent).toMatchObject({ msgtype: 'text', agentid: 1000002, text: { content: `${'🎉'.repeat(511)}…` } })
})
