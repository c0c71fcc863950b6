// A failure is worth its seed only if the seed shows it again: the same acts at the same minutes, the same words on the same
// phones, the same crashes.
import { expect, test } from 'vitest'
import { liveQuarter } from './quarter.js'

test.each([3, 11])(
  'seed %i twice',
  async (seed) => {
    const once = await liveQuarter(seed)
    expect(await liveQuarter(seed)).toEqual(once)
  },
  300_000,
)
