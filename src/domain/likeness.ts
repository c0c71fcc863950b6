// How alike two names are, and whether one is the short form of the other. Likeness only ever proposes (design.md §6).
import { distance } from 'fastest-levenshtein'
import { plainName } from './finding-sameness.js'

/** A name as it is compared with the registry: width, blanks and quotes do not count; 人民政府 and 政府 are one word. */
export const comparedName = (name: string): string => plainName(name).replace(/人民政府/g, '政府')

/** 0 to 1; a name that holds the other whole is at least 0.75. */
export function likeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return 0
  const contained = a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a))
  return Math.max(contained ? 0.75 : 0, 1 - distance(a, b) / longer)
}

/** Institutions are shortened at the end first: 卫健委 for …委员会, 政府办 for …办公室. */
const shortEnd = (name: string): string =>
  name
    .replace(/委员会/g, '委')
    .replace(/办公室$/, '办')
    .replace(/和|与|及/g, '')

/**
 * Whether `short` can be the short form of the institution `long`: its characters in order, and the same last one (资规局
 * of 自然资源和规划局). Both without their place.
 */
export function abbreviates(short: string, long: string): boolean {
  const [a, b] = [shortEnd(short), shortEnd(long)]
  if (a === b) return a.length >= 2
  if (a.length < 3 || a.length >= b.length || a.at(-1) !== b.at(-1)) return false
  let at = 0
  for (const character of b) if (character === a[at]) at++
  return at === a.length
}
