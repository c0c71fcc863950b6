// What is known of a circular before a corrected version of it is looked at: its findings, those of its published
// corrections, and the case each of them became.
import type { CaseState } from '../domain/case.js'
import { caseNumber } from '../domain/case-number.js'
import type { KnownFinding } from '../domain/import-piles.js'
import { type CircularRow, draftOf, familyOf, readingOf } from '../store/circulars.js'
import type { Tx } from '../store/db.js'

/** In the order of their numbers. Of an unpublished circular its own findings, which are no cases yet. */
export async function knownFindings(tx: Tx, row: CircularRow): Promise<KnownFinding[]> {
  if (row.state !== 'published') return findingsOf(row, new Map())
  const family = (await familyOf(tx, row.casePrefix)).filter((one) => one.state === 'published')
  const cases = await tx.case.findMany({
    where: { circularId: { in: family.map((one) => one.id) } },
    select: { no: true, state: true },
  })
  const states = new Map(cases.map((one) => [one.no, one.state as CaseState]))
  return family.flatMap((one) => findingsOf(one, states))
}

type Numbered = Pick<CircularRow, 'draft' | 'corrections' | 'casePrefix' | 'numbersFrom' | 'state'>

function findingsOf(row: Numbered, states: ReadonlyMap<string, CaseState>): KnownFinding[] {
  const printed = readingOf(row).findings
  return draftOf(row).findings.map((finding, index): KnownFinding => {
    const no = caseNumber(row.casePrefix, row.numbersFrom + index + 1)
    const state = states.get(no)
    return {
      finding,
      printed: printed[index] ?? finding,
      added: index >= printed.length,
      name: row.state === 'published' ? no : `第${index + 1}项`,
      case: state === undefined ? null : { no, state },
    }
  })
}
