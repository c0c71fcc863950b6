// Checks of the paper's own numbers: sums, rates, and the annex against what the text states. Shown, never repaired.
import type { Check } from '../../domain/draft.js'
import type { Reading } from '../reading.js'
import type { TotalKey } from '../recognisers/totals.js'
import { check, type CheckInput } from './check.js'

/** A printed rate is rounded (or cut) at its last place: less than a unit of that place is no contradiction. */
const toleranceOf = (rate: string): number => 10 ** -(/\.(\d+)/.exec(rate)?.[1]?.length ?? 0) + 1e-9

export function checkSums({ reading }: CheckInput): Check[] {
  return [...forKind(reading, 'accounts', '账号'), ...forKind(reading, 'sites', '网站')]
}

function forKind(reading: Reading, kind: 'accounts' | 'sites', name: string): Check[] {
  const figure = (what: string): number | null => {
    const value = reading.totals[`${kind}${what}` as TotalKey]?.value
    return typeof value === 'number' ? value : null
  }
  const [checked, qualified, unqualified] = [
    figure('Checked') ?? figure('Total'),
    figure('Qualified'),
    figure('Unqualified'),
  ]
  const out: Check[] = []
  if (checked !== null && qualified !== null && unqualified !== null && qualified + unqualified !== checked)
    out.push(
      check(
        'sum-mismatch',
        'warn',
        `${name}数对不上:检查${checked}个,合格${qualified}个加不合格${unqualified}个是${qualified + unqualified}个。`,
        '/totals',
      ),
    )
  const rate = reading.totals[`${kind}PassRate`]?.value
  const passed = qualified ?? (checked !== null && unqualified !== null ? checked - unqualified : null)
  if (typeof rate === 'string' && checked !== null && passed !== null && checked > 0) {
    const computed = (passed / checked) * 100
    if (Math.abs(computed - Number.parseFloat(rate)) > toleranceOf(rate))
      out.push(
        check(
          'rate-mismatch',
          'warn',
          `${name}合格率对不上:通报写${rate},按数目计算是${computed.toFixed(2)}%。`,
          `/totals/${kind}PassRate`,
        ),
      )
  }
  return [...out, ...againstAnnex(reading, kind, name, unqualified ?? impliedFailures(checked, rate))]
}

/** `112家,合格率99.11%` means one failed although nobody wrote so. */
function impliedFailures(checked: number | null, rate: unknown): number | null {
  if (checked === null || typeof rate !== 'string') return null
  return Math.round(checked * (1 - Number.parseFloat(rate) / 100))
}

/** The annex's failed subjects against the number the text states. */
function againstAnnex(reading: Reading, kind: 'accounts' | 'sites', name: string, stated: number | null): Check[] {
  const failed = new Set<string>()
  for (const { item, severity } of reading.findings) {
    const subject = kind === 'accounts' ? item.account : item.site
    if (item.source === 'annex' && severity === 'fail' && subject !== null)
      failed.add(`${subject.value}|${item.platform?.value ?? ''}`)
  }
  const listed = reading.findings.some(
    ({ item }) => item.source === 'annex' && (kind === 'accounts' ? item.account : item.site) !== null,
  )
  if (stated === null || !listed || failed.size === stated) return []
  return [
    check(
      'annex-total-mismatch',
      'warn',
      `正文说不合格${name}${stated}个,附件列出的是${failed.size}个,请核对。`,
      '/totals',
    ),
  ]
}
