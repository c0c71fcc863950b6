// All chance of a simulation comes from here, out of one seed: the same seed lives the same life. What must not depend on
// the order of concurrent work (the fate of a call) is drawn from its own words instead of from the stream.
import { createHash } from 'node:crypto'

export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed | 0
  }

  /** In [0, 1); mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  happens(share: number): boolean {
    return this.next() < share
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  pick<T>(from: readonly [T, ...T[]]): T
  pick<T>(from: readonly T[]): T | undefined
  pick<T>(from: readonly T[]): T | undefined {
    return from[this.between(0, from.length - 1)]
  }

  /** Each with the given share, in their order. */
  some<T>(from: readonly T[], share: number): T[] {
    return from.filter(() => this.happens(share))
  }

  weighted<T extends { weight: number }>(from: readonly [T, ...T[]]): T {
    let left = this.next() * from.reduce((sum, one) => sum + one.weight, 0)
    for (const one of from) if ((left -= one.weight) < 0) return one
    return from[0]
  }
}

/** In [0, 1), by what it is about alone. */
export const fateOf = (...about: (string | number)[]): number =>
  createHash('sha256').update(about.join('\n')).digest().readUInt32BE(0) / 4_294_967_296
