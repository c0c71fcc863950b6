// What a circular says about last period's findings (复核, 回头看), held against the cases of that period: proposals for a
// person, never applied by themselves. A closed case stays closed; what was found not fixed becomes a new case that points
// to the old one (design.md §2, §7).
import { type CaseState, isOpen, type Reported } from './case.js'
import type { LastPeriodRecheck, RecheckEntry } from './draft.js'
import { plainName } from './finding-sameness.js'

/** A case of the earlier period. */
export interface EarlierCase {
  no: string
  /** Name and aliases of its unit. */
  units: readonly string[]
  account: string | null
  platform: string | null
  site: string | null
  problem: string
  state: CaseState
  reported: Reported
  /** The new case that a person made of it after it had ended; null if none. */
  takenUpAs: string | null
}

export interface RecheckProposal {
  /** Number by which a person accepts it, from 1; it stays the same while others are accepted. */
  n: number
  /**
   * `close`: found fixed, still open here · `again`: found not fixed, closed here: a new case · `stays`: agrees with the
   * ledger · `report`: the asked-for paper has not come · `count`: what only numbers say · `unknown`: no case of that name.
   */
  act: 'close' | 'again' | 'stays' | 'report' | 'count' | 'unknown'
  caseNos: string[]
  text: string
}

/** Proposals in the order of the paper. `earlier`: the cases of the period it speaks of; none = duban did not follow it. */
export function recheckProposals(recheck: LastPeriodRecheck, earlier: readonly EarlierCase[]): RecheckProposal[] {
  if (earlier.length === 0) return []
  const named = entriesOf(recheck)
  const found = named.flatMap((entry) => proposalsFor(entry, earlier))
  const rest = named.length === 0 && allFixed(recheck) ? earlier.map(fixedWithAll) : []
  return [...found, ...rest, ...countsSay(recheck, named, earlier)].map((one, index) => ({ n: index + 1, ...one }))
}

type Proposed = Omit<RecheckProposal, 'n'>

/** The named ones; where only names and one verdict are printed, every name has that verdict. */
function entriesOf({ entries, names, result }: LastPeriodRecheck): RecheckEntry[] {
  if (entries !== undefined && entries.length > 0) return entries
  const verdict = /未[^,。]{0,8}(?:报送|上报|反馈)/.test(result)
    ? 'notReported'
    : /未/.test(result)
      ? 'notFixed'
      : 'fixed'
  return (names ?? []).map((name) => ({ name, platform: null, unit: null, result: verdict }))
}

const allFixed = ({ result, notFixed, notReported }: LastPeriodRecheck): boolean =>
  /全部|均|都/.test(result) && !/未/.test(result) && (notFixed ?? 0) === 0 && (notReported ?? 0) === 0

function isAbout(entry: RecheckEntry, one: EarlierCase): boolean {
  const name = plainName(entry.name)
  const isUnit = (printed: string): boolean => one.units.some((unit) => plainName(unit) === plainName(printed))
  if (one.account !== null && plainName(one.account) === name)
    return (
      (entry.platform === null || one.platform === null || plainName(entry.platform) === plainName(one.platform)) &&
      (entry.unit === null || isUnit(entry.unit))
    )
  return (one.site !== null && plainName(one.site) === name) || isUnit(entry.name)
}

function proposalsFor(entry: RecheckEntry, cases: readonly EarlierCase[]): Proposed[] {
  const about = cases.filter((one) => isAbout(entry, one))
  if (about.length === 0)
    return [{ act: 'unknown', caseNos: [], text: `通报点名的“${entry.name}”在上期台账里没有对应事项。` }]
  return about.map((one) => proposalFor(entry.result, `${one.no} ${entry.name}:${one.problem}`, one))
}

function proposalFor(result: RecheckEntry['result'], subject: string, one: EarlierCase): Proposed {
  const say = (act: Proposed['act'], words: string): Proposed => ({
    act,
    caseNos: [one.no],
    text: `${subject},${words}`,
  })
  if (one.state === 'withdrawn') return say('stays', '台账已撤销。')
  const open = isOpen(one.state)
  switch (result) {
    case 'fixed':
      return open ? say('close', '通报复查已整改,台账未销号;建议销号。') : say('stays', '通报复查已整改,台账已销号。')
    case 'notFixed':
      if (open) return say('stays', '通报复查未整改,台账仍在督办。')
      return one.takenUpAs === null
        ? say('again', '通报复查未整改,但台账已销号;建议作为新事项重新督办。')
        : say('stays', `通报复查未整改,已作为${one.takenUpAs}重新督办。`)
    case 'notReported':
      return one.reported === 'received' || one.reported === 'late'
        ? say('stays', '通报称未报送,台账已收到报送,请核对。')
        : say('report', '通报称未报送,报送仍待催收。')
  }
}

const fixedWithAll = (one: EarlierCase): Proposed =>
  proposalFor('fixed', `${one.no} ${one.account ?? one.site ?? one.units[0] ?? ''}:${one.problem}`, one)

/** Numbers without names are set beside the ledger's; whom they mean is for a person. */
function countsSay(
  recheck: LastPeriodRecheck,
  named: readonly RecheckEntry[],
  cases: readonly EarlierCase[],
): Proposed[] {
  const parts = (
    [
      ['fixed', '已整改'],
      ['notFixed', '未整改'],
      ['notReported', '未报送'],
    ] as const
  ).flatMap(([key, word]) => {
    const count = recheck[key] ?? null
    const byName = named.filter((entry) => entry.result === key).length
    return count === null || count === byName ? [] : [`${word}${count}个(点名${byName}个)`]
  })
  if (parts.length === 0) return []
  const closed = cases.filter((one) => !isOpen(one.state)).length
  const text = `通报称上期${parts.join('、')};台账上期共${cases.length}项,已销号${closed}项,未销号${cases.length - closed}项,请核对。`
  return [{ act: 'count', caseNos: [], text }]
}
