// 发前核对 and what a clerk does about accounts: `circular preflight`, `contact check|rename|text`, `directory crawl|find`; and
// whoever submits or approves a circular is told who will not get it. Nothing of it sends anything.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chinese, circularFile, Shell } from './shell.js'

const shell = new Shell()
beforeAll(() => shell.prepare('registry'))
afterAll(() => shell.close())

interface Preflight {
  crawledOn: string | null
  units: { unit: string; reached: boolean; people: { userid: string; why: string | null; insteadNames: string[] }[] }[]
}

test('who left is named with who gets it instead; a unit nobody hears for stands out', async () => {
  await shell.done(['contact', 'leave', 'edu-1', '--as', 'office-1'])
  const checked = await shell.json<Preflight>(['contact', 'check'])
  expect(checked.crawledOn).toBeNull()
  const edu = checked.units.find((one) => one.unit === '宝鸡市教育局')
  expect(edu?.reached).toBe(true)
  expect(edu?.people[0]).toMatchObject({ userid: 'edu-1', why: '已调离', insteadNames: ['教育局备岗'] })
  expect(await shell.done(['contact', 'check'], { env: chinese })).toContain(
    '[收不到] 宝鸡市教育局:联络员教育局联络员(已调离),由教育局备岗代收',
  )
  await shell.done(['contact', 'leave', 'edu-2', '--as', 'office-1'])
  expect(await shell.done(['contact', 'check'], { env: chinese })).toContain('宝鸡市教育局没有人能收到')
  expect(await shell.done(['contact', 'check'])).toMatch(/units would be reached \(directory never read\)/)
})

test('the preflight of a circular, and whoever submits or approves it is told the same', async () => {
  const { circularId } = await shell.json<{ circularId: string }>([
    'circular',
    'import',
    circularFile,
    '--as',
    'office-1',
  ])
  const preflight = await shell.json<Preflight>(['circular', 'preflight', circularId])
  expect(preflight.units.filter((one) => !one.reached).map((one) => one.unit)).toEqual(['宝鸡市教育局'])
  expect(await shell.refused(['circular', 'preflight', 'X9'])).toContain('circular list')
  await shell.done(['circular', 'confirm', circularId, '--as', 'office-1'])
  const line = '[收不到] 宝鸡市教育局没有人能收到'
  const submitted = await shell.done(['circular', 'submit', circularId, '--as', 'office-1'], { env: chinese })
  expect(submitted).toContain(line)
  const approved = await shell.done(['circular', 'approve', circularId, '--as', 'office-lead'], { env: chinese })
  expect(approved).toContain(line)
})

test('a userid is renamed once, texts are switched on and off', async () => {
  const rename = ['contact', 'rename', 'edu-lead', 'jyj.lead', '--as']
  expect(await shell.refused([...rename, 'edu-2'])).not.toBe('')
  expect(await shell.json([...rename, 'office-1'])).toEqual({ userid: 'jyj.lead', name: '教育局分管负责人' })
  expect(await shell.refused([...rename, 'office-1'], { env: chinese })).toContain('名册里没有userid“edu-lead”')
  const text = ['contact', 'text', '教育局分管负责人']
  expect(await shell.json([...text, 'on', '--as', 'office-1'])).toMatchObject({ userid: 'jyj.lead', textOnly: true })
  expect(await shell.refused([...text, 'maybe', '--as', 'office-1'])).toContain('on or off')
  expect(await shell.done([...text, 'off', '--as', 'jyj.lead'], { env: chinese })).toContain('以后收到卡片')
})

test('the directory is read by the service: the command asks, and says so', async () => {
  expect(await shell.refused(['directory', 'find', '教育局联络员'])).toContain('directory crawl')
  expect(await shell.json(['directory', 'crawl', '--wait', '0'])).toEqual({
    state: 'asked',
    heartbeat: null,
    error: null,
  })
  expect(await shell.refused(['directory', 'crawl', '--wait', 'x'])).toContain('seconds, 0 or more')
})
