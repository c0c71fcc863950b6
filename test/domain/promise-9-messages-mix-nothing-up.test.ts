// Promise 9 for any message: whatever is merged into it, each case's line prints that case's own words and no other's, cut
// at most at the end, and nothing stands in the message that neither a paper nor the office's own phrases gave.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RuleName } from '../../src/domain/policy.js'
import { type CaseBrief, type CircularBrief } from '../../src/domain/wording/brief.js'
import { composePush, plainText } from '../../src/domain/wording/push.js'

/** Words of papers are made of letters that no phrase of ours uses, so that their way through a message can be seen. */
const foreign = 'αβγδεζηθικλμνξοπρστυφχψω'
const words = (least: number, most: number) =>
  fc.array(fc.constantFrom(...foreign), { minLength: least, maxLength: most }).map((letters) => letters.join(''))
const rules: RuleName[] = [
  'notice',
  'notice-supervisor',
  'notice-leader',
  'unsigned-deputy',
  'remind-before',
  'remind-due',
  'overdue',
  'escalate',
  'manual',
  'check-in',
  'deadline-amended',
  'hand-over',
  'review-late',
]

const circular = fc.record({
  title: words(8, 30),
  deadlineText: fc.option(words(6, 20), { nil: null }),
  handIn: fc.option(words(4, 10), { nil: null }),
  escalationClause: fc.option(words(6, 20), { nil: null }),
})
const finding = fc.record({
  circular: fc.nat(1),
  unit: words(5, 12),
  account: fc.option(words(4, 12), { nil: null }),
  problem: words(6, 60),
  fails: fc.boolean(),
  overdue: fc.nat(9),
})
const message = fc.record({
  circulars: fc.tuple(circular, circular),
  findings: fc.array(finding, { minLength: 1, maxLength: 12 }),
  rules: fc.array(fc.constantFrom(...rules), { minLength: 12, maxLength: 12 }),
})

it('every line prints the words of its own case', () => {
  fc.assert(
    fc.property(message, ({ circulars, findings, rules: drawn }) => {
      const briefs = new Map(
        circulars.map((one, index): [string, CircularBrief] => [
          `c${index}`,
          { id: `c${index}`, code: `B24Q${index + 1}`, url: null, ...one },
        ]),
      )
      const cases = findings.map(
        ({ circular: index, fails, overdue, ...one }, number): CaseBrief => ({
          no: `B24Q${index + 1}-${String(number + 1).padStart(3, '0')}`,
          circularId: `c${index}`,
          platform: null,
          site: null,
          document: null,
          severity: fails ? 'fail' : 'minor',
          deadline: { kind: 'day', on: '2024-09-10', time: null },
          overdueWorkdays: overdue,
          repeatOf: [],
          takesUp: null,
          ...one,
        }),
      )
      const items = cases.map((brief, index) => ({ brief, rule: drawn[index] ?? 'notice' }))
      const { content, listed } = composePush(items, briefs, '2024-09-09')
      const text = plainText(content)
      const papers = [
        ...circulars.flatMap((one) => Object.values(one)),
        ...findings.flatMap((one) => [one.unit, one.account, one.problem]),
      ]
      for (const [run] of text.matchAll(/[α-ω]+/g))
        expect(
          papers.some((said) => said?.startsWith(run)),
          `${run} stands in no paper`,
        ).toBe(true)
      for (const line of text.split('\n')) {
        const brief = cases.find((one) => line.includes(`${one.no} `))
        if (brief === undefined) continue
        const own = [brief.unit, brief.account, brief.problem]
        for (const [run] of line.matchAll(/[α-ω]+/g)) expect(own.some((said) => said?.startsWith(run))).toBe(true)
      }
      for (const no of listed) expect(cases.map((one) => one.no)).toContain(no)
      expect(new Set(listed).size).toBe(listed.length)
    }),
    { numRuns: 100 },
  )
})
