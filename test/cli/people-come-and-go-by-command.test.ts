// contact, stand-in, newcomer, call-list and task: what a clerk does about people, from scripts.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chinese, Shell } from './shell.js'

const shell = new Shell()
beforeAll(() => shell.prepare('published'))
afterAll(() => shell.close())

test('a contact leaves once, and comes back', async () => {
  const leave = ['contact', 'leave', 'edu-1', '--as']
  expect(await shell.refused([...leave, 'edu-2'], { env: chinese })).toContain('officer')
  expect(await shell.json([...leave, 'office-1'])).toEqual({ userid: 'edu-1', name: '教育局联络员' })
  expect(await shell.refused([...leave, 'office-1'])).toContain('recorded as gone already')
  expect(await shell.json(['contact', 'list', '--gone'])).toMatchObject([{ userid: 'edu-1', role: 'liaison' }])
  expect(await shell.refused(['contact', 'back', 'nobody-1', '--as', 'office-1'], { env: chinese })).toContain('名册')
  await shell.done(['contact', 'back', 'edu-1', '--as', 'office-1'])
  expect(await shell.json(['contact', 'list', '--gone'])).toEqual([])
})

test('a stand-in is set by who may, listed, and ended', async () => {
  const set = ['stand-in', 'set', 'office-lead', 'office-2', '--from', '2024-08-26', '--until', '2024-09-02', '--as']
  expect(await shell.refused([...set, 'office-1'], { env: chinese })).toContain('leader')
  expect(await shell.json([...set, 'office-lead'])).toMatchObject({ userid: 'office-lead', standIn: 'office-2' })
  expect(await shell.refused([...set, 'office-lead'])).toContain('stands in on these days')
  const wrong = ['stand-in', 'set', 'edu-1', 'edu-2', '--from', '26.8.', '--until', '2024-09-02', '--as', 'edu-1']
  expect(await shell.refused(wrong)).toContain('YYYY-MM-DD')
  expect(await shell.json(['stand-in', 'list'])).toMatchObject([{ fromOn: '2024-08-26', holds: false }])
  expect(await shell.done(['stand-in', 'end', 'office-lead', '--as', 'office-lead'])).toContain('office-2 acts for')
  expect(await shell.refused(['stand-in', 'end', 'office-lead', '--as', 'office-lead'])).toContain('stand-in list')
})

test('the newcomer’s page by person and by unit is the same', async () => {
  const byUnit = await shell.json<{ cases: { no: string }[] }>(['newcomer', '宝鸡市教育局'])
  expect(byUnit.cases.length).toBeGreaterThan(0)
  expect(await shell.json(['newcomer', 'edu-2'])).toEqual(byUnit)
  expect(await shell.done(['newcomer', 'edu-1'], { env: chinese })).toContain('交接清单')
  expect(await shell.refused(['newcomer', 'office-1'])).toContain('no contact of any unit')
  expect(await shell.refused(['newcomer', '教育'], { env: chinese })).toContain('全称')
})

test('nobody to call yet; a task that is not there is refused', async () => {
  expect(await shell.json(['call-list', '--circular', 'B24Q3'])).toEqual([])
  expect(await shell.refused(['call-list', '--circular', 'X'])).toContain('circular list')
  expect(await shell.refused(['task', 'done', 'x', '--as', 'office-1', '--note', 'y'])).toContain('task list')
})
