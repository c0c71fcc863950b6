// What counts as found before: the same account with the same indicator, or one that was cancelled and stands open again
// (Baoji 2024). Names that merely look alike, later circulars and other units never do.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPolicy as policy } from '../../src/domain/policy.js'
import { type PastFinding, repeatsOf, type RepeatSubject, talkBasisOf } from '../../src/domain/repeat.js'

const issuedOn = '2024-08-19'
const account = '宝鸡市义务教育学校报名招生平台'
const past = (given: Partial<PastFinding> = {}): PastFinding => ({
  ref: '2023年第四季度通报',
  circular: '2023年第四季度通报',
  issuedOn: '2024-01-15',
  unitId: 'edu',
  account,
  indicator: 'nm-unfiled',
  problem: '未按程序报备',
  ...given,
})
const q4 = past()
const q1 = past({ ref: '2024年第一季度通报', circular: '2024年第一季度通报', issuedOn: '2024-04-15' })
const subject = (given: Partial<RepeatSubject> = {}): RepeatSubject => ({
  unitId: 'edu',
  account,
  indicator: 'nm-unfiled',
  problem: '未按程序申请报备',
  cancelledOn: null,
  ...given,
})
const refs = (one: RepeatSubject, known: PastFinding[]): string[] =>
  repeatsOf(one, known, issuedOn).map((link) => link.ref)

describe('linked', () => {
  it('the same account with the same indicator, oldest first, whatever words the problem has', () =>
    expect(repeatsOf(subject(), [q1, q4], issuedOn)).toEqual([
      { ref: q4.ref, circular: q4.circular, issuedOn: '2024-01-15', kind: 'same-account' },
      { ref: q1.ref, circular: q1.circular, issuedOn: '2024-04-15', kind: 'same-account' },
    ]))
  it('the same words where one of them has no indicator', () =>
    expect(refs(subject({ indicator: null, problem: '未按程序报备' }), [q4])).toEqual([q4.ref]))
  it('the name however quoted or spaced', () =>
    expect(refs(subject({ account: `“宝鸡市 义务教育学校报名招生平台”` }), [q4])).toEqual([q4.ref]))
  it('any finding of an account that was cancelled and is open again', () =>
    expect(repeatsOf(subject({ indicator: 'nm-stale-2w', cancelledOn: '2024-03-15' }), [q4], issuedOn)).toMatchObject([
      { kind: 'reopened' },
    ]))
  it('a finding without an account to one without', () =>
    expect(repeatsOf(subject({ account: null }), [past({ account: null })], issuedOn)).toMatchObject([
      { kind: 'same-subject' },
    ]))
})

describe('not linked', () => {
  it.each<[string, Partial<RepeatSubject>, Partial<PastFinding>]>([
    ['another indicator', { indicator: 'nm-stale-2w' }, {}],
    ['another unit', { unitId: 'health' }, {}],
    ['宝鸡人社12333 to 宝鸡人社', { account: '宝鸡人社12333' }, { account: '宝鸡人社' }],
    ['宝鸡人社 to 宝鸡人社12333', { account: '宝鸡人社' }, { account: '宝鸡人社12333' }],
    ['an account to a finding without one', {}, { account: null }],
    ['a finding without an account to one with', { account: null }, {}],
    ['a later circular', {}, { issuedOn: '2024-11-15' }],
    ['a circular of the same day', {}, { issuedOn }],
    ['a cancellation that is still to come', { indicator: 'nm-stale-2w', cancelledOn: '2024-09-01' }, {}],
  ])('%s', (_, given, before) => expect(refs(subject(given), [past(before)])).toEqual([]))
})

describe('the basis of a talk', () => {
  const basis = (given: Partial<RepeatSubject>, known: PastFinding[], on = issuedOn) =>
    talkBasisOf(subject(given), repeatsOf(subject(given), known, on), on, policy)

  it('is twice within four quarters, said with the circulars', () =>
    expect(basis({}, [q4, q1])).toBe('此前4个季度内已被通报2次(2023年第四季度通报、2024年第一季度通报)。'))
  it('is not once, nor twice in the same circular', () => {
    expect(basis({}, [q1])).toBeNull()
    expect(basis({}, [q1, past({ ...q1, ref: 'B24Q1-002' })])).toBeNull()
  })
  it('is not what lies more than four quarters back', () => {
    expect(basis({}, [past({ ref: 'old', circular: 'old', issuedOn: '2023-08-18' }), q1])).toBeNull()
    expect(basis({}, [past({ ref: 'just', circular: 'just', issuedOn: '2023-08-20' }), q1])).not.toBeNull()
  })
  it('is an account that was cancelled and is found in use, even if never circulated', () => {
    expect(basis({ cancelledOn: '2024-03-15' }, [])).toBe(
      `账号“${account}”登记于2024-03-15已注销,本次检查发现又在使用。`,
    )
    expect(basis({ cancelledOn: '2024-08-19' }, [])).toBeNull()
  })
  it('names both where both hold', () => {
    const words = basis({ cancelledOn: '2024-03-15' }, [q4, q1])
    expect(words).toContain('已被通报2次')
    expect(words).toContain('已注销')
  })
})

it('the order in which earlier findings are stored makes no difference', () => {
  const known = [
    q4,
    q1,
    past({ ref: 'x', circular: 'x', issuedOn: '2024-01-15' }),
    past({ ref: 'y', circular: 'y', issuedOn: '2024-04-15' }),
    past({ ref: 'z', unitId: 'health' }),
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(known, { minLength: known.length }), (shuffled) => {
      const one = subject({ cancelledOn: '2024-03-15' })
      const links = repeatsOf(one, shuffled, issuedOn)
      expect(links).toEqual(repeatsOf(one, known, issuedOn))
      expect(talkBasisOf(one, links, issuedOn, policy)).toBe(
        talkBasisOf(one, repeatsOf(one, known, issuedOn), issuedOn, policy),
      )
    }),
  )
})
