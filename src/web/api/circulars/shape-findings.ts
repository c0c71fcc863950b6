// Findings of a paper, a page at a time: what was read, what the registry made of it, and what of it is not printed so.
import { caseNumber } from '../../../domain/case-number.js'
import type { Draft } from '../../../domain/draft.js'
import type { Prepared } from '../../../flows/prepare-circular.js'
import type { Tx } from '../../../store/db.js'
import { namedUnits, nameOf } from '../../../store/registry.js'
import type { Answer, Asked } from '../route.js'
import type { listFindings } from './calls.js'
import { originOf } from './shape-circular.js'

type Page = Answer<typeof listFindings>
type Shown = Page['findings'][number]
type Origins = Shown['origins']

const size = 50
const fields = ['unit', 'region', 'account', 'platform', 'site', 'problem', 'indicator', 'severity'] as const

function originsOf({ provenance }: Draft, index: number): Origins {
  const origins: Origins = {}
  for (const field of fields) {
    const origin = originOf(provenance[`/findings/${index}/${field}`])
    if (origin === 'inferred' || origin === 'typed') origins[field] = origin
  }
  return origins
}

type Wanted = (index: number) => boolean

/** Which findings are meant by the query; of inferred values those count that decide who answers for what. */
function wantedBy({ only, search }: Asked<typeof listFindings>['query'], prepared: Prepared): Wanted {
  const { draft, resolved } = prepared
  const matched = new Set(resolved.flatMap((one) => (one.unitId === null ? [] : [one.index])))
  const has = (index: number, kind: 'inferred' | 'typed'): boolean =>
    Object.entries(originsOf(draft, index)).some(
      ([field, origin]) => origin === kind && (kind === 'typed' || field === 'unit' || field === 'account'),
    )
  return (index) => {
    const one = draft.findings[index]
    if (one === undefined) return false
    const words = [one.unit, one.account, one.site, one.problem, one.region].join('\n')
    if (search !== undefined && !words.includes(search)) return false
    if (only === 'struck') return one.struck !== undefined
    if (only === 'open') return one.struck === undefined && !matched.has(index)
    return only === undefined || has(index, only)
  }
}

export async function shapeFindings(
  tx: Tx,
  prepared: Prepared,
  query: Asked<typeof listFindings>['query'],
  indicators: readonly { code: string; name: string }[],
): Promise<Page> {
  const { row, draft, resolved } = prepared
  const wanted = wantedBy(query, prepared)
  const indices = draft.findings.flatMap((_, index) => (wanted(index) ? [index] : []))
  const units = new Map((await namedUnits(tx)).map((one) => [one.id, one.name]))
  const unitOf = new Map(resolved.map((one) => [one.index, one.unitId]))
  const names = new Map(indicators.map((one) => [one.code, one.name]))
  const shown = indices.slice((query.page - 1) * size, query.page * size)
  const findings: Shown[] = []
  for (const index of shown) {
    const one = draft.findings[index]
    if (one === undefined) continue
    const { unit, region, account, platform, site, problem, indicator, severity } = one
    const published = row.state === 'published' && one.struck === undefined
    findings.push({
      index,
      caseNo: published ? caseNumber(row.casePrefix, row.numbersFrom + index + 1) : null,
      unit,
      region,
      account,
      platform,
      site,
      problem,
      indicator,
      severity,
      matched: units.get(unitOf.get(index) ?? '') ?? null,
      column: one.column ?? null,
      document: one.document?.number ?? one.document?.title ?? null,
      indicatorName: indicator === null ? null : (names.get(indicator) ?? indicator),
      indicatorCandidates: one.indicatorCandidates ?? [],
      supervisingUnit: one.supervisingUnit ?? null,
      struck: one.struck === undefined ? null : { ...one.struck, by: await nameOf(tx, one.struck.by) },
      origins: originsOf(draft, index),
    })
  }
  return { total: indices.length, page: query.page, size, findings }
}
