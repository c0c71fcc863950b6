// The unit a person of the office names: its full name or an alias; a near name is asked back, never taken.
import { done, type Result, refused } from '../base/result.js'
import { matchName } from '../domain/matching.js'
import type { Tx } from '../store/db.js'
import { namedUnits, type StandingUnit } from '../store/registry.js'

export async function namedUnit(tx: Tx, name: string): Promise<Result<StandingUnit>> {
  const units = await namedUnits(tx)
  const exact = units.find((one) => one.name === name)
  if (exact !== undefined) return done(exact)
  const match = matchName(name, units)
  const matched = match.kind === 'exact' ? units.find((one) => one.id === match.id) : undefined
  if (matched !== undefined) return done(matched)
  const hint = match.kind === 'near' ? `是不是${match.candidates.map((one) => `“${one}”`).join('或')}?` : ''
  return refused('no-target', `名册里没有单位“${name}”,${hint}请写全称。`)
}
