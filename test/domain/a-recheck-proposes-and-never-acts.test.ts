// What a circular says of last period, against the cases of that period. Closed never opens again: found not fixed is a new
// case. Numbers stay the same while proposals are accepted one after the other.
import { expect, test } from 'vitest'
import type { LastPeriodRecheck, RecheckEntry } from '../../src/domain/draft.js'
import { type EarlierCase, recheckProposals, type RecheckProposal } from '../../src/domain/recheck-proposals.js'

const earlier = (no: number, part: Partial<EarlierCase> = {}): EarlierCase => ({
  no: `W24Q2-00${no}`,
  units: ['望川市水务局', '市水务局'],
  account: '望川水务',
  platform: '微信公众号',
  site: null,
  problem: '2周内无更新',
  state: 'acknowledged',
  reported: 'due',
  takenUpAs: null,
  ...part,
})
const entry = (result: RecheckEntry['result'], part: Partial<RecheckEntry> = {}): RecheckEntry => ({
  name: '望川水务',
  platform: null,
  unit: null,
  result,
  ...part,
})
const says = (entries: RecheckEntry[]): LastPeriodRecheck => ({ period: null, result: '', entries })
const acts = (list: RecheckProposal[]) => list.map((one) => one.act)

test.each<[string, LastPeriodRecheck, EarlierCase[], RecheckProposal['act'][]]>([
  ['fixed, case open', says([entry('fixed')]), [earlier(1)], ['close']],
  ['fixed, case closed', says([entry('fixed')]), [earlier(1, { state: 'closed' })], ['stays']],
  ['not fixed, case open', says([entry('notFixed')]), [earlier(1)], ['stays']],
  ['not fixed, case closed', says([entry('notFixed')]), [earlier(1, { state: 'closed' })], ['again']],
  [
    'not fixed, closed, taken up already',
    says([entry('notFixed')]),
    [earlier(1, { state: 'closed', takenUpAs: 'W24Q3-006' })],
    ['stays'],
  ],
  ['withdrawn here', says([entry('notFixed')]), [earlier(1, { state: 'withdrawn' })], ['stays']],
  ['not reported, due', says([entry('notReported')]), [earlier(1)], ['report']],
  ['not reported, but received', says([entry('notReported')]), [earlier(1, { reported: 'received' })], ['stays']],
  [
    'every case of a unit named by its alias',
    says([entry('fixed', { name: '市水务局' })]),
    [earlier(1), earlier(2, { account: '望川河长' })],
    ['close', 'close'],
  ],
  ['another platform', says([entry('fixed', { platform: '今日头条' })]), [earlier(1)], ['unknown']],
  ['nobody of that name', says([entry('fixed', { name: '望川发布' })]), [earlier(1)], ['unknown']],
  [
    'names and one verdict',
    { period: null, result: '仍未整改', names: ['望川水务'] },
    [earlier(1, { state: 'closed' })],
    ['again'],
  ],
  [
    'all of them fixed',
    { period: null, result: '已全部整改' },
    [earlier(1), earlier(2, { state: 'closed' })],
    ['close', 'stays'],
  ],
  ['a number only', { period: null, result: '已整改', fixed: 3 }, [earlier(1)], ['count']],
  ['duban did not follow that period', says([entry('fixed')]), [], []],
])('%s', (_name, recheck, cases, expected) => {
  expect(acts(recheckProposals(recheck, cases))).toEqual(expected)
})

test('a number is set beside the ledger in words', () => {
  const recheck = { period: null, result: '', fixed: 3, notFixed: 1, entries: [entry('notFixed')] }
  const [, count] = recheckProposals(recheck, [earlier(1), earlier(2, { account: '望川河长', state: 'closed' })])
  expect(count?.text).toBe('通报称上期已整改3个(点名0个);台账上期共2项,已销号1项,未销号1项,请核对。')
})

test('numbers stay when one of them is accepted', () => {
  const recheck = says([entry('fixed'), entry('fixed', { name: '望川河长' })])
  const before = recheckProposals(recheck, [earlier(1), earlier(2, { account: '望川河长' })])
  const after = recheckProposals(recheck, [earlier(1, { state: 'closed' }), earlier(2, { account: '望川河长' })])
  expect(before.map(({ n, act }) => [n, act])).toEqual([
    [1, 'close'],
    [2, 'close'],
  ])
  expect(after.map(({ n, act }) => [n, act])).toEqual([
    [1, 'stays'],
    [2, 'close'],
  ])
})
