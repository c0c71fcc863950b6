// Contract §1, promise 8: talks from scripts; nothing is scheduled without a leader's approval.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chinese, Shell } from './shell.js'

const shell = new Shell()
beforeAll(() => shell.prepare('published'))
afterAll(() => shell.close())

interface Talk {
  id: string
  unit: string
  state: string
  basis: string
  caseNos: string[]
}

test('proposed at publishing for what was circulated before; approved, scheduled, confirmed, held', async () => {
  const talks = await shell.json<Talk[]>(['talk', 'list'])
  expect(talks.length).toBeGreaterThan(0)
  const [talk] = talks
  expect(talk).toMatchObject({ state: 'proposed', basis: expect.stringMatching(/./) })
  const id = talk?.id ?? ''
  const refused = (...args: string[]): Promise<string> => shell.refused(['talk', ...args], { env: chinese })
  expect(await refused('approve', id, '--as', 'office-1')).toContain('leader')
  const place = ['--at', '2024-08-28 15:00', '--place', '市政府301室']
  expect(await refused('schedule', id, '--as', 'office-1', ...place)).not.toBe('')
  expect(await refused('approve', 'nothing', '--as', 'office-lead')).toContain('nothing')
  expect(await shell.json(['talk', 'approve', id, '--as', 'office-lead'])).toMatchObject({ state: 'approved' })
  expect(await refused('schedule', id, '--as', 'office-1', '--at', '2024-08-28 15:00')).toContain('--place')
  expect(await refused('schedule', id, '--as', 'office-1', '--at', '2024-08-20 15:00', '--place', '301')).toMatch(/过/)
  const scheduled = await shell.json<{ schedule: unknown }>(['talk', 'schedule', id, '--as', 'office-1', ...place])
  expect(scheduled.schedule).toMatchObject({ at: '2024-08-28T15:00:00+08:00', place: '市政府301室' })
  expect(await refused('hold', id, '--as', 'office-1', '--minutes', '已谈')).not.toBe('')
})

test('a declined talk needs a reason and stays declined', async () => {
  const own = new Shell()
  try {
    await own.prepare('published')
    const [talk] = await own.json<Talk[]>(['talk', 'list'])
    const id = talk?.id ?? ''
    expect(await own.refused(['talk', 'decline', id, '--as', 'office-lead'])).not.toBe('')
    const decline = ['talk', 'decline', id, '--as', 'office-lead', '--reason', '已当面沟通']
    expect(await own.json(decline)).toMatchObject({ state: 'declined', reason: '已当面沟通', decidedBy: 'office-lead' })
    expect(await own.refused(['talk', 'approve', id, '--as', 'office-lead'])).not.toBe('')
  } finally {
    own.close()
  }
})
