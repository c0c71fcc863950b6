// A judged item becomes a finding of the draft, every value with its provenance.
import type { DraftFinding } from '../domain/draft.js'
import type { Judged } from './judge.js'
import type { ProvenanceCollector } from './provenance.js'

/** The finding under the pointer `at`. */
export function findingOf(
  { item, match, veto, severity, places }: Judged,
  at: string,
  sources: ProvenanceCollector,
): DraftFinding {
  const take = (key: 'unit' | 'region' | 'account' | 'platform' | 'site' | 'column' | 'verdict'): string | null =>
    sources.take(`${at}/${key}`, item[key])
  sources.note(`${at}/source`, item.problem.places, item.source, true)
  sources.note(`${at}/severity`, places, severity, true)
  if (veto !== null) sources.note(`${at}/veto`, places, veto, true)
  if (match.indicator !== null) sources.note(`${at}/indicator`, item.problem.places, match.indicator, true)
  const document =
    item.document === null
      ? undefined
      : {
          number: sources.take(`${at}/document/number`, item.document.number),
          title: sources.take(`${at}/document/title`, item.document.title),
        }
  const supervisingUnit = sources.take(`${at}/supervisingUnit`, item.supervisor)
  return {
    unit: take('unit'),
    region: take('region'),
    account: take('account'),
    platform: take('platform'),
    site: take('site'),
    ...(item.column === null ? {} : { column: take('column') }),
    ...(document === undefined ? {} : { document }),
    problem: sources.take(`${at}/problem`, item.problem) ?? '',
    indicator: match.indicator,
    ...(match.candidates.length === 0 ? {} : { indicatorCandidates: match.candidates }),
    veto,
    severity,
    source: item.source,
    ...(item.rowNo === null ? {} : { rowNo: item.rowNo }),
    ...(item.verdict === null ? {} : { verdict: take('verdict') }),
    ...(item.repeat ? { repeat: true } : {}),
    ...(supervisingUnit === null ? {} : { supervisingUnit }),
  }
}
