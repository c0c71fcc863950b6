// The annex of 上季度复核情况 goes into the next circular and comes back through the importer: what is still wrong, and what
// is wrong again, must be the same findings then, whether the annex travels as a workbook or inside the paper.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recheckValues } from '../../src/domain/paper-recheck.js'
import { groupRecheck, type RecheckCase } from '../../src/domain/recheck-groups.js'
import { readAnnex } from '../../src/intake/index.js'
import { recheckWorkbook } from '../../src/papers/recheck-workbook.js'
import { earlierCase, ledgers } from './earlier-cases.js'
import { circular, fill, making } from './filled.js'

const period = { year: 2024, quarter: 3 }
const valuesOf = (cases: readonly RecheckCase[]) => recheckValues({ making, circular, period, cases })

/** What must come back, in the order of the annex. */
const expected = (cases: readonly RecheckCase[]) => {
  const { notFixed, repeated } = groupRecheck(cases)
  return [...notFixed, ...repeated].map(({ unit, account, platform, site, problem }) => ({
    unit,
    account,
    platform,
    site,
    problem,
  }))
}

async function readBack(bytes: Uint8Array, fileName: string) {
  const read = await readAnnex({ bytes, fileName })
  // Nothing is still wrong: there is no table that lists findings.
  if (!read.ok) return read.code === 'no-annex-table' ? [] : expect.fail(`${read.code}: ${read.message}`)
  return read.value.findings.map(({ unit, account, platform, site, problem }) => ({
    unit,
    account,
    platform,
    site,
    problem,
  }))
}

const workbook = (cases: readonly RecheckCase[]): Promise<Uint8Array> =>
  recheckWorkbook(valuesOf(cases), new Date('2024-10-08T09:00:00+08:00'))

test('as a workbook', () =>
  fc.assert(
    fc.asyncProperty(ledgers(12), async (cases) => {
      expect(await readBack(await workbook(cases), '复核情况附件.xlsx')).toEqual(expected(cases))
    }),
    { numRuns: 20 },
  ))

test('as tables of the paper', () =>
  fc.assert(
    fc.asyncProperty(ledgers(12), async (cases) => {
      const paper = await fill({ kind: 'recheck', values: valuesOf(cases) })
      expect(await readBack(paper, '复核情况.docx')).toEqual(expected(cases))
    }),
    { numRuns: 8 },
  ))

test('one problem stays one, whatever stands in its words', async () => {
  const problem = '“政策;解读”栏目为空;首页链接打不开\n且未说明'
  const cases = [earlierCase('W24Q3-001', { problem }), earlierCase('W24Q3-002', { account: '=1+1', platform: null })]
  const back = await readBack(await workbook(cases), 'a.xlsx')
  expect(back.map((one) => [one.account, one.problem])).toEqual([
    ['望川水务', expect.stringMatching(/^“政策[;；]解读”栏目为空.首页链接打不开 ?且未说明$/)],
    ['=1+1', '监测时间点前2周内无更新'],
  ])
})
