// Whom a 催办 is for, in the words of the chat: a case number or several, a unit, an account, 逾期 (all that is late), or a circular's
// late ones (`B24Q3 逾期`). What is not found is refused with what it might have been.
import { done, type Result, refused } from '../base/result.js'
import type { Calendar } from '../domain/calendar.js'
import { dayOf } from '../domain/day.js'
import { overdueWorkdays, passesAt } from '../domain/deadline.js'
import { matchName } from '../domain/matching.js'
import { caseByNo, type CaseRow, casesByNos, factsOf, openCasesOfUnits } from '../store/cases.js'
import { circularById } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { namedUnits } from '../store/registry.js'

const late = /^(?:(\S+)\s*的?)?\s*(?:全部|所有)?逾期(?:的|单位|事项)?$/

/** The words for everything late, or for a circular's late cases. */
export const lateWords = (circular: string | undefined): string =>
  circular === undefined ? '逾期' : `${circular} 逾期`

export async function targetCases(tx: Tx, calendar: Calendar, target: string, now: Date): Promise<Result<CaseRow[]>> {
  const said = target.trim()
  const match = late.exec(said)
  if (match !== null) return await lateCases(tx, calendar, match[1] ?? null, now)
  const row = await caseByNo(tx, said)
  if (row !== null) return done([row])
  const several = said.split(/[、,,\s]+/)
  if (several.length > 1 && several.every((one) => /^[A-Za-z0-9]+-\d+$/.test(one))) return await numbered(tx, several)
  const circular = await circularById(tx, said)
  if (circular !== null)
    return refused('no-target', `${circular.code}是一份通报,只催办其中逾期的请写“${circular.code} 逾期”。`)
  const unit = matchName(said, await namedUnits(tx))
  if (unit.kind === 'exact') return found(said, await openCasesOfUnits(tx, [unit.id]))
  const byAccount = await tx.case.findMany({
    where: { accountName: said, state: { notIn: ['closed', 'withdrawn'] } },
    include: { unit: true },
    orderBy: { no: 'asc' },
  })
  if (byAccount.length > 0) return done(byAccount)
  const known = await tx.case.count({ where: { accountName: said } })
  if (known > 0) return found(said, [])
  const hint =
    unit.kind === 'near'
      ? `是不是${unit.candidates.map((one) => `“${one}”`).join('或')}?`
      : '请写完整的单位名、账号名或事项编号。'
  return refused('no-target', `找不到“${said}”,${hint}`)
}

async function numbered(tx: Tx, nos: readonly string[]): Promise<Result<CaseRow[]>> {
  const rows = await casesByNos(
    tx,
    nos.map((no) => no.toUpperCase()),
  )
  const missing = nos.find((no) => !rows.some((row) => row.no === no.toUpperCase()))
  return missing === undefined ? done(rows) : refused('no-case', `没有编号为${missing}的事项,请核对编号。`)
}

const found = (said: string, rows: CaseRow[]): Result<CaseRow[]> =>
  rows.length === 0 ? refused('nothing-open', `“${said}”没有未办结的事项,不需要催办。`) : done(rows)

/** Open cases whose deadline has passed. What waits for the office among them is refused case by case, with its reason. */
async function lateCases(tx: Tx, calendar: Calendar, code: string | null, now: Date): Promise<Result<CaseRow[]>> {
  const circular = code === null ? null : await circularById(tx, code)
  if (code !== null && circular === null) return refused('no-circular', `没有编号为${code}的通报,请核对编号。`)
  const rows = await tx.case.findMany({
    where: {
      state: { notIn: ['closed', 'withdrawn'] },
      dueOn: { lte: dayOf(now) },
      ...(circular === null ? {} : { circularId: circular.id }),
    },
    include: { unit: true },
    orderBy: { no: 'asc' },
  })
  const passed = rows.filter((row) => row.dueOn !== null && now >= passesAt(row.dueOn, row.dueTime))
  // A paused case has days to check in instead of its deadline: it cannot be late.
  const isLate = (row: CaseRow): boolean =>
    row.blocked === null && overdueWorkdays(calendar, factsOf(row).deadline, now) > 0
  return passed.some(isLate)
    ? done(passed.filter(isLate))
    : refused('nothing-late', `${circular === null ? '现在' : circular.code}没有逾期未办结的事项,不需要催办。`)
}
