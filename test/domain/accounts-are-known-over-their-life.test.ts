// The life of an account: which orders of events can have been, and how a name it bore, a unit it belonged to or a
// cancellation changes what a printed account may be (design.md §6).
import { describe, expect, it } from 'vitest'
import { type LifeEvent, lifeEvent, type LifeEventType, lifeFault, wholeLife } from '../../src/domain/account-life.js'
import { type KnownAccount, matchAccount } from '../../src/domain/matching.js'

const life = (...events: [LifeEventType, string][]): LifeEvent[] => events.map(([type, on]) => lifeEvent(type, on))

describe('events', () => {
  it.each<[string, LifeEvent[]]>([
    ['nothing', []],
    [
      'opened, filed, renamed, moved',
      life(['opened', '2023-01-01'], ['filed', '2023-01-01'], ['renamed', '2023-05-01'], ['moved', '2024-01-01']),
    ],
    [
      'opened, cancelled, reopened, cancelled',
      life(
        ['opened', '2023-01-01'],
        ['cancelled', '2024-03-15'],
        ['reopened', '2024-07-16'],
        ['cancelled', '2024-08-01'],
      ),
    ],
    ['a record that begins with the end', life(['cancelled', '2024-03-15'], ['reopened', '2024-07-16'])],
    ['filed before it is said to be opened', life(['filed', '2023-01-01'], ['opened', '2023-02-01'])],
  ])('can be %s', (_, events) => expect(lifeFault(events)).toBeNull())

  it.each<[string, LifeEvent[], RegExp]>([
    ['cancelled twice', life(['cancelled', '2024-03-15'], ['cancelled', '2024-05-01']), /2024-05-01注销.*已注销/],
    [
      'filed after it was cancelled',
      life(['cancelled', '2024-03-15'], ['filed', '2024-05-01']),
      /2024-05-01备案.*重新开通/,
    ],
    ['opened again without a word', life(['cancelled', '2024-03-15'], ['opened', '2024-05-01']), /记为“重新开通”/],
    ['reopened while open', life(['opened', '2024-03-15'], ['reopened', '2024-05-01']), /没有注销/],
    ['opened twice', life(['opened', '2024-03-15'], ['opened', '2024-05-01']), /已开通/],
    ['out of order', life(['opened', '2024-03-15'], ['filed', '2024-01-01']), /早于此前的2024-03-15/],
  ])('cannot be %s', (_, events, words) => expect(lifeFault(events)).toMatch(words))

  it('the status is the last of them, added where the list leaves it out', () => {
    const opened = life(['opened', '2023-05-01'])
    expect(wholeLife(opened, 'cancelled', '2024-03-15')).toEqual(
      life(['opened', '2023-05-01'], ['cancelled', '2024-03-15']),
    )
    expect(wholeLife(opened, 'opened', '2023-05-01')).toEqual(opened)
    expect(wholeLife(opened, 'filed', null)).toEqual(opened)
  })
})

const account = (name: string, more: Partial<KnownAccount> = {}): KnownAccount => ({
  id: name,
  name,
  platform: '微信订阅号',
  unitId: 'edu',
  ...more,
})
const known = [
  account('宝鸡教育', { formerNames: ['宝鸡市教育局'] }),
  account('宝鸡招生', { unitId: 'exams', formerUnitIds: ['edu'] }),
  account('宝鸡市义务教育学校报名招生平台', { status: 'cancelled', statusOn: '2024-03-15' }),
  account('宝鸡市民办教育信息平台'),
]
const match = (name: string, unitId = 'edu') => matchAccount({ name, platform: '微信订阅号', unitId }, known)

describe('a printed account', () => {
  it('is found by the name it bore before', () =>
    expect(match('宝鸡市教育局')).toEqual({ kind: 'exact', id: '宝鸡教育' }))
  it('is proposed where it moved to another unit', () =>
    expect(match('宝鸡招生')).toEqual({ kind: 'near', candidates: ['宝鸡招生(微信订阅号)'] }))
  it('is proposed as the cancelled one it nearly bears the name of', () =>
    expect(match('宝鸡市义务教育报名招生平台')).toMatchObject({ kind: 'near' }))
  it('is not proposed that freely as one that stands', () =>
    expect(match('宝鸡市民办教育平台')).toEqual({ kind: 'unknown' }))
})

it('a name that changed hands means who bore it on the day of the paper', () => {
  const both = [
    account('望川国资', { formerNames: ['望川国企'], formerly: [{ name: '望川国企', until: '2023-06-01' }] }),
    account('望川国企', { openedOn: '2023-08-01' }),
  ]
  const on = (day: string | null) =>
    matchAccount({ name: '望川国企', platform: '微信订阅号', unitId: 'edu', on: day }, both)
  expect(on('2023-05-22')).toEqual({ kind: 'exact', id: '望川国资' })
  expect(on('2023-11-20')).toEqual({ kind: 'exact', id: '望川国企' })
  expect(on(null)).toEqual({ kind: 'exact', id: '望川国企' })
})
