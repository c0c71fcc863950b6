// 报送登记: the paper of a unit on a circular came in, by OA, on paper or by phone. It is a fact of its own beside whether
// the findings were put right, and holds for all of the unit's cases of that circular, closed ones too.
import { newId } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import { type CaseFacts, reportReceived } from '../domain/case.js'
import { may } from '../domain/roles.js'
import { casesOfCircular, factsOf } from '../store/cases.js'
import { circularById } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { type ReportRow, reportsOf } from '../store/reports.js'
import { actorOf } from '../store/registry.js'
import { changeCases } from './change-cases.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { namedUnit } from './named-unit.js'

export interface ReportInput {
  circular: string
  unit: string
  channel: 'oa' | 'paper' | 'phone'
  oaNumber: string | null
  note: string | null
  by: string
}

export interface Recorded {
  unit: string
  code: string
  caseNos: string[]
  late: boolean
}

export async function recordReport(context: FlowContext, input: ReportInput, now: Date): Promise<Result<Recorded>> {
  return await attempt(context.store, async (tx) => {
    const { channel, oaNumber, note, by } = input
    mustHold(may(await actorOf(tx, by, now), 'record-outside'))
    if (channel === 'oa' && (oaNumber ?? '').trim() === '')
      return refused('number-missing', '经OA报送的请写明OA文号;纸质或电话报送的请写明渠道。')
    const circular = await circularById(tx, input.circular)
    if (circular === null) return refused('no-circular', `没有编号为${input.circular}的通报,可用 circular list 查看。`)
    const unit = mustHold(await namedUnit(tx, input.unit))
    const report = { circularId: circular.id, unitId: unit.id, channel, oaNumber, note, by }
    const caseNos = mustHold(await takeReport(tx, context, report, now))
    const late = (await casesOfCircular(tx, circular.id)).some(
      (row) => caseNos.includes(row.no) && row.reported === 'late',
    )
    return done({ unit: unit.name, code: circular.code, caseNos, late })
  })
}

/** Keeps the paper and marks the unit's cases of the circular that still owed it. @returns their numbers */
export async function takeReport(
  tx: Tx,
  context: FlowContext,
  report: Omit<ReportInput, 'circular' | 'unit'> & { circularId: string; unitId: string },
  now: Date,
): Promise<Result<string[]>> {
  const { by, ...kept } = report
  const theirs = (await casesOfCircular(tx, report.circularId)).filter((row) => row.unitId === report.unitId)
  const owed = theirs.filter((row) => factsOf(row).reported === 'due').map((row) => row.no)
  if (owed.length === 0)
    return refused(
      'nothing-asked',
      theirs.length === 0 ? '这份通报没有该单位的事项。' : '该单位在这份通报下没有待报送的材料(没有要求,或已经登记)。',
    )
  await tx.report.create({ data: { id: newId(), ...kept, receivedAt: now, recordedBy: by } })
  const { oaNumber, channel, note } = report
  const change = { type: 'reported', by, now, details: { channel, oaNumber, note } }
  mustHold(await changeCases(tx, context, owed, (facts: CaseFacts) => done(reportReceived(facts, now)), change))
  return done(owed)
}

export interface ReportState {
  unit: string
  reported: 'due' | 'received' | 'late' | 'notAsked'
  oaNumber: string | null
  receivedAt: Date | null
}

/** Which units of a circular handed in the paper, in the order of their first case. */
export async function listReports(tx: Tx, circular: string): Promise<Result<ReportState[]>> {
  const row = await circularById(tx, circular)
  if (row === null) return refused('no-circular', `没有编号为${circular}的通报,可用 circular list 查看。`)
  const papers = await reportsOf(tx, row.id)
  const states = new Map<string, ReportState>()
  for (const one of await casesOfCircular(tx, row.id)) {
    if (one.state === 'withdrawn') continue
    const paper: ReportRow | undefined = papers.find((known) => known.unitId === one.unitId)
    const { reported } = factsOf(one)
    const known = states.get(one.unitId)
    if (known === undefined || reported === 'due')
      states.set(one.unitId, {
        unit: one.unit.name,
        reported,
        oaNumber: paper?.oaNumber ?? null,
        receivedAt: paper?.receivedAt ?? null,
      })
  }
  return done([...states.values()])
}
