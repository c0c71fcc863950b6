// The paragraph 上季度复核情况 stands in the next circular. The importer reads the same numbers and the same names out of it,
// and takes none of the earlier findings for findings of that circular.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftFinding } from '../../src/domain/draft.js'
import { recheckHeadings, recheckTables } from '../../src/domain/recheck-annex.js'
import { type Grouped, groupRecheck, type RecheckCase, recheckGroups } from '../../src/domain/recheck-groups.js'
import { recheckParagraph } from '../../src/domain/recheck-paragraph.js'
import { circular, draftOf } from '../intake/papers.js'
import { ledgers } from './earlier-cases.js'

const period = { year: 2024, quarter: 1 }

/** The next quarter's circular with the paragraph, and with the annex behind it if it has one. */
function nextCircular(grouped: Grouped, withAnnex: boolean): string {
  const annex = recheckTables(grouped, period).map(({ title, rows }, index) =>
    [
      `附件${index + 1}`,
      title,
      Object.values(recheckHeadings).join('\t'),
      ...rows.map((row) =>
        Object.values(row)
          .map((cell) => (cell === '' ? '-' : cell))
          .join('\t'),
      ),
    ].join('\n'),
  )
  const situation = `二季度，共检查政务新媒体账号50个，合格50个。${recheckParagraph(grouped, period, '')}`
  return circular({ situation, problems: '个别账号更新不及时。', annex: withAnnex ? annex.join('\n\n') : '' })
}

/** Accounts and sites by name, the last word about each: what is not put right is said after what was not reported. */
function namesOf({ unreported, notFixed }: Grouped): string[] {
  const name = (one: RecheckCase): string => one.account ?? one.site ?? one.unit
  const said = new Map([
    ...unreported.map((one) => [name(one), 'notReported'] as const),
    ...notFixed.map((one) => [name(one), 'notFixed'] as const),
  ])
  return [...said].map(([who, result]) => `${who} ${result}`).sort()
}

const subjectAndProblem = (one: Pick<RecheckCase, 'unit' | 'account' | 'site' | 'problem'> | DraftFinding): string =>
  [one.unit, one.account, one.site, one.problem].join('|')

test('numbers, names, and nothing taken for a finding', () =>
  fc.assert(
    fc.asyncProperty(ledgers(14), async (cases) => {
      const grouped = groupRecheck(cases)
      const total = recheckGroups.reduce((sum, group) => sum + grouped[group].length, 0)
      fc.pre(total > 0)
      const draft = await draftOf(nextCircular(grouped, true))
      const read = draft.lastPeriodRecheck
      expect(read?.period).toEqual(period)
      expect([read?.checked, read?.fixed ?? 0, read?.notFixed ?? 0, read?.notReported ?? 0]).toEqual([
        total,
        grouped.fixed.length,
        grouped.notFixed.length,
        grouped.unreported.length,
      ])
      expect((read?.entries ?? []).map(({ name, result }) => `${name} ${result}`).sort()).toEqual(namesOf(grouped))
      // What came back is a finding of the circular that found it again; nothing else of last period is.
      expect(draft.findings.map(subjectAndProblem).sort()).toEqual(grouped.repeated.map(subjectAndProblem).sort())
    }),
    { numRuns: 25 },
  ))

test('the names without the annex, too', () =>
  fc.assert(
    fc.asyncProperty(ledgers(8), async (cases) => {
      const grouped = groupRecheck(cases)
      const draft = await draftOf(nextCircular(grouped, false))
      const read = draft.lastPeriodRecheck?.entries ?? []
      expect(read.map(({ name, result }) => `${name} ${result}`).sort()).toEqual(namesOf(grouped))
      expect(draft.findings).toEqual([])
    }),
    { numRuns: 25 },
  ))
