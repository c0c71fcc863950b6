// Contract §1: every message that would leave, as [{at, to, role, rule, caseNos, text}]; nothing is changed by looking.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { officialCalendar } from '../../src/domain/calendar.js'
import { defaultPolicy } from '../../src/domain/policy.js'
import { inSendWindow } from '../../src/domain/send-window.js'
import { openStore } from '../../src/store/open.js'
import { chinese, circularFile, Shell } from './shell.js'

const shell = new Shell()
beforeAll(async () => {
  await shell.prepare('registry')
  await shell.json(['circular', 'import', circularFile])
})
afterAll(() => shell.close())

interface Line {
  at: string
  to: string
  role: string
  rule: string
  caseNos: string[]
  text: string
}
const rehearse = (answers: string): Promise<Line[]> => shell.json(['rehearse', 'B24Q3', '--answers', answers])

test('none, all and half: whole lines, fewer messages the more answer, nobody over the caps', async () => {
  const [none, all, half] = [await rehearse('none'), await rehearse('all'), await rehearse('half')]
  for (const line of [...none, ...all, ...half]) {
    expect(Object.keys(line).toSorted()).toEqual(['at', 'caseNos', 'role', 'rule', 'text', 'to'])
    expect(line.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
    expect(inSendWindow(officialCalendar, defaultPolicy, new Date(line.at)), `${line.at} ${line.rule}`).toBe(true)
    expect(line.text).not.toBe('')
    expect(line.caseNos).not.toEqual([])
  }
  expect(none.some((line) => line.rule.includes('overdue'))).toBe(true)
  expect(all.some((line) => line.rule.includes('overdue'))).toBe(false)
  expect(none.length).toBeGreaterThan(half.length)
  expect(half.length).toBeGreaterThan(all.length)
  const contacts = none.filter((line) => !line.to.startsWith('office-'))
  const perDay = new Map<string, number>()
  const perPerson = new Map<string, number>()
  for (const { to, at } of contacts) {
    perDay.set(`${to} ${at.slice(0, 10)}`, (perDay.get(`${to} ${at.slice(0, 10)}`) ?? 0) + 1)
    perPerson.set(to, (perPerson.get(to) ?? 0) + 1)
  }
  expect(Math.max(...perDay.values())).toBe(1)
  expect(Math.max(...perPerson.values())).toBeLessThanOrEqual(6)
})

test('published late, on a Saturday after the deadline: still no message outside the send window', async () => {
  const late = new Shell()
  try {
    await late.prepare('registry', '2024-09-21T10:55:43+08:00')
    await late.json(['circular', 'import', circularFile])
    const lines = await late.json<Line[]>(['rehearse', 'B24Q3'])
    const outside = lines.filter(({ at }) => !inSendWindow(officialCalendar, defaultPolicy, new Date(at)))
    expect(outside.map(({ at, rule }) => `${at} ${rule}`)).toEqual([])
  } finally {
    late.close()
  }
})

test('for reading, in Chinese; what is not there is refused; nothing was written', async () => {
  expect(await shell.done(['rehearse', 'b24q3'], { env: chinese })).toMatch(/共\d+条,\d+人,每人最多\d+条。\n$/)
  expect(await shell.refused(['rehearse', 'B99Q9'], { env: chinese })).toContain('B99Q9')
  const store = await openStore({ url: shell.databaseUrl })
  expect(await store.read.message.count()).toBe(0)
  expect(await store.read.case.count()).toBe(0)
  await store.close()
})
