// Veto and severity of a finding (gold rules 6 and 7). Severity belongs to the finding: of a failed account only the
// problem that failed it is `fail`; everything else, and all of a passed account, is `minor`.
import type { Severity } from '../domain/draft.js'
import type { Indicator, IndicatorMatch } from './indicators.js'
import { isNationalVeto, matchIndicator } from './indicators.js'
import type { Item } from './item.js'
import { subjectsOf } from './reconcile.js'
import type { Span } from './mapped-text.js'
import type { Verdicts } from './recognisers/verdicts.js'

export interface Judged {
  item: Item
  match: IndicatorMatch
  veto: boolean | null
  severity: Severity
  /** The words both were read from. */
  places: Span[]
}

/**
 * Judges all items. `blamed`: body items, which show the problem a failed account was failed for. `verdicts`: whether the
 * paper failed any site or account at all.
 */
export function judge(
  items: Item[],
  blamed: Item[],
  paperSubjects: Indicator['subject'][],
  verdicts: Verdicts,
): Judged[] {
  const matched = items.map((item) => ({
    item,
    match: indicatorOf(item, subjectsOf(item, paperSubjects)),
  }))
  const rows = new Map<string, Matched[]>()
  for (const one of matched) {
    const row = rows.get(subjectKey(one.item))
    if (row === undefined) rows.set(subjectKey(one.item), [one])
    else row.push(one)
  }
  return matched.map(({ item, match }) => {
    const row = rows.get(subjectKey(item)) ?? []
    const verdict = verdictOn(item, match, verdicts)
    return { item, match, places: verdict.places, ...weigh(item, match, verdict.failed, row, blamed) }
  })
}

/** Problems of one account or site belong together, in however many rows or sentences they are told. */
const subjectKey = ({ account, platform, site, origin }: Item): string =>
  account === null && site === null
    ? origin
    : [account?.value, account === null ? site?.value : platform?.value].join('\n')

/** By the problem's own words; where they tell nothing known, by the heading above them. */
function indicatorOf(item: Item, subjects: Indicator['subject'][]): IndicatorMatch {
  const app =
    /客户端|APP/i.test(item.platform?.value ?? '') && /无法|不能|打不开|闪退|下架|僵尸|睡眠/.test(item.problem.value)
  const own = matchIndicator(app ? `APP${item.problem.value}` : item.problem.value, subjects)
  if (own.indicator !== null || own.candidates.length > 0 || item.heading === null) return own
  const above = matchIndicator(item.heading, subjects)
  return above.indicator === null || isNationalVeto(above.indicator) ? own : above
}

/** Whether the paper judged the subject to have failed, and the words that say so. */
function verdictOn(item: Item, match: IndicatorMatch, verdicts: Verdicts): { failed: boolean; places: Span[] } {
  if (item.vetoMark !== null)
    return { failed: /^(?:是|√|有|属于)/.test(item.vetoMark.value), places: item.vetoMark.places }
  if (item.verdict !== null)
    return { failed: /不合格|未达标|不达标|差|否决/.test(item.verdict.value), places: item.verdict.places }
  if (item.failedBy !== null) return { failed: true, places: [...item.failedBy.places, ...item.problem.places] }
  const subject = match.indicator?.startsWith('nm-') === true ? 'new-media' : 'website'
  return { failed: isNationalVeto(match.indicator) && verdicts[subject], places: item.problem.places }
}

type Matched = { item: Item; match: IndicatorMatch }

function weigh(
  item: Item,
  match: IndicatorMatch,
  failed: boolean,
  row: Matched[],
  blamed: Item[],
): { veto: boolean | null; severity: Severity } {
  if (!failed) return { veto: false, severity: 'minor' }
  if (isNationalVeto(match.indicator)) return { veto: true, severity: 'fail' }
  const vetoInRow = row.some((other) => isNationalVeto(other.match.indicator))
  if (item.source === 'body' ? vetoInRow || item.failedBy === null : vetoInRow)
    return { veto: false, severity: 'minor' }
  if (item.vetoMark !== null || /否决/.test(item.failedBy?.value ?? '')) return { veto: true, severity: 'fail' }
  const culprit = failedFor(row, blamed)
  return culprit === item ? { veto: null, severity: 'fail' } : { veto: false, severity: 'minor' }
}

/** The problem of a row that failed it where none is a national veto: the one the body blames it for, else the first. */
function failedFor(row: Matched[], blamed: Item[]): Item | null {
  const said = row.find(({ item, match }) =>
    blamed.some(
      (other) =>
        other.account !== null &&
        other.account.value === item.account?.value &&
        matchIndicator(other.problem.value, subjectsOf(other, [])).indicator === match.indicator &&
        match.indicator !== null,
    ),
  )
  return (said ?? row[0])?.item ?? null
}
