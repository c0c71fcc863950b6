// Everything repeats are told from, for some units: their findings of all years, the lives of their accounts, and what
// people said to offers. Units are followed through mergers, accounts to the units they came from and went to.
import { circulatedOn } from '../domain/circulated-on.js'
import { successorOf } from '../domain/matching.js'
import { accountBook, type AccountBook, type AccountRow, platformUnsaid } from '../domain/repeat-accounts.js'
import { asksForIdentity, type Question, refusals, type RepeatPool, repeatPool } from '../domain/repeat-offers.js'
import type { Circulated } from '../domain/repeat.js'
import type { Tx } from '../store/db.js'
import { namedUnits } from '../store/registry.js'
import {
  accountRows,
  answeredProposals,
  casesForRepeats,
  type CircularForRepeats,
  circularsForRepeats,
  pastFindingsOf,
  type ProposalRow,
  questionIn,
  reasonOf,
  type RepeatCase,
} from '../store/repeats.js'

/** Units and accounts something happened to; `all`: the registry as a whole changed. */
export type RepeatScope = { unitIds: readonly string[]; accountIds: readonly string[] } | 'all'

/** A finding that is no case yet: the account the registry knows, or the name and platform it will be known by. */
export interface DraftedFinding {
  unitId: string
  accountId: string | null
  account: string | null
  platform: string | null
}

export interface RepeatWorld {
  pool: RepeatPool
  /** Cases of the units the scope names, with how they are compared; every earlier finding of theirs is in the pool. */
  cases: { row: RepeatCase; circular: CircularForRepeats; one: Circulated }[]
  /** Offers a person answered, of all cases. */
  answered: readonly ProposalRow[]
  refused: (question: Question) => boolean
  today: (unitId: string) => string
  /** The account a drafted finding is about. */
  accountOf(finding: DraftedFinding): string | null
}

export async function repeatWorld(
  tx: Tx,
  scope: RepeatScope,
  drafted: readonly DraftedFinding[] = [],
): Promise<RepeatWorld> {
  const units = await namedUnits(tx)
  const byId = new Map(units.map((one) => [one.id, one]))
  const today = remembered((unitId: string) => {
    const unit = byId.get(unitId)
    return unit === undefined ? unitId : successorOf(unit, units).id
  })
  const rows = [...(await accountRows(tx))]
  const key = (one: DraftedFinding): string => [one.account, one.platform ?? platformUnsaid, one.unitId].join('\n')
  const known = new Map(rows.map((one) => [[one.name, one.platform, one.unitId].join('\n'), one.id]))
  for (const one of drafted)
    if (one.account !== null && one.accountId === null && !known.has(key(one))) {
      known.set(key(one), `new:${key(one)}`)
      rows.push(unseen(one, one.account, key(one)))
    }
  const answered = await answeredProposals(tx)
  const book = accountBook(rows, today, saidToBeOne(answered))
  const { core, around } = unitsOfScope(scope, rows, today, [...byId.keys()])
  const found = await findingsOf(tx, around, book, today)
  return {
    pool: repeatPool(found.all, book),
    cases: found.cases.filter(({ one }) => core === null || core.has(one.unitId)),
    answered,
    refused: refusals(
      answered.filter((one) => one.state === 'refused').map((one) => questionIn(one)),
      book,
    ),
    today,
    accountOf: (one) => (one.account === null ? null : book.identity(one.accountId ?? known.get(key(one)) ?? '')),
  }
}

const unseen = (one: DraftedFinding, name: string, key: string): AccountRow => ({
  id: `new:${key}`,
  name,
  platform: one.platform ?? platformUnsaid,
  unitId: one.unitId,
  formerUnitIds: [],
  listed: false,
  events: [],
})

/** Who once said that two names are one account said so for all their findings. */
const saidToBeOne = (answered: readonly ProposalRow[]): [string, string][] =>
  answered.flatMap((row): [string, string][] => {
    const { a, b } = questionIn(row)
    const [one, two] = [a[0], b[0]]
    const same = row.state === 'linked' && asksForIdentity(reasonOf(row))
    return same && one !== undefined && two !== undefined ? [[one, two]] : []
  })

/** @returns today's units of the scope, and the ids of all rows whose findings can be about them; null = all */
function unitsOfScope(
  scope: RepeatScope,
  accounts: readonly AccountRow[],
  today: (unitId: string) => string,
  unitIds: readonly string[],
): { core: Set<string> | null; around: string[] | null } {
  if (scope === 'all') return { core: null, around: null }
  const unitsOf = (one: AccountRow): string[] => [one.unitId, ...one.formerUnitIds].map(today)
  const named = new Set(scope.accountIds)
  const core = new Set([
    ...scope.unitIds.map(today),
    ...accounts.filter((one) => named.has(one.id)).flatMap((one) => unitsOf(one)),
  ])
  const wide = new Set(core)
  for (const one of accounts) {
    const own = unitsOf(one)
    if (own.length > 1 && own.some((unitId) => core.has(unitId))) for (const unitId of own) wide.add(unitId)
  }
  return { core, around: unitIds.filter((id) => wide.has(today(id))) }
}

async function findingsOf(
  tx: Tx,
  unitIds: readonly string[] | null,
  book: AccountBook,
  today: (unitId: string) => string,
): Promise<{ all: Circulated[]; cases: RepeatWorld['cases'] }> {
  const rows = await casesForRepeats(tx, unitIds)
  const circulars = await circularsForRepeats(tx, [...new Set(rows.map((row) => row.circularId))])
  const days = new Map([...circulars.values()].map((one) => [one.id, circulatedOn(one.draft, one.handledAt)]))
  const cases = rows.flatMap((row): RepeatWorld['cases'] => {
    const circular = circulars.get(row.circularId)
    if (circular === undefined) return []
    const accounts = row.accountId === null ? [] : [book.identity(row.accountId)]
    const one: Circulated = {
      ref: row.no,
      circular: circular.title,
      family: circular.casePrefix,
      on: days.get(circular.id) ?? '',
      unitId: today(row.unitId),
      accounts,
      account: row.accountName,
      place: row.site ?? row.documentNumber,
      indicator: row.indicator,
      problem: row.problem,
      followed: true,
    }
    return [{ row, circular, one }]
  })
  const history = (await pastFindingsOf(tx, unitIds)).map((past): Circulated => {
    const { circular, issuedOn, account, indicator, problem } = past
    const unitId = today(past.unitId)
    return {
      ref: circular,
      circular,
      family: circular,
      on: issuedOn,
      unitId,
      accounts: account === null ? [] : book.named(unitId, account, issuedOn),
      account,
      place: null,
      indicator,
      problem,
      followed: false,
    }
  })
  return { all: [...cases.map(({ one }) => one), ...history], cases }
}

function remembered(ask: (id: string) => string): (id: string) => string {
  const known = new Map<string, string>()
  return (id) => {
    const found = known.get(id) ?? ask(id)
    known.set(id, found)
    return found
  }
}
