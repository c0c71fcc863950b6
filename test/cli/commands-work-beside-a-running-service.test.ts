// Contract §1: commands work beside a running service on the same database, and what they change is acted on (within 5 s:
// the bell rings every two, `jobs/index.ts`).
// Contract §5: commands read the service's clock. The service stops on SIGTERM.
import { setTimeout as pause } from 'node:timers/promises'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Emulator } from '../../src/sandbox/index.js'
import { emulatorWith, serve, type Serving } from './serving.js'
import { circularFile, publishing, registryFile, Shell } from './shell.js'

const shell = new Shell()
let emulator: Emulator
let service: Serving
let now = new Date('2024-08-21T09:20:00+08:00')

beforeAll(async () => {
  const registry = JSON.parse(readFileSync(registryFile, 'utf8')) as {
    office: { staff: { userid: string }[] }
    units: { contacts: { userid: string }[] }[]
  }
  const people = [...registry.office.staff, ...registry.units.flatMap((unit) => unit.contacts)]
  emulator = await emulatorWith([...new Set(people.map((one) => one.userid))], () => now)
  service = await serve(shell, emulator)
})
afterAll(async () => {
  service.child.kill('SIGKILL')
  await emulator.close()
  shell.close()
})

/** Waits for what the service does by itself: no command and no callback wakes it here. The test's own limit ends it. */
async function until(found: () => boolean): Promise<void> {
  while (!found()) await pause(20)
}
const inboxOf = (userid: string): string[] =>
  emulator
    .chatOf(userid)
    .filter((item) => item.direction === 'in')
    .map((item) => item.text)

test('what commands import and publish leaves by itself, dated by the service’s clock', async () => {
  expect(await service.setClock(now.toISOString())).toBe(200)
  await shell.done(['registry', 'import', registryFile])
  const shown = await shell.json<{ cases: string[] }>(['circular', 'import', circularFile, ...publishing])
  expect(shown.cases.length).toBeGreaterThan(30)
  await until(() => emulator.sent().length > 0)
  await until(() => inboxOf('audit-1').length > 0)
  expect(inboxOf('audit-1')[0]).toContain('整改通知')
  const { events } = await shell.json<{ events: { type: string; at: string }[] }>([
    'case',
    'show',
    shown.cases[0] ?? '',
  ])
  expect(events[0]?.at).toMatch(/^2024-08-21T09:2/)
})

test('what was said in the chat is seen by the next command, and the command’s decision arrives in the chat', async () => {
  now = new Date((await service.clock()).now)
  expect((await emulator.say('audit-1', '已整改,失效链接已删除')).status).toBe(200)
  const waiting = async (): Promise<{ caseNo: string }[]> =>
    (await shell.json<{ caseNo: string; unit: string; state: string }[]>(['ledger'])).filter(
      (row) => row.unit.includes('审计局') && row.state === 'replied',
    )
  let rows = await waiting()
  for (let turn = 0; rows.length === 0 && turn < 5; turn++) rows = await waiting()
  expect(rows).toHaveLength(1)
  const before = inboxOf('audit-1').length
  await shell.done(['case', 'close', rows[0]?.caseNo ?? '', '--as', 'office-2'])
  await until(() => inboxOf('audit-1').length > before)
})

test('SIGTERM: it says so, ends with 0 and leaves an unbroken audit chain', async () => {
  const { code, stderr } = await service.stop()
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(await shell.done(['audit', 'verify'])).toContain('holds')
})

test('started again, it goes on from the same clock and says nothing twice', async () => {
  const sent = emulator.sent().length
  service = await serve(shell, emulator)
  expect((await service.clock()).now).toMatch(/^2024-08-21T09:2/)
  expect(await service.setClock('2024-08-21T10:10:00+08:00')).toBe(200)
  const seen = new Set(emulator.sent().map(({ to, text }) => `${to} ${text}`))
  expect(seen.size).toBe(emulator.sent().length)
  expect(emulator.sent().length).toBeGreaterThanOrEqual(sent)
})
