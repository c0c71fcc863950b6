// Lists as chat texts: what is open for a unit, the findings in full, the office's ledger in short.
import { stateName, waitingName, type CaseState } from '../../domain/case.js'
import { dayOf, isoOf } from '../../domain/day.js'
import { caseLine } from '../../domain/wording/brief.js'
import { pageLine } from '../../domain/wording/page-link.js'
import { type CaseRow, casesByNos } from '../../store/cases.js'
import { circularBriefs } from '../../store/circulars.js'
import type { Tx } from '../../store/db.js'
import { fromJson } from '../../store/json.js'
import type { RepeatLink } from '../../domain/repeat.js'
import type { FlowContext } from '../context.js'
import { briefNow } from '../hand-over-submission.js'

/** `进度`: numbered, with the state of each. */
export async function progressText(tx: Tx, context: FlowContext, rows: readonly CaseRow[], now: Date): Promise<string> {
  if (rows.length === 0) return '您单位目前没有未办结的整改事项。'
  const circulars = await circularBriefs(tx, [...new Set(rows.map((row) => row.circularId))])
  const lines: string[] = [`您单位未办结的事项(${rows.length}项):`]
  let circularId = ''
  for (const [index, row] of rows.entries()) {
    if (row.circularId !== circularId) lines.push(`《${circulars.get(row.circularId)?.title ?? ''}》`)
    circularId = row.circularId
    lines.push(`${caseLine(briefNow(context.calendar, row, now), index + 1, dayOf(now))}【${stateInWords(row)}】`)
  }
  lines.push('回复“已整改”加说明即可反馈,可写序号或编号,可附图。')
  return lines.join('\n')
}

/** The same for the units below, without numbers to answer by: they answer for themselves. */
export const belowText = (context: FlowContext, rows: readonly CaseRow[], now: Date): string =>
  [
    `下级单位未办结的事项(${rows.length}项,由其自行反馈):`,
    ...rows.map(
      (row) => `${caseLine(briefNow(context.calendar, row, now), null, dayOf(now), true)}【${stateInWords(row)}】`,
    ),
    '已转达请回复“已转达”。',
  ].join('\n')

export const stateInWords = (row: Pick<CaseRow, 'state' | 'waitingFor'>): string =>
  row.waitingFor === 'extension' || row.waitingFor === 'block'
    ? `${waitingName[row.waitingFor]}待处理`
    : stateName[row.state as CaseState]

/**
 * 查看明细: each finding in full, with what was said before and what to hand in.
 * @param withPage whether the reader has the page for unit contacts
 */
export async function detailText(
  tx: Tx,
  context: FlowContext,
  nos: readonly string[],
  now: Date,
  withPage: boolean,
): Promise<string> {
  const rows = await casesByNos(tx, nos)
  const ordered = nos.flatMap((no) => rows.find((row) => row.no === no) ?? [])
  const circulars = await circularBriefs(tx, [...new Set(ordered.map((row) => row.circularId))])
  const lines: string[] = []
  for (const circular of circulars.values()) {
    lines.push(`《${circular.title}》${circular.url === null ? '' : ` ${circular.url}`}`)
    if (circular.deadlineText !== null) lines.push(`要求:${circular.deadlineText}。`)
  }
  for (const [index, row] of ordered.entries()) {
    const before = fromJson<RepeatLink[]>(row.repeats, []).map((link) => link.circular)
    lines.push(`${caseLine(briefNow(context.calendar, row, now), index + 1, dayOf(now), true)}【${stateInWords(row)}】`)
    if (before.length > 0) lines.push(`  此前通报:${[...new Set(before)].join('、')}`)
  }
  if (withPage) lines.push(pageLine(nos))
  return lines.join('\n')
}

/** 台账 in one short text: counts, and what is late. */
export async function ledgerText(tx: Tx, now: Date): Promise<string> {
  const groups = await tx.case.groupBy({ by: ['circularId', 'state'], _count: true })
  const circulars = await circularBriefs(tx, [...new Set(groups.map((one) => one.circularId))])
  if (groups.length === 0) return '台账还是空的:没有已下发的通报。'
  const lines = [...circulars.values()].map((circular) => {
    const counts = groups.filter((one) => one.circularId === circular.id)
    const total = counts.reduce((sum, one) => sum + one._count, 0)
    const states = counts.map((one) => `${stateName[one.state as CaseState]}${one._count}`).join(',')
    return `${circular.code}《${circular.title}》共${total}项:${states}`
  })
  return [`整改台账(${isoOf(now).slice(0, 16).replace('T', ' ')})`, ...lines, '完整台账请用 ledger --xlsx 导出。'].join(
    '\n',
  )
}
