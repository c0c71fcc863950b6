// Repeats of one finding among all that was circulated: the exact ones as links, and what may be one as offers to a person.
// An offer says why it is made; what a person once refused about two subjects is never asked again.
import { namesAlike } from './account-matching.js'
import { likeness } from './likeness.js'
import {
  cameBefore,
  type Circulated,
  exactKind,
  orderedLinks,
  problemKey,
  type RepeatLink,
  sameProblem,
  sharedAccount,
} from './repeat.js'
import type { AccountBook } from './repeat-accounts.js'

/**
 * Why a person is asked: a name one letter off · a near name of an account that was cancelled · an account the earlier
 * paper names without saying which · the same account with a problem in near words · another account or site of the unit.
 */
export type OfferReason = 'near-name' | 'near-reopened' | 'unclear-account' | 'near-words' | 'same-unit'

export interface Offer {
  /** As it would be linked. */
  link: RepeatLink
  reason: OfferReason
  earlier: Circulated
}

/** What is asked about, whichever two cases raise it: two subjects and, where it depends on it, the problem. */
export interface Question {
  /** Accounts of the case, or its place. */
  a: readonly string[]
  b: readonly string[]
  /** null: the question is whether the two are one account, whatever the problem. */
  problem: string | null
}

const subjectOf = (one: Circulated): string[] => (one.accounts.length > 0 ? [...one.accounts] : [`/${one.place ?? ''}`])

export const questionOf = (one: Circulated, offer: Pick<Offer, 'earlier' | 'reason'>): Question => ({
  a: subjectOf(one),
  b: subjectOf(offer.earlier),
  problem: asksForIdentity(offer.reason) ? null : problemKey(one),
})

/** Whether a yes says that two names are one account, for all their findings. */
export const asksForIdentity = (reason: OfferReason): boolean => reason === 'near-name' || reason === 'near-reopened'

/** Answers given with no, so that neither case nor order of the two makes a new question. */
export function refusals(asked: readonly Question[], book: AccountBook): (question: Question) => boolean {
  const side = (ids: readonly string[]): string => JSON.stringify(ids.map((id) => book.identity(id)).sort())
  const key = ({ a, b }: Question, problem: string | null): string =>
    JSON.stringify([[side(a), side(b)].sort(), problem])
  const known = new Set(asked.map((one) => key(one, one.problem)))
  // Who is another account is another account for every problem.
  return (question) => known.has(key(question, question.problem)) || known.has(key(question, null))
}

/** Findings arranged so that thousands of one unit are compared only where they can be repeats. */
export interface RepeatPool {
  book: AccountBook
  byAccount: ReadonlyMap<string, readonly Circulated[]>
  units: ReadonlyMap<string, UnitFindings>
  /** Other accounts of the unit whose names are near; `letter`: one letter off, not only near. */
  near(unitId: string, account: string): readonly Near[]
}

interface Near {
  other: string
  letter: boolean
}

interface UnitFindings {
  byAccount: Map<string, Circulated[]>
  /** Of no account, or where it is open which. */
  others: Circulated[]
  byProblem: Map<string, Circulated[]>
}

export function repeatPool(findings: readonly Circulated[], book: AccountBook): RepeatPool {
  const byAccount = new Map<string, Circulated[]>()
  const units = new Map<string, UnitFindings>()
  for (const one of findings.toSorted(byDay)) {
    const unit: UnitFindings = units.get(one.unitId) ?? { byAccount: new Map(), others: [], byProblem: new Map() }
    units.set(one.unitId, unit)
    const [only] = one.accounts
    if (only !== undefined && one.accounts.length === 1) {
      put(byAccount, only, one)
      put(unit.byAccount, only, one)
    } else unit.others.push(one)
    put(unit.byProblem, problemKey(one), one)
  }
  const known = new Map<string, Near[]>()
  return {
    book,
    byAccount,
    units,
    near(unitId, account) {
      const key = `${unitId}\n${account}`
      const found = known.get(key) ?? nearAccounts(account, units.get(unitId)?.byAccount.keys() ?? [], book)
      known.set(key, found)
      return found
    },
  }
}

function nearAccounts(own: string, others: Iterable<string>, book: AccountBook): Near[] {
  const names = book.namesOf(own)
  const alike = (other: string, loosely: boolean): boolean =>
    book.namesOf(other).some((a) => names.some((b) => a !== b && namesAlike(a, b, loosely)))
  return [...others].flatMap((other) => {
    if (other === own) return []
    const letter = alike(other, false)
    return letter || alike(other, true) ? [{ other, letter }] : []
  })
}

/** Compared by character: a locale's order costs more than the rest of the comparison. */
const byDay = (a: Circulated, b: Circulated): number => order(a.on, b.on) || order(a.ref, b.ref)
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function put(map: Map<string, Circulated[]>, key: string, one: Circulated): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [one])
  else known.push(one)
}

