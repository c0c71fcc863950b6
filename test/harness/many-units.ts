// An office with as many units as a test wants, each with one liaison, and a circular with some findings for each: plain
// values, for whatever imports them.
import type { Draft } from '../../src/domain/draft.js'

/** The registry as its JSON text; contacts are `unit-0`, `unit-1` … */
export const registryOfMany = (units: number): string =>
  JSON.stringify({
    office: {
      name: '望川市人民政府办公室',
      staff: [
        { userid: 'office-1', name: '办公室经办', roles: ['officer'] },
        { userid: 'office-2', name: '办公室复核', roles: ['officer', 'reviewer'] },
        { userid: 'office-lead', name: '办公室分管负责人', roles: ['leader'] },
      ],
    },
    units: Array.from({ length: units }, (_, n) => ({
      name: unitName(n),
      contacts: [{ userid: `unit-${n}`, name: `第${n + 1}中学联络员`, role: 'liaison' }],
    })),
  })

export const unitName = (n: number): string => `望川市第${n + 1}中学`

/** A circular of 21 August 2024, due on 10 September, with `perUnit` findings for each unit. */
export const circularForMany = (units: number, perUnit: number): Draft => ({
  title: '关于2024年第3季度政务新媒体检查情况的通报',
  docNumber: '望政办函〔2024〕18号',
  issuingOrg: '望川市人民政府办公室',
  kind: '通报',
  issuedOn: '2024-08-21',
  publishedOn: null,
  period: { year: 2024, quarter: 3 },
  dataWindow: null,
  docSubject: 'website',
  addressees: [],
  deadline: { text: '于9月10日前', base: 'absolute', date: '2024-09-10', workingDays: null },
  deadlines: [],
  contacts: [],
  totals: {},
  lastPeriodRecheck: null,
  findings: Array.from({ length: units * perUnit }, (_, n) => ({
    unit: unitName(n % units),
    region: null,
    account: null,
    platform: null,
    site: `第${(n % units) + 1}中学网站`,
    problem: `栏目${n}号超过2周未更新`,
    indicator: null,
    veto: null,
    severity: 'minor',
    source: 'annex',
  })),
  repeatCases: [],
  anonymousCounts: [],
  escalationClause: null,
  provenance: {},
  checks: [],
  quarantine: [],
})
