// Figures for pages: the same are handed to all who ask for the same scope until something is written; a file is made of the
// figures that were shown; who may not read everything gets neither.
import { expect, test } from 'vitest'
import { figuresToKeep, lookAtStatistics } from '../../src/flows/kept-statistics.js'
import type { StatisticsAsked } from '../../src/flows/read-statistics.js'
import { draft, finding, openOffice, staff } from './office.js'

const all: StatisticsAsked = { circular: null, unit: null, from: null, to: null }
const at = (time: string): Date => new Date(`2024-08-22T${time}:00+08:00`)

test('counted once for everybody, anew when something was written, and named with their age', async () => {
  const office = await openOffice()
  await office.publishes(await office.imports(draft([finding({ account: '望川水务' })])))
  const look = (time: string, anew = false, by: string = staff.leader) =>
    office.must(lookAtStatistics(office.context, all, anew, by, at(time)))
  const first = await look('10:00')
  expect(first).toMatchObject({ isCurrent: true, counting: null, figures: { cases: { total: { cases: 1 } } } })
  expect((await look('10:05', false, staff.reviewer)).figures).toBe(first.figures)
  expect((await look('10:06', true)).figures?.madeAt).toBe('2024-08-22T10:06:00+08:00')
  await office.store.write((tx) => tx.case.updateMany({ data: { state: 'acknowledged' } }))
  const later = await look('10:10')
  expect([later.figures?.madeAt, later.isCurrent]).toEqual(['2024-08-22T10:10:00+08:00', true])
  const file = await office.must(
    figuresToKeep(office.context, all, later.figures?.madeAt ?? null, staff.leader, at('10:20')),
  )
  expect(file).toBe(later.figures)
  const other = await office.must(figuresToKeep(office.context, all, null, staff.leader, at('10:20')))
  expect(other.madeAt).toBe('2024-08-22T10:20:00+08:00')
})

test('of one unit: its cases, and what its contacts were sent', async () => {
  const office = await openOffice()
  const both = [
    finding({ account: '望川水务' }),
    finding({ unit: '望川市民政局', account: '望川民政', platform: '今日头条' }),
  ]
  await office.publishes(await office.imports(draft(both)))
  const asked = { ...all, unit: '望川市民政局' }
  const { figures } = await office.must(lookAtStatistics(office.context, asked, false, staff.leader, at('10:00')))
  expect(figures).toMatchObject({ unit: '望川市民政局', cases: { total: { cases: 1 } } })
})

test('refused: a contact, a unit nobody knows, days the wrong way round', async () => {
  const { context } = await openOffice()
  const codeOf = async (asked: StatisticsAsked, by: string): Promise<string> => {
    const look = await lookAtStatistics(context, asked, false, by, at('10:00'))
    return look.ok ? '' : look.code
  }
  expect(await codeOf(all, 'water-1')).toBe('role-missing')
  expect(await codeOf({ ...all, unit: '没有的单位' }, staff.leader)).toBe('no-target')
  expect(await codeOf({ ...all, from: '2024-08-02', to: '2024-08-01' }, staff.leader)).toBe('days-reversed')
  expect((await figuresToKeep(context, all, null, 'water-1', at('10:00'))).ok).toBe(false)
})
