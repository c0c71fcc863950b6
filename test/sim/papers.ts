// Circulars by chance: findings of some units, every kind of deadline, with and without the clause that threatens a talk.
// Each problem bears a number of its own, so that whoever reads it can be told.
import { addDays, type Day } from '../../src/domain/day.js'
import type { Draft, DraftDeadline, DraftFinding } from '../../src/domain/draft.js'
import type { Chance } from './chance.js'
import type { SimUnit } from './registry.js'

/** The number that a problem bears, in any text that prints it. */
export const problemNumbers = (text: string): number[] =>
  [...text.matchAll(/栏目(\d+)号/g)].map((match) => Number(match[1]))

const clauses = ['逾期整改不到位的,将按程序进行约谈', '逾期未整改的,将予以通报批评', null]

export function draftBy(chance: Chance, units: readonly SimUnit[], today: Day, firstProblem: number): Draft {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const findings = Array.from({ length: chance.between(1, 5) }, (_, index) =>
    findingBy(chance, units, firstProblem + index),
  )
  const quarter = Math.floor((month - 1) / 3) + 1
  return {
    title: `关于${year}年第${quarter}季度政务新媒体检查情况的通报(${firstProblem})`,
    docNumber: `望政办函〔${year}〕${firstProblem}号`,
    issuingOrg: '望川市人民政府办公室',
    kind: '通报',
    issuedOn: today,
    publishedOn: null,
    period: { year, quarter },
    dataWindow: null,
    docSubject: 'new-media',
    addressees: [],
    deadline: deadlineBy(chance, today),
    deadlines: [],
    contacts: [],
    totals: {},
    lastPeriodRecheck: null,
    findings,
    repeatCases: [],
    anonymousCounts: [],
    escalationClause: chance.pick(clauses) ?? null,
    provenance: {},
    checks: [],
    quarantine: [],
  }
}

function findingBy(chance: Chance, units: readonly SimUnit[], number: number): DraftFinding {
  const unit = chance.pick(units)
  const account = chance.happens(0.8) ? (chance.pick(unit?.accounts ?? []) ?? null) : null
  return {
    unit: unit?.name ?? null,
    region: null,
    account,
    platform: account === null ? null : '微信公众号',
    site: account === null ? `${unit?.name ?? ''}网站` : null,
    problem: `栏目${number}号超过2周未更新`,
    indicator: chance.happens(0.6) ? 'nm-stale-2w' : null,
    veto: null,
    severity: chance.happens(0.4) ? 'fail' : 'minor',
    source: 'annex',
  }
}

function deadlineBy(chance: Chance, today: Day): DraftDeadline | null {
  const handIn = chance.happens(0.5) ? { what: '整改情况', recipient: '市政府办公室', form: '书面' } : {}
  const none = { date: null, workingDays: null, ...handIn }
  const date = addDays(today, chance.between(2, 30))
  switch (chance.between(0, 9)) {
    case 0:
      return null
    case 1:
      return { ...none, text: '收到后一周内', base: 'receipt-date', calendarDays: 7 }
    case 2:
      return { ...none, text: '收到后10个工作日内', base: 'receipt-date', workingDays: chance.between(2, 10) }
    case 3:
      return { ...none, text: `于${date}12:00前`, base: 'absolute', date, time: '12:00' }
    default:
      return { ...none, text: `于${date}前`, base: 'absolute', date }
  }
}
