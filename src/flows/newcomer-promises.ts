// What was said and promised about cases before somebody took them over: what waits for the office, what was sent back and
// why, what a talk committed the unit to. Facts only, from what the unit and the office themselves wrote.
import { waitingName } from '../domain/case.js'
import { chineseDay, dayOf } from '../domain/day.js'
import { clip } from '../domain/wording/brief.js'
import type { CaseRow } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import { submittedCases } from '../store/submissions.js'
import { caseNosOf, talkFactsOf } from '../store/talks.js'

/** Case number → promises in words, oldest first; cases about which nothing was said are left out. */
export async function promisesOf(tx: Tx, rows: readonly CaseRow[], now: Date): Promise<Map<string, string[]>> {
  const promises = new Map<string, string[]>()
  const add = (no: string, words: string): void => void promises.set(no, [...(promises.get(no) ?? []), words])
  const nos = new Set(rows.map((row) => row.no))
  for (const [no, reason, at] of await returnsOf(tx, [...nos]))
    add(no, `${chineseDay(dayOf(at), dayOf(now))}退回${reason === '' ? '' : `:${clip(reason, 40)}`}`)
  const open = await tx.submission.findMany({ where: { state: 'open' }, orderBy: { at: 'asc' } })
  for (const one of open) {
    const until = one.untilOn === null ? '' : `延到${chineseDay(one.untilOn, dayOf(now))}`
    const said = one.text.trim() === '' ? '' : `“${clip(one.text.trim(), 40)}”`
    const name = waitingName[one.kind as keyof typeof waitingName]
    for (const no of submittedCases(one))
      if (nos.has(no)) add(no, `${chineseDay(dayOf(one.at), dayOf(now))}已提交${name}${until}${said},等办公室处理`)
  }
  const unitId = { in: [...new Set(rows.map((row) => row.unitId))] }
  for (const talk of await tx.talk.findMany({ where: { unitId, endedAt: null } }))
    for (const { text, dueOn, keptAt } of talkFactsOf(talk).commitments)
      if (keptAt === null)
        for (const no of caseNosOf(talk))
          if (nos.has(no)) add(no, `约谈承诺“${clip(text, 40)}”,${chineseDay(dueOn, dayOf(now))}前`)
  return promises
}

/** Returns of the present round, with the reason given. */
async function returnsOf(tx: Tx, nos: readonly string[]): Promise<[string, string, Date][]> {
  const events = await tx.caseEvent.findMany({
    where: { caseNo: { in: [...nos] }, type: 'returned', case: { state: 'returned' } },
    orderBy: { seq: 'asc' },
  })
  const last = new Map(events.map((one) => [one.caseNo, one]))
  return [...last.values()].map((one) => {
    const { reason = '' } = fromJson<{ reason?: string }>(one.details, {})
    return [one.caseNo, reason, one.at]
  })
}
