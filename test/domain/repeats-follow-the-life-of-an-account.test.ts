// What counts as found before: the same account with the same problem, by whatever name and under whatever unit, or one
// that was cancelled and stands open again (Baoji 2024). Look-alikes, later circulars and other units never do.
import { describe, expect, it } from 'vitest'
import { defaultPolicy as policy } from '../../src/domain/policy.js'
import { linksOf, repeatPool } from '../../src/domain/repeat-offers.js'
import { type Circulated, talkBasisOf } from '../../src/domain/repeat.js'
import { bookOf, caseIn, events, itself, pastIn, row } from './circulated.js'

const account = '宝鸡市义务教育学校报名招生平台'
const cancelled = [...events(['opened', '2023-05-01'], ['cancelled', '2024-03-15'])]
const rows = [
  row(account),
  row('gone', { events: cancelled }),
  row('back', { events: [...cancelled, ...events(['reopened', '2024-07-16'])] }),
  row('filed', { events: [...cancelled, ...events(['reopened', '2024-04-01'], ['filed', '2024-04-08'])] }),
  row('renamed', { name: '新名字', events: events(['renamed', '2024-05-01', '老名字']) }),
  row('heir', { name: '老名字', events: events(['opened', '2024-06-01']) }),
  row('moved', { unitId: 'health', formerUnitIds: ['edu'] }),
  row('宝鸡人社', { platform: '微信服务号' }),
  row('宝鸡人社12333', { platform: '微信订阅号' }),
  row('weibo', { name: '武定警方', platform: '新浪微博' }),
  row('wechat', { name: '武定警方' }),
  row('unsaid', { name: '凤县发布', platform: '未说明', listed: false }),
  row('said', { name: '凤县发布', platform: '微信订阅号' }),
  row('merged', { name: '凤县科协', unitId: 'small' }),
  row('seen', { name: '凤县科协', listed: false }),
]
const book = bookOf(rows, (unitId) => (unitId === 'small' ? 'edu' : unitId))
const on = '2024-08-19'
const one = (id: string | null, more: Partial<Circulated> = {}): Circulated => caseIn(book, 'B24Q3-001', on, id, more)
const before = (id: string | null, more: Partial<Circulated> = {}): Circulated =>
  caseIn(book, 'B24Q1-001', '2024-04-15', id, more)
const kinds = (subject: Circulated, ...earlier: Circulated[]) =>
  linksOf(subject, repeatPool([...earlier, subject], book)).map((link) => link.kind)

describe('linked', () => {
  it.each<[string, Circulated, Circulated, string]>([
    [
      'the same account and indicator, in other words',
      one(account, { problem: '两周未更新' }),
      before(account),
      'same-account',
    ],
    [
      'the same words where neither has an indicator',
      one(account, { indicator: null }),
      before(account, { indicator: null }),
      'same-account',
    ],
    [
      'a name it gave up, in the registry’s history',
      one('renamed'),
      pastIn(book, '往期', '2024-01-15', '老名字'),
      'same-account',
    ],
    [
      'the name’s new bearer, in history after it',
      one('heir'),
      pastIn(book, '往期', '2024-07-01', '老名字'),
      'same-account',
    ],
    ['an account that moved here', one('moved', { unitId: 'health' }), before('moved'), 'same-account'],
    ['an account of a merged unit', one('seen'), before('merged', { unitId: 'edu' }), 'same-account'],
    ['an account first printed without its platform', one('said'), before('unsaid'), 'same-account'],
    [
      'another problem of an account that was cancelled',
      one('gone', { indicator: 'nm-ads' }),
      before('gone'),
      'reopened',
    ],
    ['another problem of one that was opened again', one('back', { indicator: 'nm-ads' }), before('back'), 'reopened'],
    ['a unit’s own finding', one(null), before(null), 'same-subject'],
    ['the same site', one(null, { place: 'a.gov.cn' }), before(null, { place: 'a.gov.cn' }), 'same-subject'],
  ])('%s', (_, subject, earlier, kind) => expect(kinds(subject, earlier)).toEqual([kind]))
})

