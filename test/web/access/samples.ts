// One request for each call of the API that would be in order, were the right person to make it.
import type { Samples } from './sample.js'
import { caseSamples } from './samples-cases.js'
import { circularSamples } from './samples-circulars.js'
import { officeSamples } from './samples-office.js'
import { unitSamples } from './samples-units.js'

/** By row of the table: method and address, and in brackets which of several acts. */
export const samples: Samples = { ...caseSamples, ...circularSamples, ...unitSamples, ...officeSamples }
