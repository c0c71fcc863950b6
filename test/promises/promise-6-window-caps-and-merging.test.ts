// Promise 6 through the whole service: two circulars, returns, reminders by hand. Nothing unasked leaves at a wrong time,
// nobody gets more than one unasked message a day or six for a circular, and what is due together is one message.
import { expect, test } from 'vitest'
import type { SentItem } from '../../src/sandbox/index.js'
import { openOffice } from '../harness.js'

/** The State Council's notice for the autumn of 2024, written out so that the product's calendar is not judged by itself. */
const holidays = new Set([
  '2024-09-15',
  '2024-09-16',
  '2024-09-17',
  ...[1, 2, 3, 4, 5, 6, 7].map((day) => `2024-10-0${day}`),
])
const makeUp = new Set(['2024-09-14', '2024-09-29', '2024-10-12'])

function isAllowed(at: Date): boolean {
  const local = new Date(at.getTime() + 8 * 3_600_000)
  const day = local.toISOString().slice(0, 10)
  const weekend = [0, 6].includes(local.getUTCDay())
  if (holidays.has(day) || (weekend && !makeUp.has(day))) return false
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
  if (minute % 30 === 0) return false
  return (minute >= 545 && minute <= 710) || (minute >= 845 && minute <= 1040)
}

const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

test('window, caps and merging hold over a busy month', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishes()
  await office.clockTo('2024-08-21 20:10')
  await office.publishes('sites')
  const daily = [
    '2024-08-22',
    '2024-08-23',
    '2024-08-26',
    '2024-08-28',
    '2024-09-02',
    '2024-09-05',
    '2024-09-06',
    '2024-09-09',
    '2024-09-10',
  ]
  for (const [index, day] of daily.entries()) {
    await office.clockTo(`${day} 10:10`)
    await office.officer.says('催办 望川市水务局')
    await office.officer.says('催办 望川市文化旅游局')
    if (index % 3 === 1) {
      await office.water.liaison.says('W24Q3-001 已整改 已恢复更新')
      await office.reviewer.says('退回 W24Q3-001 没有更新记录')
    }
    await office.clockTo(`${day} 19:30`)
    await office.officer.says('催办 望川市民政局')
  }
  await office.clockTo('2024-10-12 17:25')

  const rows = await office.sandbox.service.store.read.message.findMany({ where: { wecomId: { not: null } } })
  const byId = new Map(rows.map((row) => [row.wecomId, row]))
  const delivered = office.sandbox.emulator.sent().filter((one) => one.delivered)
  const unasked = delivered.filter((one) => byId.get(one.messageId)?.kind !== 'answer')
  expect(unasked.length).toBeGreaterThan(30)
  expect(unasked.filter((one) => !isAllowed(one.at)).map((one) => `${one.at.toISOString()} ${one.text}`)).toEqual([])

  const pushes = unasked.filter((one) => byId.get(one.messageId)?.kind === 'plan' && !one.to.startsWith('office'))
  const perDay = new Map<string, number>()
  const perCircular = new Map<string, SentItem[]>()
  for (const push of pushes) {
    const day = `${push.to} ${dayOf(push.at)}`
    perDay.set(day, (perDay.get(day) ?? 0) + 1)
    for (const id of JSON.parse(byId.get(push.messageId)?.circularIds ?? '[]') as string[])
      perCircular.set(`${push.to} ${id}`, [...(perCircular.get(`${push.to} ${id}`) ?? []), push])
  }
  expect([...perDay].filter(([, count]) => count > 1)).toEqual([])
  // Beyond the sixth only what is never dropped: an overdue notice (design.md §4).
  const beyond = [...perCircular.values()].flatMap((sent) => sent.slice(6))
  expect(beyond.filter((one) => !one.text.includes('整改逾期通知')).map((one) => one.text)).toEqual([])
  // The cap bites on somebody, and an overdue notice still comes through.
  expect(Math.max(...[...perCircular.values()].map((sent) => sent.length))).toBeGreaterThanOrEqual(5)
  expect(pushes.some((one) => one.to === 'water-1' && one.text.includes('逾期'))).toBe(true)
})

test('two circulars published on one day are one message to each liaison', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishes()
  await office.publishes('sites')
  await office.clockTo('2024-08-21 17:25')
  const notices = office.ear.all.filter((one) => one.userid === 'water-1')
  expect(notices).toHaveLength(1)
  for (const no of ['W24Q3-001', 'W24Q3-002', 'W24Q3B-001']) expect(notices[0]?.item.text).toContain(no)
})
