// The head fields of a draft against gold: one entry per field that contract §4 compares, right or wrong with the words.
import type { Draft } from '../../../src/domain/draft.js'
import type { Gold, GoldPeriod } from './gold.js'
import { recheckFields } from './recheck.js'

export interface Field {
  name: string
  right: boolean
  is: unknown
  wanted: unknown
}

const plain = (value: unknown): string => JSON.stringify(value ?? null)

/** One field; any of the wanted values is right. */
export const field = (name: string, is: unknown, ...wanted: unknown[]): Field => ({
  name,
  right: wanted.some((one) => plain(is) === plain(one)),
  is,
  wanted: wanted.length === 1 ? wanted[0] : wanted,
})

/** A month says its quarter by itself. */
export const periodKey = (period: Partial<GoldPeriod> | null | undefined): unknown =>
  period === null || period === undefined
    ? null
    : [period.year, period.month === undefined ? period.quarter : null, period.month, period.half, period.batch].map(
        (part) => part ?? null,
      )

/** All head fields, the repeat cases and the names that must not be findings included. */
export function headFields(draft: Draft, gold: Gold): Field[] {
  return [
    field('title', draft.title, gold.title, gold.titleRestored ?? gold.title),
    field('issuingOrg', draft.issuingOrg, gold.issuingOrg, gold.issuingOrgRaw ?? gold.issuingOrg),
    ...(['docNumber', 'issuedOn', 'publishedOn', 'docSubject', 'escalationClause'] as const).map((name) =>
      field(name, draft[name], gold[name]),
    ),
    field('period', periodKey(draft.period), periodKey(gold.period)),
    ...deadlineFields(draft, gold),
    field('contacts', people(draft.contacts), people(gold.contacts)),
    ...recheckFields(draft.lastPeriodRecheck, gold.lastPeriodRecheck ?? null),
    field('repeatCases', histories(draft.repeatCases), histories(gold.repeatCases)),
    field('mustNotBeFindings', praised(draft, gold), []),
  ]
}

const people = (list: Gold['contacts']): unknown =>
  list.map(({ name, phone, for: purpose }) => [name === '' ? null : name, phone, purpose ?? null])

const histories = (list: Gold['repeatCases']): unknown =>
  list.map(({ unit, account, history }) => [unit, account, history.map(({ when }) => when)])

const praised = (draft: Draft, gold: Gold): string[] =>
  gold.mustNotBeFindings.filter((name) =>
    draft.findings.some(({ unit, account, site }) => [unit, account, site].includes(name)),
  )

function deadlineFields(draft: Draft, gold: Gold): Field[] {
  const [is, wanted] = [draft.deadline, gold.deadline]
  if (is === null || wanted === null) return [field('deadline', is?.text ?? null, wanted?.text ?? null)]
  const unspoken = wanted.base === 'issue-date' && wanted.date === null && wanted.computed === undefined
  return [
    field('deadline.date', is.date, unspoken ? is.date : (wanted.computed ?? wanted.date)),
    field('deadline.base', is.base, wanted.base),
    field('deadline.workingDays', is.workingDays, wanted.workingDays),
    ...(wanted.time === undefined ? [] : [field('deadline.time', is.time ?? null, wanted.time)]),
    sentence(is.text, wanted.text),
  ]
}

/** Gold files end the sentence at its first or at its last clause; both are right when they begin alike. */
function sentence(is: string, wanted: string): Field {
  const same = is === wanted || is.startsWith(wanted) || wanted.startsWith(is)
  return { name: 'deadline.text', right: same, is, wanted }
}
