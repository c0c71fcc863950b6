// A draft for reading in a terminal: head, deadline, findings by unit, checks.
import type { Draft } from '../domain/draft.js'
import type { Terminal } from './terminal.js'

const levels = { info: '提示', warn: '注意', block: '须处理' } as const

export function showDraft(terminal: Terminal, draft: Draft): void {
  const { deadline } = draft
  terminal.line(`标题:${draft.title ?? '(未读出)'}`, `Title: ${draft.title ?? '(not found)'}`)
  terminal.line(
    `发文机关:${draft.issuingOrg ?? '(未读出)'}  成文日期:${draft.issuedOn ?? '(未读出)'}`,
    `Issuer: ${draft.issuingOrg ?? '-'}  issued on ${draft.issuedOn ?? '-'}`,
  )
  const day =
    deadline === null
      ? '未设期限'
      : `${deadline.date ?? `收到后${deadline.workingDays ?? deadline.calendarDays ?? '?'}${deadline.workingDays === null ? '天' : '个工作日'}`}(“${deadline.text}”)`
  terminal.line(`整改期限:${day}`, `Deadline: ${day}`)
  if (draft.escalationClause !== null)
    terminal.line(`升级要求:${draft.escalationClause}`, `Escalation clause: ${draft.escalationClause}`)
  const standing = draft.findings.filter((finding) => finding.struck === undefined)
  const units = new Set(standing.map((finding) => finding.unit))
  const failed = standing.filter((finding) => finding.severity === 'fail').length
  terminal.line(
    `问题:${standing.length}项,${units.size}个单位,其中不合格${failed}项`,
    `Findings: ${standing.length} at ${units.size} units, ${failed} of them failing`,
  )
  for (const [index, finding] of draft.findings.entries())
    terminal.line(
      `  ${index + 1}. ${finding.unit ?? '(单位不明)'} ${finding.account ?? finding.site ?? finding.document?.title ?? ''}${finding.platform === null ? '' : `(${finding.platform})`}:${finding.problem}${finding.severity === 'fail' ? '[不合格]' : ''}${finding.struck === undefined ? '' : `[已划去:${finding.struck.reason},${finding.struck.by}]`}`,
    )
  for (const count of draft.anonymousCounts.filter((one) => one.answeredBy === undefined))
    terminal.line(
      `  未点名:${count.problem} ${count.count ?? '若干'}`,
      `  not named: ${count.problem} ${count.count ?? 'some'}`,
    )
  for (const check of draft.checks.filter((one) => one.settledBy === undefined))
    terminal.line(`[${levels[check.level]}] ${check.message}`, `[${check.level}] ${check.code}: ${check.message}`)
}