/** The earlier findings that `one` repeats beyond doubt, oldest first. */
export function linksOf(one: Circulated, pool: RepeatPool): RepeatLink[] {
  const [account] = one.accounts
  const candidates =
    account !== undefined && one.accounts.length === 1
      ? (pool.byAccount.get(account) ?? [])
      : (pool.units.get(one.unitId)?.others ?? [])
  return orderedLinks(
    candidates.flatMap((earlier) => {
      const kind = exactKind(one, earlier, pool.book)
      return kind === null ? [] : [{ ...linkTo(earlier, kind), followed: earlier.followed }]
    }),
  )
}

const linkTo = ({ ref, circular, on }: Circulated, kind: RepeatLink['kind']): RepeatLink => ({
  ref,
  circular,
  issuedOn: on,
  kind,
})

/**
 * What may be a repeat and is for a person: of each other account of a near name the latest finding; another account of
 * the unit only where nothing surer stands, and only the latest, so that a unit of many accounts is not asked in squares.
 * @param refused whether a person has answered this question with no
 */
export function offersOf(one: Circulated, pool: RepeatPool, refused: (question: Question) => boolean): Offer[] {
  const links = linksOf(one, pool)
  const linked = new Set(links.map((link) => link.ref))
  const days = new Set(links.map((link) => link.issuedOn))
  const open = (earlier: Circulated): boolean =>
    cameBefore(earlier, one) && !linked.has(earlier.ref) && (earlier.followed || !days.has(earlier.on))
  const offers = [...nearNames(one, pool, open), ...unclear(one, pool, open), ...nearWords(one, pool, open)]
  if (links.length === 0 && offers.length === 0) offers.push(...otherOfUnit(one, pool, open))
  const byRef = new Map(
    offers.filter((offer) => !refused(questionOf(one, offer))).map((offer) => [offer.link.ref, offer]),
  )
  return [...byRef.values()].sort((a, b) => byDay(a.earlier, b.earlier))
}

function nearNames(one: Circulated, pool: RepeatPool, open: (earlier: Circulated) => boolean): Offer[] {
  const [own] = one.accounts
  if (own === undefined) return []
  return pool.near(one.unitId, own).flatMap(({ other, letter }): Offer[] => {
    if (one.accounts.includes(other)) return []
    const findings = pool.units.get(one.unitId)?.byAccount.get(other) ?? []
    const same = letter ? findings.findLast((earlier) => open(earlier) && sameProblem(one, earlier)) : undefined
    if (same !== undefined) return [{ link: linkTo(same, 'same-account'), reason: 'near-name', earlier: same }]
    const gone = pool.book.lifeOf(other).some((event) => event.type === 'cancelled' && event.on < one.on)
    const latest = gone ? findings.findLast(open) : undefined
    return latest === undefined ? [] : [{ link: linkTo(latest, 'reopened'), reason: 'near-reopened', earlier: latest }]
  })
}

/** One of the two papers leaves open which account of that name it means. */
function unclear(one: Circulated, pool: RepeatPool, open: (earlier: Circulated) => boolean): Offer[] {
  if (one.accounts.length === 0) return []
  const unit = pool.units.get(one.unitId)
  const candidates =
    one.accounts.length === 1
      ? (unit?.others ?? [])
      : [...(unit?.others ?? []), ...one.accounts.flatMap((account) => unit?.byAccount.get(account) ?? [])]
  const latest = candidates
    .filter((earlier) => earlier.accounts.some((account) => one.accounts.includes(account)))
    .toSorted(byDay)
    .findLast((earlier) => open(earlier) && sameProblem(one, earlier))
  return latest === undefined
    ? []
    : [{ link: linkTo(latest, 'same-account'), reason: 'unclear-account', earlier: latest }]
}

const nearWordsFrom = 0.6

/** The same account, but no indicator says whether the problem is the same. */
function nearWords(one: Circulated, pool: RepeatPool, open: (earlier: Circulated) => boolean): Offer[] {
  const [own] = one.accounts
  if (own === undefined) return []
  const latest = (pool.byAccount.get(own) ?? []).findLast(
    (earlier) =>
      open(earlier) &&
      sharedAccount(one, earlier) !== null &&
      (one.indicator === null || earlier.indicator === null) &&
      likeness(one.problem, earlier.problem) >= nearWordsFrom,
  )
  return latest === undefined ? [] : [{ link: linkTo(latest, 'same-account'), reason: 'near-words', earlier: latest }]
}

function otherOfUnit(one: Circulated, pool: RepeatPool, open: (earlier: Circulated) => boolean): Offer[] {
  const latest = pool.units
    .get(one.unitId)
    ?.byProblem.get(problemKey(one))
    ?.findLast((earlier) => open(earlier) && sharedAccount(one, earlier) === null)
  return latest === undefined ? [] : [{ link: linkTo(latest, 'same-unit'), reason: 'same-unit', earlier: latest }]
}
