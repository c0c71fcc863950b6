// Last period's recheck against gold: counts and names (contract §4), whichever of them the gold file writes down.
import type { LastPeriodRecheck } from '../../../src/domain/draft.js'
import type { GoldRecheck, NamedInRecheck } from './gold.js'
import { type Field, field, periodKey } from './head.js'

/** One field per thing the gold says of the recheck; a single field where one side has none at all. */
export function recheckFields(is: LastPeriodRecheck | null, gold: GoldRecheck | null): Field[] {
  if (is === null || gold === null)
    return [field('recheck', is === null ? null : 'given', gold === null ? null : 'given')]
  const out: Field[] = []
  if (gold.period !== undefined) out.push(field('recheck.period', periodKey(is.period), periodKey(gold.period)))
  if (gold.result !== undefined) out.push(field('recheck.result', is.result, gold.result))
  for (const key of ['checked', 'fixed', 'notFixed'] as const) {
    const wanted = gold[key]
    if (typeof wanted === 'number') out.push(field(`recheck.${key}`, is[key] ?? null, wanted))
  }
  if (typeof gold.notReported === 'number')
    out.push(field('recheck.notReported', is.notReported ?? null, gold.notReported))
  for (const [key, result] of [
    ['fixedNames', 'fixed'],
    ['unresolved', 'notFixed'],
    ['notReported', 'notReported'],
  ] as const) {
    const wanted = gold[key]
    if (!Array.isArray(wanted)) continue
    out.push(field(`recheck.${key}`, namesWith(is, result), wanted.map(nameOf).sort()))
  }
  return out
}

const namesWith = (is: LastPeriodRecheck, result: string): string[] =>
  (is.entries ?? [])
    .filter((entry) => entry.result === result)
    .map(({ name }) => name)
    .sort()

const nameOf = (entry: NamedInRecheck): string =>
  typeof entry === 'string' ? entry : (entry.account ?? entry.site ?? entry.unit ?? '')
