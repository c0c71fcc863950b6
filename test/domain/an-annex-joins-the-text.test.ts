// An annex handed in later: what stands in both is one finding in its old place with the annex's words, a person's word wins
// over both, counts without names are answered, and what does not add up is said.
import { correctedDraft } from '../../src/domain/corrected-draft.js'
import { describe, expect, test } from 'vitest'
import { joinAnnex } from '../../src/domain/annex-join.js'
import type { Draft, DraftFinding } from '../../src/domain/draft.js'
import { draft, finding } from '../flows/office.js'

const body = (part: Partial<DraftFinding>): DraftFinding => finding({ source: 'body', ...part })
const text = draft(
  [
    body({ unit: null, problem: '2周内无更新' }),
    body({ account: '望川河长', problem: '不合格', severity: 'fail' }),
    body({ unit: '望川市民政局', account: '望川民政', platform: '今日头条', problem: '存在错别字' }),
  ],
  {
    checks: [{ code: 'annex-absent', level: 'warn', message: '通报提到附件,但文件里没有。', where: null }],
    anonymousCounts: [
      { problem: '链接无法打开', count: 2, indicator: null },
      { problem: '内容空白', count: 3, indicator: null },
    ],
    totals: { accountsUnqualified: 1 },
  },
)
const file = { digest: 'd'.repeat(64), fileName: '附件2.xlsx' }
const cell = (value: string) => [
  { part: '问题清单', row: 3, column: 2, page: null, text: value, kind: 'exact' as const },
]
const inAnnex = (value: string) => cell(value).map((place) => ({ ...place, file: '附件2.xlsx' }))
const annexOf = (findings: DraftFinding[]) => ({
  findings,
  provenance: findings.map((one) => ({ '/problem': cell(one.problem) })),
  checks: [],
})
const attached = (to: Draft, findings: DraftFinding[]): Draft => {
  const correction = joinAnnex(to, annexOf(findings), file)
  return correctedDraft(to, [{ ...correction, by: 'office-1', at: '2024-08-21T09:20:00+08:00' }])
}

describe('an item of both', () => {
  test('is one finding in its place, with the words and the source of the annex', () => {
    const both = attached(text, [finding({ problem: '监测时间点前2周内无更新' })])
    expect(both.findings).toHaveLength(3)
    expect(both.findings[0]).toMatchObject({
      unit: '望川市水务局',
      problem: '监测时间点前2周内无更新',
      source: 'annex',
    })
    expect(both.provenance['/findings/0/problem']).toEqual(inAnnex('监测时间点前2周内无更新'))
  })

  test('that is a bare verdict gives way to the row that says why', () => {
    const both = attached(text, [finding({ account: '望川河长', problem: '服务功能链接无法打开', severity: 'fail' })])
    expect(both.findings).toHaveLength(3)
    expect(both.findings[1]).toMatchObject({ problem: '服务功能链接无法打开' })
  })

  test('stays as the text judged it where the annex gives no verdict', () => {
    const judged = draft([body({ severity: 'fail', veto: true })])
    expect(attached(judged, [finding()]).findings).toMatchObject([{ severity: 'fail', veto: true }])
    expect(attached(judged, [finding({ verdict: '合格', veto: false })]).findings).toMatchObject([
      { severity: 'minor' },
    ])
  })

  test('keeps what a person typed', () => {
    const typed = correctedDraft(text, [
      {
        kind: 'set',
        pointer: '/findings/0/problem',
        value: '连续3周无更新',
        by: 'office-2',
        at: '2024-08-21T09:00:00+08:00',
      },
    ])
    const both = attached(typed, [finding({ problem: '连续3周无更新,共2处' })])
    expect(both.findings[0]?.problem).toBe('连续3周无更新')
    expect(both.provenance['/findings/0/problem']).toMatchObject([{ kind: 'typed', by: 'office-2' }])
  })
})

test('other rows come behind, each with its place; the missing annex is settled', () => {
  const both = attached(text, [
    finding({ account: '望川发布' }),
    finding({ account: '望川民政', platform: '微信公众号' }),
  ])
  expect(both.findings.map((one) => one.account)).toEqual(['望川水务', '望川河长', '望川民政', '望川发布', '望川民政'])
  expect(both.provenance['/findings/4/problem']).toEqual(inAnnex('监测时间点前2周内无更新'))
  expect(both.checks[0]).toMatchObject({ code: 'annex-absent', settledBy: 'office-1' })
})

test('counts without names are answered, and counted after', () => {
  const rows = ['望川甲', '望川乙', '望川丙'].map((account) => finding({ account, problem: '菜单链接无法打开' }))
  const both = attached(text, rows)
  expect(both.anonymousCounts.map((count) => count.answeredBy)).toEqual(['附件2.xlsx', undefined])
  expect(both.checks.filter((check) => check.code === 'annex-count-differs').map((check) => check.message)).toEqual([
    '正文说“链接无法打开”2个,附件“附件2.xlsx”列出3个,请核对。',
  ])
})

test('failed subjects of text and annex against the stated total', () => {
  const failed = (account: string) => finding({ account, severity: 'fail', problem: '服务功能链接无法打开' })
  const codesOf = (rows: DraftFinding[]) => attached(text, rows).checks.map((check) => check.code)
  expect(codesOf([failed('望川河长')])).not.toContain('annex-total-mismatch')
  expect(codesOf([failed('望川河长'), failed('望川发布')])).toContain('annex-total-mismatch')
})