describe('not linked', () => {
  it.each<[string, Circulated, Circulated]>([
    ['another indicator', one(account, { indicator: 'nm-ads' }), before(account)],
    ['宝鸡人社12333 to 宝鸡人社', one('宝鸡人社12333'), before('宝鸡人社')],
    ['宝鸡人社 to 宝鸡人社12333', one('宝鸡人社'), before('宝鸡人社12333')],
    ['the same name on another platform', one('wechat'), before('weibo')],
    ['the new bearer of a name to what its old bearer did', one('heir'), pastIn(book, '往期', '2024-01-15', '老名字')],
    ['history that names two accounts', one('wechat'), pastIn(book, '往期', '2024-01-15', '武定警方')],
    ['another unit', one(account), pastIn(book, '往期', '2024-01-15', account, { unitId: 'health' })],
    ['another site', one(null, { place: 'a.gov.cn' }), before(null, { place: 'b.gov.cn' })],
    ['an account to a finding without one', one(account), before(null)],
    ['a finding without an account to one with', one(null), before(account)],
    ['a later circular', one(account), before(account, { on: '2024-11-15' })],
    ['a circular of the same day', one(account), before(account, { on })],
    ['a correction of the same paper', one(account), before(account, { family: 'B24Q3' })],
    ['another problem of an account properly filed again', one('filed', { indicator: 'nm-ads' }), before('filed')],
    ['what came after it was opened again', one('back', { indicator: 'nm-ads' }), before('back', { on: '2024-08-01' })],
  ])('%s', (_, subject, earlier) => expect(kinds(subject, earlier)).toEqual([]))

  it('history of a circular that is followed as cases: it counts once, as the case', () => {
    const twice = [before(account), pastIn(book, '2024年第一季度通报', '2024-04-15', account)]
    expect(linksOf(one(account), repeatPool(twice, book)).map((link) => link.ref)).toEqual(['B24Q1-001'])
  })
})

describe('the basis of a talk', () => {
  const q1 = before(account)
  const q4 = pastIn(book, '2023年第四季度通报', '2024-01-15', account)
  const basis = (id: string, ...earlier: Circulated[]) =>
    talkBasisOf(
      { account: id, life: book.lifeOf(book.identity(id)) },
      linksOf(one(id), repeatPool(earlier, book)),
      on,
      policy,
    )

  it('is twice within four quarters, said with the circulars', () =>
    expect(basis(account, q1, q4)).toBe('此前4个季度内已被通报2次(2023年第四季度通报、B24Q1通报)。'))
  it('is not once, nor twice in the same circular, nor more than four quarters back', () => {
    expect(basis(account, q1)).toBeNull()
    expect(basis(account, q1, before(account, { ref: 'B24Q1-002' }))).toBeNull()
    expect(basis(account, q1, pastIn(book, 'old', '2023-08-18', account))).toBeNull()
    expect(basis(account, q1, pastIn(book, 'just', '2023-08-20', account))).not.toBeNull()
  })
  it('is an account cancelled and found in use, even if never circulated', () => {
    expect(basis('gone')).toBe('账号“gone”登记于2024-03-15已注销,本次检查发现又在使用。')
    expect(basis('back')).toContain('2024-07-16重新开通')
    expect(basis('filed')).toBeNull()
  })
  it('names who linked what no rule links', () => {
    const link = { ref: 'a', circular: 'a', issuedOn: '2024-04-15', kind: 'same-unit', by: 'office-1' } as const
    const words = talkBasisOf({ account, life: [] }, [link, { ...link, ref: 'b', circular: 'b' }], on, policy)
    expect(words).toContain('office-1核对后关联')
  })
  it('does not count what a person took up again', () => {
    const link = { ref: 'a', circular: 'a', issuedOn: '2024-04-15', kind: 'taken-up' } as const
    expect(talkBasisOf({ account, life: [] }, [link, { ...link, ref: 'b', circular: 'b' }], on, policy)).toBeNull()
  })
})

it('who is one account does not depend on the order of the rows', () => {
  const names = (list: typeof rows) => {
    const own = bookOf(list, itself)
    return rows.map((one_) => rows.filter((other) => own.identity(other.id) === own.identity(one_.id)).length)
  }
  expect(names(rows.toReversed())).toEqual(names(rows))
})
