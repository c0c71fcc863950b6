// Contract §1, promise 8: talks from scripts; nothing is scheduled without a leader's approval, what is recorded by a clerk
// names who said it, and a meeting's record may come as a file.
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

test('proposed at publishing for what was circulated before; decided, arranged, confirmed, refused in one sentence', async () => {
  const talks = await shell.json<Talk[]>(['talk', 'list'])
  expect(talks.length).toBeGreaterThan(0)
  const [talk] = talks
  expect(talk).toMatchObject({ state: 'proposed', basis: expect.stringMatching(/./), id: 'B24Q3-T1' })
  const id = talk?.id ?? ''
  const refused = (...args: string[]): Promise<string> => shell.refused(['talk', ...args], { env: chinese })
  expect(await refused('approve', id, '--as', 'office-1')).toContain('leader')
  const place = ['--at', '2024-08-28 15:00', '--place', '市政府301室']
  expect(await refused('schedule', id, '--as', 'office-1', ...place)).not.toBe('')
  expect(await refused('approve', 'nothing', '--as', 'office-lead')).toContain('nothing')
  const packet = await shell.json<{ findings: { no: string }[] }>(['talk', 'packet', id, '--as', 'office-lead'])
  expect(packet.findings.map((one) => one.no)).toEqual(talk?.caseNos)
  expect(await refused('packet', id, '--as', 'edu-lead')).toContain(id)
  expect(await shell.json(['talk', 'approve', id, '--as', 'office-lead'])).toMatchObject({ state: 'approved' })
  expect(await refused('schedule', id, '--as', 'office-1', '--at', '2024-08-28 15:00')).toContain('--place')
  expect(await refused('schedule', id, '--as', 'office-1', '--at', '2024-08-20 15:00', '--place', '301')).toMatch(/过/)
  const scheduled = await shell.json<{ schedule: unknown }>(['talk', 'schedule', id, '--as', 'office-1', ...place])
  expect(scheduled.schedule).toMatchObject({ at: '2024-08-28T15:00:00+08:00', place: '市政府301室' })
  expect(await refused('confirm', id, '--as', 'office-1')).toContain('是谁')
  const confirm = ['confirm', id, '--as', 'office-1', '--who', '教育局分管负责人', '--how', 'phone']
  expect(await shell.json(['talk', ...confirm])).toMatchObject({
    state: 'confirmed',
    confirmation: { who: '教育局分管负责人', how: 'phone', recordedBy: 'office-1' },
  })
  const file = shell.file('record.json', JSON.stringify({ commitments: [{ text: '注销', dueOn: 'soon' }] }))
  expect(await refused('hold', id, '--as', 'office-1', '--file', file)).toContain('soon')
  expect(await refused('hold', id, '--as', 'office-1', '--minutes', '已谈')).toContain('没有到')
})

test('a declined talk needs a reason and stays declined; another may be applied for, not by who will decide it', async () => {
  const own = new Shell()
  try {
    await own.prepare('published')
    const [talk] = await own.json<Talk[]>(['talk', 'list'])
    const id = talk?.id ?? ''
    expect(await own.refused(['talk', 'decline', id, '--as', 'office-lead'])).not.toBe('')
    const decline = ['talk', 'decline', id, '--as', 'office-lead', '--reason', '已当面沟通']
    expect(await own.json(decline)).toMatchObject({ state: 'declined', reason: '已当面沟通', decidedBy: 'office-lead' })
    expect(await own.refused(['talk', 'approve', id, '--as', 'office-lead'])).not.toBe('')
    const apply = ['talk', 'propose', talk?.unit ?? '', '--cases', ...(talk?.caseNos ?? []), '--reason', '仍未整改']
    const applied = await own.json<Talk>([...apply, '--principal', '--as', 'office-lead'])
    expect(applied).toMatchObject({ state: 'proposed', mustAttend: 'principal', basis: '经办申请:仍未整改' })
    expect(await own.refused(['talk', 'approve', applied.id, '--as', 'office-lead'], { env: chinese })).toContain(
      '自己',
    )
  } finally {
    own.close()
  }
})
