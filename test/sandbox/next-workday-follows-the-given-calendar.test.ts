// The page's button 到下个工作日 9:00 asks the calendar it was given; without one Monday to Friday are worked.
import { expect, test } from 'vitest'
import { rigWith, type Rig } from './harness.js'

const ask = async (rig: Rig, after: string) =>
  (await rig.control('GET', `workday?after=${encodeURIComponent(after)}`)).value.at

test('weekends are skipped, and a nine o’clock still to come is today’s', async () => {
  const rig = await rigWith()
  expect(await ask(rig, '2024-09-06T09:00:00+08:00')).toBe('2024-09-09T01:00:00.000Z')
  expect(await ask(rig, '2024-09-06T08:59:00+08:00')).toBe('2024-09-06T01:00:00.000Z')
})

test('holidays and make-up days are the calendar’s', async () => {
  const rig = await rigWith({ isWorkday: (day) => day === '2024-10-08' || day === '2024-10-12' })
  expect(await ask(rig, '2024-09-30T10:00:00+08:00')).toBe('2024-10-08T01:00:00.000Z')
  expect(await ask(rig, '2024-10-08T10:00:00+08:00')).toBe('2024-10-12T01:00:00.000Z')
  expect((await rig.control('GET', 'workday?after=soon')).status).toBe(400)
})
