// What looks like a repeat and is not proven is offered to a person with its reason, few enough to be read; what was
// refused about two subjects is not asked again by other cases of theirs.
import { describe, expect, it } from 'vitest'
import { linksOf, offersOf, questionOf, refusals, repeatPool } from '../../src/domain/repeat-offers.js'
import type { Circulated } from '../../src/domain/repeat.js'
import { offerInWords } from '../../src/domain/wording/repeat.js'
import { bookOf, caseIn, events, pastIn, row } from './circulated.js'

const rows = [
  row('凤县教体局'),
  row('凤县教体菊'),
  row('宝鸡招生平台', { events: events(['cancelled', '2024-03-15']) }),
  row('宝鸡招生服务平台'),
  row('宝鸡人社'),
  row('宝鸡人社12333'),
  row('weibo', { name: '武定警方', platform: '新浪微博', events: events(['cancelled', '2024-03-15']) }),
  row('wechat', { name: '武定警方' }),
]
const book = bookOf(rows)
const one = (id: string | null, more: Partial<Circulated> = {}): Circulated =>
  caseIn(book, 'B24Q3-001', '2024-08-19', id, more)
const before = (id: string | null, more: Partial<Circulated> = {}): Circulated =>
  caseIn(book, 'B24Q1-001', '2024-04-15', id, more)
const nothing = () => false
const reasons = (subject: Circulated, ...earlier: Circulated[]) => {
  const pool = repeatPool([...earlier, subject], book)
  expect(linksOf(subject, pool)).toEqual([])
  return offersOf(subject, pool, nothing).map((offer) => offer.reason)
}

describe('offered', () => {
  it.each<[string, Circulated, Circulated, string]>([
    ['a name one letter off', one('凤县教体菊'), before('凤县教体局'), 'near-name'],
    [
      'a near name of a cancelled account, whatever the problem',
      one('宝鸡招生服务平台', { indicator: 'x' }),
      before('宝鸡招生平台'),
      'near-reopened',
    ],
    [
      'history that names two accounts',
      one('wechat'),
      pastIn(book, '往期', '2024-01-15', '武定警方'),
      'unclear-account',
    ],
    [
      'the same account, words near, no indicator',
      one('宝鸡人社', { indicator: null, problem: '服务功能链接打不开' }),
      before('宝鸡人社', { indicator: null, problem: '服务功能链接无法打开' }),
      'near-words',
    ],
    ['another account of the unit', one('宝鸡人社12333'), before('宝鸡人社'), 'same-unit'],
    ['another site of the unit', one(null, { place: 'a.gov.cn' }), before(null, { place: 'b.gov.cn' }), 'same-unit'],
  ])('%s', (_, subject, earlier, reason) => {
    expect(reasons(subject, earlier)).toEqual([reason])
    const [offer] = offersOf(subject, repeatPool([earlier], book), nothing)
    expect(offer === undefined ? '' : offerInWords(subject, offer)).toMatch(/通报|往期.*。$/)
  })
})

describe('not even offered', () => {
  it.each<[string, Circulated, Circulated]>([
    ['another account of the unit with another problem', one('宝鸡人社12333', { indicator: 'x' }), before('宝鸡人社')],
    ['another unit', one('凤县教体菊', { unitId: 'other' }), before('凤县教体局')],
    ['a later circular', one('凤县教体菊'), before('凤县教体局', { on: '2024-09-01' })],
    [
      'the same name on another platform, though that one was cancelled',
      one('wechat', { indicator: 'x' }),
      before('weibo'),
    ],
    ['the same account with another indicator', one('宝鸡人社', { indicator: 'x' }), before('宝鸡人社')],
  ])('%s', (_, subject, earlier) => expect(reasons(subject, earlier)).toEqual([]))
})

it('another account of the unit: only the latest, and only where nothing surer stands', () => {
  const older = before('宝鸡人社', { ref: 'B23Q4-001', circular: 'B23Q4', family: 'B23Q4', on: '2024-01-15' })
  const pool = repeatPool([older, before('宝鸡人社')], book)
  expect(offersOf(one('宝鸡人社12333'), pool, nothing).map((offer) => offer.link.ref)).toEqual(['B24Q1-001'])
  const own = repeatPool([older, before('宝鸡人社12333')], book)
  expect(offersOf(one('宝鸡人社12333'), own, nothing)).toEqual([])
})

describe('a refusal', () => {
  const asked = (subject: Circulated, earlier: Circulated) => {
    const [offer] = offersOf(subject, repeatPool([earlier], book), nothing)
    if (offer === undefined) expect.fail('nothing was offered')
    return questionOf(subject, offer)
  }
  const next = (id: string, more: Partial<Circulated> = {}): Circulated =>
    caseIn(book, 'B24Q4-001', '2024-11-18', id, more)
  const left = (question: ReturnType<typeof questionOf>, subject: Circulated, ...earlier: Circulated[]) =>
    offersOf(subject, repeatPool(earlier, book), refusals([question], book)).length

  it('of a name holds for all findings of the two, either way round', () => {
    const refused = asked(one('凤县教体菊'), before('凤县教体局'))
    expect(left(refused, next('凤县教体菊'), one('凤县教体局'))).toBe(0)
    expect(left(refused, next('凤县教体局', { indicator: 'x' }), one('凤县教体菊', { indicator: 'x' }))).toBe(0)
  })
  it('of another account holds for that problem', () => {
    const refused = asked(one('宝鸡人社12333'), before('宝鸡人社'))
    expect(left(refused, next('宝鸡人社12333'), before('宝鸡人社'))).toBe(0)
    expect(left(refused, next('宝鸡人社12333', { indicator: 'x' }), before('宝鸡人社', { indicator: 'x' }))).toBe(1)
  })
  it('says nothing about others', () => {
    const refused = asked(one('凤县教体菊'), before('凤县教体局'))
    expect(left(refused, next('宝鸡人社12333'), before('宝鸡人社'))).toBe(1)
  })
})
