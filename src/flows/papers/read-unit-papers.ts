// 整改通知单 and 整改情况报告 of a unit on a circular.
import { done, type Result, refused } from '../../base/result.js'
import { dayOf } from '../../domain/day.js'
import { type Answer, noticeValues, reportValues } from '../../domain/paper-unit.js'
import type { NoticeValues, ReportValues } from '../../domain/paper.js'
import type { CaseRow } from '../../store/cases.js'
import type { Tx } from '../../store/db.js'
import { lastReplyOf } from '../../store/submissions.js'
import type { FlowContext } from '../context.js'
import { namedUnit } from '../named-unit.js'
import { familyCases, printedCases, printedCircularOf, publishedCircular, readMaking } from './read-paper.js'

export interface UnitOnCircular {
  circular: string
  unit: string
}

/** The unit a paper is for, before anybody is allowed to see it. */
export async function unitOf(tx: Tx, name: string): Promise<Result<string>> {
  const unit = await namedUnit(tx, name)
  return unit.ok ? done(unit.value.id) : unit
}

interface Part {
  row: Parameters<typeof printedCircularOf>[0]
  rows: CaseRow[]
  unit: string
}

/** The unit's cases that stand; what was struck is told in no paper to it. */
async function partOf(tx: Tx, { circular, unit }: UnitOnCircular): Promise<Result<Part>> {
  const row = await publishedCircular(tx, circular)
  if (!row.ok) return row
  const named = await namedUnit(tx, unit)
  if (!named.ok) return named
  const rows = (await familyCases(tx, row.value.casePrefix)).filter(
    (one) => one.unitId === named.value.id && one.state !== 'withdrawn',
  )
  if (rows.length === 0)
    return refused('nothing-to-print', `${row.value.code}没有${named.value.name}的整改事项,不需要这份文书。`)
  return done({ row: row.value, rows, unit: named.value.name })
}

export async function readNotice(
  tx: Tx,
  context: FlowContext,
  asked: UnitOnCircular,
  now: Date,
): Promise<Result<NoticeValues>> {
  const part = await partOf(tx, asked)
  if (!part.ok) return part
  const { row, rows, unit } = part.value
  const cases = await printedCases(tx, context, rows, now)
  return done(noticeValues({ making: await readMaking(tx, now), circular: printedCircularOf(row), unit, cases }))
}

export async function readReport(
  tx: Tx,
  context: FlowContext,
  asked: UnitOnCircular,
  now: Date,
): Promise<Result<ReportValues>> {
  const part = await partOf(tx, asked)
  if (!part.ok) return part
  const { row, rows, unit } = part.value
  const cases = await printedCases(tx, context, rows, now)
  const answers = await answersOf(tx, rows)
  const circular = printedCircularOf(row)
  return done(reportValues({ making: await readMaking(tx, now), circular, unit, cases, answers }))
}

/** The last answer about each case, in the unit's own words. */
async function answersOf(tx: Tx, rows: readonly CaseRow[]): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  for (const { no } of rows) {
    const reply = await lastReplyOf(tx, no)
    if (reply === null) continue
    const evidence = await tx.evidence.count({ where: { caseNos: { contains: `"${no}"` } } })
    answers.set(no, { text: reply.text, on: dayOf(reply.at), oaNumber: reply.oaNumber, evidence })
  }
  return answers
}
