// The intake room's door: a circular's bytes to a draft, a sentence to a deadline, and the indicators both speak of.
export { readCircular } from './read-circular.js'
export type { PaperFile } from './formats/open.js'
export { readDeadline } from './recognisers/deadlines.js'
export { type Indicator, indicatorName, indicators, type OfficePhrase } from './indicators.js'
export { readWorkbook, type WorkbookFile } from './read-workbook.js'
export { paperText } from './paper-text.js'
export { type AnnexPart, type AnnexReading, readAnnex, readAnnexInParts } from './read-annex.js'
