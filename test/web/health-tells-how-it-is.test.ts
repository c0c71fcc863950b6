// Contract §5: /healthz, /readyz, /metrics; what is not there yet says so and is no blank page.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { running, type Running } from './running-office.js'

let office: Running
beforeAll(async () => {
  office = await running()
  await office.setClock('2024-08-21T09:20:00+08:00')
})
afterAll(() => office.close())

test('alive', async () => {
  const response = await office.get('/healthz')
  expect([response.status, await response.json()]).toEqual([200, { ok: true }])
})

test('ready: database, clock and heartbeat', async () => {
  const response = await office.get('/readyz')
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    ok: true,
    database: true,
    heartbeat: true,
    alarm: null,
    now: expect.stringMatching(/^2024-08-21T09:2\d:\d\d\+08:00$/),
  })
})

test('metrics as Prometheus reads them, cycles and callbacks among them, nobody named', async () => {
  await office.emulator.say('nobody-1', '帮助').catch(() => null)
  await office.emulator.verifyCallback()
  const response = await office.get('/metrics')
  expect(response.headers.get('content-type')).toContain('text/plain')
  const text = await response.text()
  expect(text).toMatch(/^duban_cycles_total [1-9]/m)
  expect(text).toMatch(/^# HELP duban_callbacks_total/m)
  expect(text).toMatch(/^process_resident_memory_bytes \d/m)
  expect(text).not.toMatch(/edu-1|nobody-1/)
})

test('other addresses and methods: 404, 405', async () => {
  expect((await office.get('/nothing')).status).toBe(404)
  expect((await fetch(`${office.service.url}/wecom/callback`, { method: 'DELETE' })).status).toBe(405)
})
