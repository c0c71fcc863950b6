// Promises 1 and 4: what was acknowledged is on disk. A process is killed at a moment nobody chose, four times over the
// same file; afterwards every acknowledged row is there and the file is sound.
import { expect, test } from 'vitest'
import { openScratch, scratchFile, start } from './scratch.js'

async function acknowledgedUntilKilled(path: string, round: number): Promise<string[]> {
  const writer = start('write-until-killed', path, String(round))
  const keys: string[] = []
  const limit = 100 + Math.floor(Math.random() * 400)
  for (let line = await writer.line(); line !== null; line = await writer.line()) {
    keys.push(line)
    if (keys.length === limit) writer.child.kill('SIGKILL')
  }
  const { code, stderr } = await writer.ended
  expect({ code, stderr }).toEqual({ code: null, stderr: '' })
  expect(new Set(keys.map((key) => key.split(' ')[0]))).toEqual(new Set(['arrival', 'left', 'right']))
  return keys
}

test('kill -9 at any moment loses nothing that was acknowledged', async () => {
  const path = scratchFile()
  const acknowledged: string[] = []
  for (let round = 0; round < 4; round++) {
    acknowledged.push(...(await acknowledgedUntilKilled(path, round)))
    const store = await openScratch(path)
    const arrivals = await store.read.arrival.findMany({ select: { dedupeKey: true } })
    const settings = await store.read.setting.findMany({ select: { key: true } })
    const present = new Set([...arrivals.map((row) => row.dedupeKey), ...settings.map((row) => row.key)])
    expect(acknowledged.filter((key) => !present.has(key))).toEqual([])
    // A transaction is there wholly or not at all.
    expect([...present].filter((key) => key.startsWith('left') && !present.has(key.replace('left', 'right')))).toEqual(
      [],
    )
    expect(await store.health()).toMatchObject({ ok: true })
    await store.close()
  }
})
