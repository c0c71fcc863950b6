// A draft is read anew from a corrected file: corrections stay where the paper still says the same, and are named where it
// does not.
import { correctedDraft } from '../../src/domain/corrected-draft.js'
import { expect, test } from 'vitest'
import { rebased } from '../../src/domain/correction-rebase.js'
import type { Correction, KeptCorrection } from '../../src/domain/draft-corrections.js'
import type { Draft } from '../../src/domain/draft.js'
import { draft, finding } from '../flows/office.js'

const [a, b, c] = [finding(), finding({ account: '望川河长' }), finding({ account: '文旅望川' })]
const before = draft([a, b])
const by = (correction: Correction): KeptCorrection => ({
  ...correction,
  by: 'office-1',
  at: '2024-08-21T09:20:00+08:00',
})
const after = (corrections: Correction[], now: Draft) => {
  const kept = corrections.map(by)
  const { kept: moved, lost } = rebased(kept, before, now)
  return { draft: correctedDraft(now, moved), lost: lost.map((one) => one.reason) }
}
const renamed: Correction = { kind: 'set', pointer: '/findings/1/unit', value: '望川市民政局' }

test('the same paper keeps everything', () => {
  const all: Correction[] = [renamed, { kind: 'add', finding: c }, { kind: 'strike', index: 0, reason: '重复' }]
  expect(after(all, before)).toEqual({ draft: correctedDraft(before, all.map(by)), lost: [] })
})

test('a finding that moved takes its corrections along, an added one too', () => {
  const { draft: now, lost } = after(
    [
      renamed,
      { kind: 'add', finding: finding({ account: '望川发布' }) },
      { kind: 'set', pointer: '/findings/2/severity', value: 'fail' },
    ],
    draft([c, b, a]),
  )
  expect(lost).toEqual([])
  expect(now.findings.map((one) => [one.account, one.unit, one.severity])).toEqual([
    ['文旅望川', '望川市水务局', 'minor'],
    ['望川河长', '望川市民政局', 'minor'],
    ['望川水务', '望川市水务局', 'minor'],
    ['望川发布', '望川市水务局', 'fail'],
  ])
})

test.each<[string, Correction, Draft, RegExp]>([
  ['a finding that is gone', renamed, draft([a]), /没有原第2项/],
  [
    'a head that reads differently now',
    { kind: 'set', pointer: '/issuedOn', value: '2024-08-19' },
    draft([a, b], { issuedOn: '2024-08-18' }),
    /issuedOn.*2024-08-18/,
  ],
  ['an added finding that is printed now', { kind: 'add', finding: c }, draft([a, b, c]), /已列出\(第3项\)/],
])('%s is named, not guessed', (_name, correction, now, reason) => {
  const { draft: read, lost } = after([correction], now)
  expect(read).toEqual(now)
  expect(lost).toEqual([expect.stringMatching(reason)])
})
