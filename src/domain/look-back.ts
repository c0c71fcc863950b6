// The draw of a look-back (回头看): fair, and the same for everybody who draws with the same seed.
import { sha256 } from '../base/ids.js'

/** `share` percent of the numbers, rounded up, in the order of a hash of seed and number; returned sorted. */
export function sampleOf(nos: readonly string[], share: number, seed: string): string[] {
  const drawn = nos
    .map((no) => ({ no, lot: sha256(`${seed}/${no}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, Math.ceil((nos.length * share) / 100))
  return drawn.map((one) => one.no).sort()
}
