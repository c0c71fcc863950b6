// Seeds as tests: each is a quarter of its own, and what broke is said with the seed that shows it again.
import { expect, test } from 'vitest'
import { liveQuarter } from './quarter.js'
import { inWords } from './report.js'

export const survives = (from: number, count: number): void =>
  test.each(Array.from({ length: count }, (_, index) => from + index))(
    'seed %i',
    async (seed) => {
      const outcome = await liveQuarter(seed)
      if (outcome.broken !== null) expect.fail(inWords(outcome))
      // A life in which nothing left the office would prove nothing.
      expect(outcome.trace.length).toBeGreaterThan(4)
    },
    180_000,
  )
