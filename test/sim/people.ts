// Who acts, and on what: mostly whoever may, sometimes whoever may not.
import type { Life } from './life.js'

export const staffOf = (life: Life, role: string): string =>
  life.chance.pick(life.registry.staff.filter((one) => one.roles.includes(role)))?.userid ?? 'office-1'

export const by = (life: Life, role: string): string =>
  life.chance.happens(0.9) ? staffOf(life, role) : (life.chance.pick(life.registry.staff)?.userid ?? '')

export const contactOf = (life: Life): string =>
  life.chance.pick(life.registry.units.flatMap((unit) => unit.contacts))?.userid ?? 'stranger'

/** Somebody of the registry, rarely somebody nobody knows. */
export function somebody(life: Life): string {
  if (life.chance.happens(0.02)) return 'stranger'
  const { units, staff } = life.registry
  return life.chance.pick([...units.flatMap((unit) => unit.contacts), ...staff])?.userid ?? 'office-1'
}

/** A case that fits, mostly; else any, for the office is often wrong about where a case stands. */
export async function someCase(life: Life, where: Record<string, string> = {}): Promise<string> {
  const rows = await life.store.read.case.findMany({ orderBy: { no: 'asc' } })
  const fit = rows.filter((row) => Object.entries(where).every(([key, value]) => Reflect.get(row, key) === value))
  const from = fit.length > 0 && life.chance.happens(0.9) ? fit : rows
  return life.chance.pick(from)?.no ?? 'W24Q3-999'
}

export async function someCircular(life: Life): Promise<string> {
  const where = { state: 'published' }
  const rows = await life.store.read.circular.findMany({ where, select: { code: true }, orderBy: { code: 'asc' } })
  return life.chance.pick(rows)?.code ?? 'W00Q1'
}
