// Contract §5, /sandbox/clock: plays and jumps forward, never backwards but for the first setting of an empty database;
// GET answers during a play; the clock survives a restart and stands still while the process is down.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextOf, publishSample } from '../../src/cli/sample-office.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import { running, type Running } from './running-office.js'

const registry = readFileSync(
  fileURLToPath(new URL('../../src/sandbox/sample/baoji-registry.json', import.meta.url)),
  'utf8',
)
const seconds = (iso: string): number => Date.parse(iso) / 1000

describe('an empty database', () => {
  let office: Running
  beforeAll(async () => {
    office = await running()
  })
  afterAll(() => office.close())

  test('the first setting may go anywhere; it ticks on; the next may not go backwards', async () => {
    const first = await office.setClock('2024-09-02T09:30:00+08:00')
    expect(first.status).toBe(200)
    expect(await first.json()).toMatchObject({ now: expect.stringMatching(/^2024-09-02T09:30:0\d\+08:00$/) })
    expect((await office.setClock('2024-09-02T10:30:00+08:00')).status).toBe(200)
    expect((await office.setClock('2024-09-01T09:30:00+08:00')).status).toBe(409)
    expect(seconds((await office.clock()).now)).toBeGreaterThanOrEqual(seconds('2024-09-02T10:30:00+08:00'))
  })

  test.each([
    ['no JSON', 'now'],
    ['no instant', '{"now":"tomorrow"}'],
    ['an instant without offset', '{"now":"2024-09-03T09:30:00"}'],
    ['another mode', '{"now":"2024-09-03T09:30:00+08:00","mode":"fast"}'],
    ['unknown keys', '{"now":"2024-09-03T09:30:00+08:00","to":1}'],
  ])('%s: 400', async (_name, body) => {
    expect((await fetch(`${office.service.url}/sandbox/clock`, { method: 'POST', body })).status).toBe(400)
  })
})

describe('a published circular', () => {
  let office: Running
  beforeAll(async () => {
    office = await running()
    await office.setClock('2024-08-21T08:50:00+08:00')
    await importRegistry(contextOf(office.service), registry, false, office.service.clock.now())
    await office.refreshPeople()
    await publishSample(office.service)
  })
  afterAll(() => office.close())
  const left = (): { at: Date }[] => office.emulator.sent()

  test('a play: what is due leaves at its own minute, and GET answers meanwhile, not settled', async () => {
    const play = office.setClock('2024-09-13T18:00:00+08:00')
    let answered = 0
    let unsettled = 0
    const done = play.then(() => true)
    while (
      !(await Promise.race([
        done,
        office.clock().then(({ settled }) => ((answered += 1), (unsettled += settled ? 0 : 1), false)),
      ]))
    );
    expect((await play).status).toBe(200)
    expect(answered).toBeGreaterThan(3)
    expect(unsettled).toBeGreaterThan(0)
    expect(await office.clock()).toMatchObject({ settled: true, now: expect.stringMatching(/^2024-09-13T18:00/) })
    const minutes = new Set(left().map(({ at }) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)))
    expect([...minutes].some((minute) => minute.startsWith('2024-08-21T09:05'))).toBe(true)
    expect([...minutes].some((minute) => minute.startsWith('2024-09-11'))).toBe(true)
    for (const minute of minutes) expect(minute.slice(11)).toMatch(/^(09|10|11|14|15|16|17):/)
  })

  test('a jump is an outage: of the time between nothing happened', async () => {
    const before = left().length
    expect((await office.setClock('2024-09-18T20:00:00+08:00', 'jump')).status).toBe(200)
    expect(left().length).toBe(before)
    expect((await office.clock()).now).toMatch(/^2024-09-18T20:00/)
  })

  test('backwards: 409, and nothing moved', async () => {
    const { now } = await office.clock()
    const refused = await office.setClock('2024-09-18T19:00:00+08:00')
    expect([refused.status, await refused.json()]).toMatchObject([409, { error: 'backwards' }])
    expect(seconds((await office.clock()).now)).toBeGreaterThanOrEqual(seconds(now))
  })
})

describe('a restart', () => {
  test('the clock goes on where it stood: not back, and not over the time the process was down', async () => {
    const first = await running()
    await first.setClock('2024-09-02T09:30:00+08:00')
    let seen = await first.clock()
    while (seconds(seen.now) < seconds('2024-09-02T09:30:02+08:00')) seen = await first.clock()
    const seenAt = performance.now()
    await first.stop()
    const stoppedAt = performance.now()
    while (performance.now() - stoppedAt < 2500) await new Promise((resolve) => setImmediate(resolve))
    const startedAt = performance.now()
    const second = await running(first.folder)
    try {
      const { now } = await second.clock()
      const upMs = stoppedAt - seenAt + (performance.now() - startedAt)
      expect(seconds(now)).toBeGreaterThanOrEqual(seconds(seen.now))
      expect(seconds(now) - seconds(seen.now)).toBeLessThanOrEqual(upMs / 1000 + 1)
    } finally {
      await second.close()
    }
  })
})
