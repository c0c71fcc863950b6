// The result of what the office did to cases by itself, told once to the liaisons who know of them. A unit that was not
// told of a case yet, or answered outside, is left alone.
import type { CaseFacts } from '../domain/case.js'
import { numbersInWords } from '../domain/wording/submission.js'
import { tellResult } from '../outbox/enqueue.js'
import type { CaseRow } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { readDirectory } from '../store/registry.js'
import type { FlowContext } from './context.js'

/**
 * @param cases each with its row as it was before and its facts now; the unit of the row is told
 * @param words the text for one person, given the numbers in words and the facts of the cases
 */
export async function tellLiaisons(
  tx: Tx,
  context: FlowContext,
  cases: readonly { row: CaseRow; facts: CaseFacts }[],
  words: (numbers: string, facts: readonly CaseFacts[]) => string,
  now: Date,
): Promise<void> {
  const directory = await readDirectory(tx, now)
  const byPerson = new Map<string, CaseFacts[]>()
  for (const { row, facts } of cases) {
    if (row.noticedAt === null || row.outside !== null || facts.outside) continue
    const { unitId, supervisorId } = row
    for (const userid of directory.resolve(['liaison'], { unitId, supervisorId, officer: null }))
      byPerson.set(userid, [...(byPerson.get(userid) ?? []), facts])
  }
  for (const [to, facts] of byPerson) {
    const text = words(numbersInWords(facts.map((one) => one.no)), facts)
    await tellResult(tx, context.calendar, { to, content: { type: 'text', text } }, now)
  }
}
