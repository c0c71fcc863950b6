// What people correct is a list beside the reading: no list is the reading itself, the last correction taken back is the
// draft before, findings keep their places, and every value that was typed names who typed it.
import { correctedDraft } from '../../src/domain/corrected-draft.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkedCorrection, type Correction, type KeptCorrection } from '../../src/domain/draft-corrections.js'
import { codes, draft, finding } from '../flows/office.js'

const reading = draft([finding(), finding({ unit: null, account: '望川河长' }), finding({ account: '文旅望川' })], {
  checks: [
    { code: 'no-unit', level: 'warn', message: '这一条没有写责任单位,请指定。', where: '/findings/1/unit' },
    { code: 'annex-absent', level: 'warn', message: '通报提到附件2,但文件里没有。', where: null },
    { code: 'deadline-computed', level: 'warn', message: '请确认。', where: '/deadline/date' },
  ],
})
const by = (correction: Correction, who = 'office-1'): KeptCorrection => ({
  ...correction,
  by: who,
  at: '2024-08-21T09:20:00+08:00',
})
const set = (pointer: string, value: unknown): Correction => ({ kind: 'set', pointer, value })

const corrections = fc.constantFrom<Correction>(
  set('/findings/1/unit', '望川市水务局'),
  set('/findings/0/problem', '首页链接无法打开'),
  set('/findings/2/document/title', '某文件'),
  set('/title', '关于检查情况的通报'),
  set('/issuedOn', '2024-08-19'),
  set('/deadline/date', '2024-09-12'),
  set('/deadline/workingDays', 5),
  set('/deadline', null),
  { kind: 'add', finding: finding({ account: '望川发布' }) },
  { kind: 'strike', index: 0, reason: '重复' },
  { kind: 'strike', index: 2, reason: '误读' },
  { kind: 'restore', index: 0 },
)

describe('as a list beside the reading', () => {
  test('nothing applied is the reading', () => {
    expect(correctedDraft(reading, [])).toEqual(reading)
  })

  test('the last one taken back is the draft before; places and reading stay', () => {
    fc.assert(
      fc.property(fc.array(corrections, { maxLength: 6 }), corrections, (list, last) => {
        const untouched = structuredClone(reading)
        const kept: KeptCorrection[] = []
        for (const one of list) {
          const checked = checkedCorrection(correctedDraft(reading, kept), one, codes)
          if (checked.ok) kept.push(by(checked.value))
        }
        const before = correctedDraft(reading, kept)
        const after = correctedDraft(reading, [...kept, by(last)])
        expect(reading).toEqual(untouched)
        expect(after.findings.length).toBeGreaterThanOrEqual(before.findings.length)
        expect(correctedDraft(reading, kept)).toEqual(before)
      }),
      { numRuns: 150 },
    )
  })

  test('a typed value names who typed it, settles what asked for it, and stands for what stood there', () => {
    const corrected = correctedDraft(reading, [by(set('/findings/1/unit', '望川市水务局'), 'office-2')])
    expect(corrected.findings[1]?.unit).toBe('望川市水务局')
    expect(corrected.provenance['/findings/1/unit']).toEqual([
      { kind: 'typed', by: 'office-2', at: '2024-08-21T09:20:00+08:00', text: '望川市水务局' },
    ])
    expect(corrected.checks.map((check) => check.settledBy)).toEqual(['office-2', undefined, undefined])
  })

  test('a typed day ends what was reckoned; days count from receipt; a corrected issue day asks to look again', () => {
    const receipt = {
      ...reading,
      deadline: { text: '一周内', date: '2024-08-27', base: 'issue-date' as const, workingDays: 5 },
    }
    const day = correctedDraft(receipt, [by(set('/deadline/date', '2024-09-12'))])
    expect(day.deadline).toMatchObject({ text: '一周内', date: '2024-09-12', base: 'absolute', workingDays: null })
    expect(day.checks.find((check) => check.code === 'deadline-computed')?.settledBy).toBe('office-1')
    const days = correctedDraft(receipt, [by(set('/deadline/workingDays', 3))])
    expect(days.deadline).toMatchObject({ date: null, base: 'receipt-date', workingDays: 3 })
    const inferred = {
      ...receipt,
      provenance: { '/deadline/date': [{ start: 0, end: 1, text: '一', kind: 'inferred' as const }] },
    }
    const moved = correctedDraft(inferred, [by(set('/issuedOn', '2024-08-19'))])
    expect(moved.checks.at(-1)).toMatchObject({ code: 'deadline-recheck', where: '/deadline' })
  })

  test('a struck finding keeps its place and its reason, and can be restored', () => {
    const struck = correctedDraft(reading, [by({ kind: 'strike', index: 1, reason: '不是本市账号' })])
    expect(struck.findings).toHaveLength(3)
    expect(struck.findings[1]?.struck).toEqual({ by: 'office-1', reason: '不是本市账号' })
    expect(struck.checks[0]?.settledBy).toBe('office-1')
    const restored = correctedDraft(reading, [
      by({ kind: 'strike', index: 1, reason: '不是本市账号' }),
      by({ kind: 'restore', index: 1 }),
    ])
    expect(restored).toEqual(reading)
  })
})

describe('refused with one sentence', () => {
  const struck = correctedDraft(reading, [by({ kind: 'strike', index: 0, reason: '重复' })])
  const typed = (part: object): Correction => ({ kind: 'add', finding: part as never })
  test.each<[string, Correction, string]>([
    ['a pointer nobody may type over', set('/quarantine', []), 'unknown-pointer'],
    ['a pointer into the prototype', set('/findings/0/constructor', 'x'), 'unknown-pointer'],
    ['a finding that is not there', set('/findings/9/unit', '某局'), 'no-finding'],
    ['a struck finding', set('/findings/0/unit', '某局'), 'finding-struck'],
    ['no unit', set('/findings/1/unit', ' '), 'bad-value'],
    ['a day that does not exist', set('/issuedOn', '2024-02-30'), 'bad-value'],
    ['a severity of our own', set('/findings/1/severity', 'grave'), 'bad-value'],
    ['an indicator nobody knows', set('/findings/1/indicator', 'nm-none'), 'unknown-indicator'],
    ['a quarter that does not exist', set('/period', { year: 2024, quarter: 5 }), 'bad-value'],
    ['a whole deadline', set('/deadline', '9月10日'), 'bad-value'],
    ['a finding without a problem', typed({ unit: '某局' }), 'bad-value'],
    ['a finding with a key nobody knows', typed({ unit: '某局', problem: '无更新', phone: '1' }), 'bad-value'],
    ['no finding at all', typed([]), 'bad-value'],
    ['a strike without a reason', { kind: 'strike', index: 1, reason: ' ' }, 'reason-missing'],
    ['a strike of what is struck', { kind: 'strike', index: 0, reason: '重复' }, 'finding-struck'],
    ['a restore of what stands', { kind: 'restore', index: 1 }, 'finding-not-struck'],
  ])('%s', (_name, correction, code) => {
    const checked = checkedCorrection(struck, correction, codes)
    if (checked.ok) expect.fail('was taken')
    expect(checked.code).toBe(code)
    expect(checked.message).toMatch(/[\u4e00-\u9fff].*。$/)
    expect(checked.message).not.toMatch(/Invalid|expected|undefined/)
  })
})
