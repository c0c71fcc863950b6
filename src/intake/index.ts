// The intake room's door: a circular's bytes to a draft, a sentence to a deadline, and the indicators both speak of.
export { type CircularFile, readCircular } from './read-circular.js'
export { readDeadline } from './recognisers/deadlines.js'
export { type Indicator, indicatorName, indicators } from './indicators.js'
