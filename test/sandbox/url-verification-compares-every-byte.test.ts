// wecom.md §1.2 and §5 items 3 and 4: the echo must come back exactly.
import { expect, test } from 'vitest'
import { receiver, rigWith } from './harness.js'

test('the echostr needs its percent-encoding and opens to digits', async () => {
  const service = await receiver((got) => ({ status: 200, body: got.plain }))
  const rig = await rigWith({ callbackUrl: service.url })
  const verification = await rig.emulator.verifyCallback()
  expect(verification).toMatchObject({ ok: true, status: 200 })
  const [got] = service.got
  expect(got?.signed).toBe(true)
  expect(got?.plain).toMatch(/^\d{19,23}$/)
  for (const character of ['+', '/', '=']) expect(got?.encrypt).toContain(character)
})

test.each([
  ['a line break', (plain: string) => `${plain}\n`],
  ['a byte order mark', (plain: string) => `\uFEFF${plain}`],
  ['quotes', (plain: string) => `"${plain}"`],
])('%s around it fails', async (_, wrap) => {
  const service = await receiver((got) => ({ status: 200, body: wrap(got.plain) }))
  const rig = await rigWith({ callbackUrl: service.url })
  expect((await rig.emulator.verifyCallback()).ok).toBe(false)
})
