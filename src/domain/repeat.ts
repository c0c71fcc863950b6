// Repeats over the life of an account, not of a row (design.md §6). What the registry proves is linked: the same account
// with the same problem, or one that was cancelled and stands open again. What merely looks alike is for a person.
import { comparedName } from './likeness.js'
import { type LifeEvent, lifeEventName } from './account-life.js'
import { addDays, type Day } from './day.js'
import type { Policy } from './policy.js'
import type { AccountBook } from './repeat-accounts.js'

/**
 * `same-unit`: another account (or site) of the unit with the same problem, linked by a person only. `taken-up`: a person
 * made this case of an ended one (found not fixed, or listed again).
 */
export type RepeatKind = 'same-account' | 'same-subject' | 'reopened' | 'same-unit' | 'taken-up'

export interface RepeatLink {
  /** Case number, or the circular's name where duban did not follow it. */
  ref: string
  circular: string
  /** Empty where the paper itself tells of it without a day. */
  issuedOn: Day
  kind: RepeatKind
  /** userid of who linked it; absent: an exact match. */
  by?: string
  /** When it was found, ISO 8601, if that was after the case was opened; such a link changes no message plan. */
  since?: string
}

/** The earlier circulars a case repeats; that a person took up an ended case again is no circular of its own. */
export const circulatedBefore = (links: readonly RepeatLink[]): string[] => [
  ...new Set(links.flatMap((link) => (link.kind === 'taken-up' ? [] : [link.circular]))),
]

/** Whether it was known to be a repeat when the plan of its messages was approved; what is found later sends nothing. */
export const repeatedAtOpening = (links: readonly RepeatLink[]): boolean =>
  links.some((link) => link.since === undefined)

/** One finding of a circular, as it stands in the life of its subject. */
export interface Circulated {
  /** Case number, or the circular's name where duban did not follow it. */
  ref: string
  circular: string
  /** A circular and its corrections are one family; nothing repeats its own family. */
  family: string
  /** The day the circular counts from, whenever it was imported. */
  on: Day
  /** The unit that answers for it today. */
  unitId: string
  /** Accounts it can be about: none where the subject is no account, several where the paper leaves it open. */
  accounts: readonly string[]
  /** The account as printed. */
  account: string | null
  /** Site or document, where that is the subject and is known. */
  place: string | null
  indicator: string | null
  problem: string
  /** Whether it is a case; false: known from the registry's history only. */
  followed: boolean
}

/** Whether `earlier` was circulated before `one`, by another paper. */
export const cameBefore = (earlier: Circulated, one: Circulated): boolean =>
  earlier.on < one.on && earlier.family !== one.family && earlier.circular !== one.circular

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s"'“”‘’「」]/g, '')

/** What a problem is compared by: its indicator, else its words. */
export const problemKey = (one: Pick<Circulated, 'indicator' | 'problem'>): string =>
  one.indicator ?? `:${plain(one.problem)}`

export const sameProblem = (
  a: Pick<Circulated, 'indicator' | 'problem'>,
  b: Pick<Circulated, 'indicator' | 'problem'>,
): boolean =>
  a.indicator !== null && b.indicator !== null ? a.indicator === b.indicator : plain(a.problem) === plain(b.problem)

/** The one account both are about; null if they are about two, or it is open which. */
export function sharedAccount(a: Circulated, b: Circulated): string | null {
  const [own] = a.accounts
  return own !== undefined && a.accounts.length === 1 && b.accounts.length === 1 && b.accounts[0] === own ? own : null
}

const samePlace = (a: Circulated, b: Circulated): boolean =>
  a.place === null || b.place === null || comparedName(a.place) === comparedName(b.place)

/** How `one` repeats `earlier` beyond doubt; null if it does not. */
export function exactKind(one: Circulated, earlier: Circulated, book: AccountBook): RepeatKind | null {
  if (!cameBefore(earlier, one)) return null
  const account = sharedAccount(one, earlier)
  if (account !== null) {
    if (sameProblem(one, earlier)) return 'same-account'
    const back = openedAgain(book.lifeOf(account), one.on)
    return back !== null && (back.reopenedOn === null || earlier.on <= back.reopenedOn) ? 'reopened' : null
  }
  if (one.accounts.length > 0 || earlier.accounts.length > 0 || one.unitId !== earlier.unitId) return null
  return samePlace(one, earlier) && sameProblem(one, earlier) ? 'same-subject' : null
}

export interface OpenedAgain {
  cancelledOn: Day
  /** null: the registry knows of no reopening, yet the account was found in use. */
  reopenedOn: Day | null
}

/** The last cancellation before `on` after which the account was opened again without being filed (备案) anew. */
export function openedAgain(life: readonly LifeEvent[], on: Day): OpenedAgain | null {
  const past = life.filter((one) => one.on < on)
  const at = past.findLastIndex((one) => one.type === 'cancelled')
  const cancelled = past[at]
  if (cancelled === undefined) return null
  const after = past.slice(at + 1)
  if (after.some((one) => one.type === 'filed')) return null
  const reopened = after.find((one) => one.type === 'reopened' || one.type === 'opened')
  return { cancelledOn: cancelled.on, reopenedOn: reopened?.on ?? null }
}

/** Links in order, each earlier finding once; history that duban followed itself counts as the case only. */
export function orderedLinks(links: readonly (RepeatLink & { followed: boolean })[]): RepeatLink[] {
  const days = new Set(links.filter((link) => link.followed).map((link) => link.issuedOn))
  const kept = links.filter((link) => link.followed || !days.has(link.issuedOn))
  const byRef = new Map(kept.map(({ ref, circular, issuedOn, kind }) => [ref, { ref, circular, issuedOn, kind }]))
  return [...byRef.values()].sort((a, b) => a.issuedOn.localeCompare(b.issuedOn) || a.ref.localeCompare(b.ref))
}

/** Days in so many quarters before a circular. */
const quartersBefore = (on: Day, quarters: number): Day => addDays(on, -Math.round(quarters * 91.3125))

/**
 * Why a talk is to be proposed at publishing, in words; null if it is not. Basis: design.md §4 (default rule: circulated
 * `times` within `quarters` before this one, or cancelled and opened again).
 */
export function talkBasisOf(
  subject: { account: string | null; life: readonly LifeEvent[] },
  links: readonly RepeatLink[],
  issuedOn: Day,
  policy: Pick<Policy, 'repeat'>,
): string | null {
  const { times, quarters } = policy.repeat
  const since = quartersBefore(issuedOn, quarters)
  const within = links.filter((link) => link.kind !== 'taken-up' && link.issuedOn >= since)
  const circulars = new Set(within.map((link) => link.circular))
  const reasons: string[] = []
  if (circulars.size >= times) {
    const checked = [...new Set(within.flatMap((link) => link.by ?? []))]
    const by = checked.length === 0 ? '' : `,其中有${checked.join('、')}核对后关联的`
    reasons.push(`此前${quarters}个季度内已被通报${circulars.size}次(${[...circulars].join('、')})${by}`)
  }
  const back = subject.account === null ? null : openedAgain(subject.life, issuedOn)
  if (back !== null && (back.reopenedOn === null || back.reopenedOn >= since)) {
    const again = back.reopenedOn === null ? '' : `,${back.reopenedOn}${lifeEventName.reopened}`
    reasons.push(`账号“${subject.account ?? ''}”登记于${back.cancelledOn}已注销${again},本次检查发现又在使用`)
  }
  return reasons.length === 0 ? null : `${reasons.join(';')}。`
}
