// Chance that can be repeated: element order, lost and doubled callbacks come from one seeded source, so that a run that
// failed can be run again.
import { randomInt } from 'node:crypto'

export class Dice {
  private state: number

  constructor(seed = randomInt(2 ** 31)) {
    this.state = seed >>> 0
  }

  /** A number from 0 to just under 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 to `count - 1`. */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  /** True with this probability, 0 to 1. */
  hits(probability: number): boolean {
    return this.next() < probability
  }

  shuffled<T>(list: T[]): T[] {
    const rest = [...list]
    const mixed: T[] = []
    while (rest.length > 0) mixed.push(...rest.splice(this.below(rest.length), 1))
    return mixed
  }
}
