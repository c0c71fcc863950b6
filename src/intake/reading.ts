// Everything the recognisers read out of one paper, before it becomes a draft. Checks look at it as a whole.
import type { Day } from '../domain/day.js'
import type { Period } from '../domain/draft.js'
import { type Indicator, isNationalVeto } from './indicators.js'
import { type Judged, judge } from './judge.js'
import type { Item } from './item.js'
import type { Paper } from './paper.js'
import type { Read } from './passage.js'
import { readAddressees } from './recognisers/addressees.js'
import { isFindingTable, readAnnexItems } from './recognisers/annex-items.js'
import { readAnnexText } from './recognisers/annex-text.js'
import { type AnonymousRead, readAnonymousCounts } from './recognisers/anonymous-counts.js'
import { readBodyItems } from './recognisers/body-items.js'
import { type ContactRead, readContacts } from './recognisers/contacts.js'
import { type DeadlineRead, readDeadlines } from './recognisers/deadlines.js'
import { readRowDeadlines } from './recognisers/deadlines-of-rows.js'
import { readDataWindow, type WindowRead } from './recognisers/data-window.js'
import { readDocumentNumber } from './recognisers/document-number.js'
import { readEscalation } from './recognisers/escalation.js'
import { readIssueDates } from './recognisers/issue-dates.js'
import { type Issuer, readIssuer } from './recognisers/issuer.js'
import { readListedItems } from './recognisers/listed-items.js'
import { readPeriod } from './recognisers/period.js'
import { isRecheckTable, type RecheckRead, readRecheck } from './recognisers/recheck.js'
import { readRepeatCases, type RepeatRead } from './recognisers/repeat-cases.js'
import { readSubject } from './recognisers/subject.js'
import { readTotals, type Totals } from './recognisers/totals.js'
import { readVerdicts } from './recognisers/verdicts.js'
import { reconcile } from './reconcile.js'
import type { Table } from './tables/table.js'
import { isTainted } from './advertising.js'

export interface Reading {
  title: Read<string> | null
  issuer: Issuer | null
  docNumber: Read<string> | null
  issuedOn: Read<Day> | null
  publishedOn: Read<Day> | null
  period: Read<Period> | null
  window: WindowRead | null
  subject: Read<string> | null
  addressees: Read<string>[]
  deadlines: DeadlineRead[]
  contacts: ContactRead[]
  totals: Totals
  annexRows: number
  recheck: RecheckRead | null
  findings: Judged[]
  disagreeing: Item[]
  repeats: RepeatRead[]
  anonymous: AnonymousRead[]
  escalation: Read<string> | null
}

/** Runs the recognisers over a paper. `title` was read before, to tell whether it is a circular. */
export function readPaper(paper: Paper, title: Read<string> | null): Reading {
  const { issuedOn, publishedOn } = readIssueDates(paper)
  const period = readPeriod(paper, title, issuedOn?.value ?? null)
  const subject = readSubject(paper, title)
  const totals = readTotals(paper, onlyKind(subject))
  const subjects = indicatorSubjects(subject)
  const body = [...readBodyItems(paper), ...readListedItems(paper)].filter((item) => !isAdvertised(item, paper))
  const listsFindings = (table: Table): boolean => isFindingTable(table) && !isRecheckTable(table, period)
  const annex = [...readAnnexItems(paper, listsFindings), ...readAnnexText(paper)].filter(
    (item) => !isAdvertised(item, paper),
  )
  const { items, disagreeing } = reconcile(annex, body, subjects)
  const findings = judge(items, body, subjects, readVerdicts(paper, totals))
  return {
    title,
    issuer: readIssuer(paper, title),
    docNumber: readDocumentNumber(paper),
    issuedOn,
    publishedOn,
    period,
    window: readDataWindow(paper, issuedOn?.value ?? null),
    subject,
    addressees: readAddressees(paper),
    deadlines: [...readDeadlines(paper, issuedOn?.value ?? null), ...readRowDeadlines(paper, issuedOn?.value ?? null)],
    contacts: readContacts(paper),
    totals,
    annexRows: paper.tables.filter(listsFindings).reduce((sum, table) => sum + table.rows.length, 0),
    recheck: readRecheck(paper, period),
    findings,
    disagreeing,
    repeats: readRepeatCases(paper, items, period?.value ?? null, issuedOn?.value ?? null),
    anonymous: readAnonymousCounts(paper, subjects, statementsOf(body)).filter((one) => !isSummed(one, findings)),
    escalation: readEscalation(paper),
  }
}

/**
 * A count that is exactly the annex's rows with that problem sums them up, and so does 个别/部分 of a problem that several
 * rows have, or one has in the same words or as a veto (the failed are always listed); neither is told again (gold rule 3). What is told 此外 comes on top of the rows.
 */
function isSummed({ count, apart }: AnonymousRead, findings: Judged[]): boolean {
  if (count.indicator === null) return false
  const rows = findings.filter(({ item, match }) => item.source === 'annex' && match.indicator === count.indicator)
  if (count.count !== null) return rows.length === count.count
  const listed = rows.length > 1 || (rows.length === 1 && isNationalVeto(count.indicator))
  return !apart && (listed || rows.some(({ item }) => count.problem.includes(item.problem.value)))
}

/** What the totals of a paper about one kind of thing count where no word says it. */
function onlyKind(subject: Read<string> | null): 'accounts' | 'sites' | null {
  const named = indicatorSubjects(subject)
  return named.length !== 1 ? null : named[0] === 'website' ? 'sites' : 'accounts'
}

/** Starts of the statements that items were read from. */
const statementsOf = (items: Item[]): Set<number> =>
  new Set(items.map(({ origin }) => Number(/^body-(\d+)/.exec(origin)?.[1] ?? -1)))

/** Nothing with an advertising word in it may become a unit, an account or a site. */
const isAdvertised = (item: Item, paper: Paper): boolean =>
  [item.unit, item.account, item.site].some((read) => read !== null && isTainted(read.value, paper.adWords))

function indicatorSubjects(subject: Read<string> | null): Indicator['subject'][] {
  const named = subject?.value.split('+') ?? []
  return (['website', 'new-media'] as const).filter((one) => named.includes(one))
}
