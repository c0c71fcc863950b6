// A broken seed in words: what broke, the last things that happened, and how to see it again.
import type { Outcome } from './quarter.js'

const shown = 14

export const inWords = ({ seed, broken, steps, trace }: Outcome): string =>
  [
    `seed ${seed}, step ${steps}: ${broken ?? 'nothing broke'}`,
    ...trace.slice(-shown).map((line) => `  ${line}`),
    `again: npm run sim -- --seed ${seed}`,
  ].join('\n')
