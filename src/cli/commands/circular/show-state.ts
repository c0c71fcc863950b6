// How a circular stands, as every subcommand shows it at its end: state, what waits for a person, cases; and for `show` the
// whole draft with who corrected what.
import { dayOf } from '../../../domain/day.js'
import type { KeptCorrection } from '../../../domain/draft-corrections.js'
import type { OpenPoint } from '../../../flows/open-points.js'
import { type Prepared, prepareCircular } from '../../../flows/prepare-circular.js'
import { recheckOf } from '../../../flows/recheck-circular.js'
import { correctionsOf, revisionOf } from '../../../store/circulars.js'
import type { Desk } from '../../desk.js'
import { showDraft } from '../../show-draft.js'
import { type Terminal, valueOf } from '../../terminal.js'
import { sayProposals } from './recheck.js'

export interface Shown {
  /** With the whole draft. */
  whole?: boolean
  /** Open points as they were before a refused step. */
  open?: readonly OpenPoint[]
  /** Whether an import found the same bytes stored already. */
  known?: boolean
  /** Keys a subcommand adds to the JSON. */
  more?: Record<string, unknown>
}

export async function showState(desk: Desk, id: string, shown: Shown = {}): Promise<void> {
  const { terminal } = desk
  const { known, more = {}, whole = false } = shown
  const prepared = valueOf(await desk.store.write((tx) => prepareCircular(desk.context, tx, id)), terminal.locale)
  const { row, draft, open } = prepared
  const cases = await desk.store.read.case.findMany({
    where: { circularId: row.id },
    orderBy: { seq: 'asc' },
    select: { no: true },
  })
  const needsPerson = shown.open ?? open
  const checks = [
    ...draft.checks,
    ...needsPerson.filter((point) => !draft.checks.some((check) => check.code === point.code)),
  ]
  const value = {
    circularId: row.id,
    ...(known === undefined ? {} : { known }),
    code: row.code,
    title: row.title,
    state: row.state,
    dueOn: row.dueOn ?? draft.deadline?.date ?? null,
    needsPerson,
    cases: cases.map((one) => one.no),
    ...more,
    checks,
  }
  terminal.value(whole ? { ...value, ...(await wholeOf(desk, prepared)) } : value)
  terminal.line(
    `${row.code} ${row.id} ${stateName[row.state] ?? row.state} 《${row.title}》 事项${cases.length}`,
    `${row.code} ${row.id} ${row.state} "${row.title}" cases ${cases.length}`,
  )
  if (whole) await sayWhole(desk, prepared)
  for (const point of needsPerson)
    terminal.line(
      `  [${point.kind === 'choice' ? '须选择' : '待确认'}] ${point.message}`,
      `  [${point.kind}] ${point.code}: ${point.message}`,
    )
}

export const stateName: Record<string, string> = {
  draft: '草稿',
  confirmed: '已确认',
  submitted: '待审批',
  published: '已下发',
}

async function wholeOf({ store, clock }: Desk, prepared: Prepared) {
  const { row, draft } = prepared
  const files = await store.read.circularFile.findMany({
    where: { circularId: row.id },
    select: { kind: true, fileName: true, digest: true, keptBy: true },
    orderBy: { keptAt: 'asc' },
  })
  const revises =
    row.revisesId === null
      ? null
      : await store.read.circular.findUnique({ where: { id: row.revisesId }, select: { code: true } })
  return {
    planDigest: row.planDigest,
    secrecyCheckedBy: row.secrecyCheckedBy,
    revises: revises?.code ?? null,
    revision: revisionOf(row),
    corrections: correctionsOf(row),
    files,
    recheckProposals: await recheckOf(store.read, prepared, clock.now()),
    draft,
  }
}

async function sayWhole(desk: Desk, prepared: Prepared): Promise<void> {
  const { terminal } = desk
  const { row } = prepared
  const whole = await wholeOf(desk, prepared)
  showDraft(terminal, prepared.draft)
  if (whole.revises !== null)
    terminal.line(
      `本件是${whole.revises}的更正,下发时撤销:${whole.revision?.withdraw.join('、') || '无'}`,
      `A correction of ${whole.revises}; publishing withdraws: ${whole.revision?.withdraw.join(', ') || 'none'}`,
    )
  for (const one of whole.corrections) sayCorrection(terminal, one)
  for (const file of whole.files)
    terminal.line(
      `${file.kind === 'annex' ? '附件' : '原文件'}:${file.fileName}(${file.keptBy})`,
      `${file.kind} ${file.fileName} (${file.keptBy})`,
    )
  if (row.secrecyCheckedBy !== null && row.secrecyCheckedAt !== null)
    terminal.line(
      `保密审查:${row.secrecyCheckedBy} ${dayOf(row.secrecyCheckedAt)}确认`,
      `Secrecy check: ${row.secrecyCheckedBy} on ${dayOf(row.secrecyCheckedAt)}`,
    )
  if (row.planDigest !== null)
    terminal.line(
      `批准的计划:${row.approvedBy}批准,摘要${row.planDigest}(在审计链中)`,
      `Approved plan: by ${row.approvedBy}, digest ${row.planDigest} (in the audit chain)`,
    )
  if (whole.recheckProposals.length > 0) sayProposals(terminal, whole.recheckProposals)
}

function sayCorrection(terminal: Terminal, one: KeptCorrection): void {
  const [zh, en] = wordsOf(one)
  const day = one.at.slice(0, 10)
  terminal.line(`[更正] ${zh}(${one.by} ${day})`, `[corrected] ${en} (${one.by} ${day})`)
}

function wordsOf(one: KeptCorrection): [zh: string, en: string] {
  switch (one.kind) {
    case 'set': {
      const value = typeof one.value === 'string' ? one.value : JSON.stringify(one.value)
      return [`${one.pointer}改为${value}`, `${one.pointer} set to ${value}`]
    }
    case 'add':
      return [
        `补充问题:${one.finding.unit ?? ''}:${one.finding.problem}`,
        `added ${one.finding.unit ?? ''}: ${one.finding.problem}`,
      ]
    case 'strike':
      return [`划去第${one.index + 1}项:${one.reason}`, `struck ${one.index + 1}: ${one.reason}`]
    case 'restore':
      return [`恢复第${one.index + 1}项`, `restored ${one.index + 1}`]
    case 'annex':
      return [
        `并入附件“${one.fileName}”${one.entries.length}项`,
        `took in annex ${one.fileName}, ${one.entries.length} findings`,
      ]
  }
}
