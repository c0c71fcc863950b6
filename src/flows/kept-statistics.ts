// Figures for pages. A province's years take most of a minute to count: the count goes on by itself, and the last figures of
// the same scope are shown with their age.
import { done, type Result } from '../base/result.js'
import { may } from '../domain/roles.js'
import type { Statistics } from '../domain/statistics-made.js'
import type { Store } from '../store/db.js'
import { actorOf } from '../store/registry.js'
import type { FlowContext } from './context.js'
import { LongWork } from './long-work.js'
import { readStatistics, type StatisticsAsked } from './read-statistics.js'

export interface LookAtStatistics {
  /** The last figures of that scope; null: none were counted yet. */
  figures: Statistics | null
  /** Nothing was written since. */
  isCurrent: boolean
  /** A count under way, in rows; null: none. */
  counting: { done: number; of: number } | null
}

interface Counted {
  figures: Statistics
  /** The store's mark of change when the count began. */
  token: string
}

/** What takes longer to count is not counted anew unasked, ms. */
const quickMs = 2_000
/** Scopes whose figures are kept. */
const scopesMax = 30

const counts = new WeakMap<Store, Map<string, LongWork<Counted>>>()

function countOf(store: Store, { circular, unit, from, to }: StatisticsAsked): LongWork<Counted> {
  const known = counts.get(store) ?? new Map<string, LongWork<Counted>>()
  counts.set(store, known)
  const key = JSON.stringify([circular, unit, from, to])
  const count = known.get(key) ?? new LongWork<Counted>()
  known.delete(key)
  known.set(key, count)
  for (const [old, { underway }] of known) if (known.size > scopesMax && underway === null) known.delete(old)
  return count
}

/** @param anew count again even if the last figures took long */
export async function lookAtStatistics(
  context: FlowContext,
  asked: StatisticsAsked,
  anew: boolean,
  by: string,
  now: Date,
): Promise<Result<LookAtStatistics>> {
  const { store } = context
  const allowed = may(await actorOf(store.read, by, now), 'read-all')
  if (!allowed.ok) return allowed
  const count = countOf(store, asked)
  const token = await store.changeToken()
  const { last } = count
  if (last === null || anew || (last.value.token !== token && last.tookMs < quickMs))
    count.begin(async (told) => {
      const figures = await readStatistics(context, asked, by, now, told)
      return figures.ok ? done({ figures: figures.value, token }) : figures
    })
  const waited = await count.wait()
  if (!waited.ok) return waited
  const counted = count.last?.value ?? null
  return done({
    figures: counted?.figures ?? null,
    isCurrent: counted?.token === token,
    counting: count.underway,
  })
}

/**
 * The figures of a scope, for a file: those that were shown, else counted now.
 * @param shownAt when the figures on the page were made; null = none are shown
 */
export async function figuresToKeep(
  context: FlowContext,
  asked: StatisticsAsked,
  shownAt: string | null,
  by: string,
  now: Date,
): Promise<Result<Statistics>> {
  const allowed = may(await actorOf(context.store.read, by, now), 'read-all')
  if (!allowed.ok) return allowed
  const shown = countOf(context.store, asked).last?.value.figures
  return shown !== undefined && shown.madeAt === shownAt ? done(shown) : await readStatistics(context, asked, by, now)
}
