// 整改情况汇总: the one short brief the office's leader gets of a round, and the reminder of a draft that waits for approval.
// Counts and numbers only, in the order of the cases: units are never compared with each other.
import { type CaseState, stateName } from '../case.js'
import { chineseDay, type Day } from '../day.js'
import { splitLines } from './brief.js'

export interface RoundBrief {
  code: string
  title: string
  /** Cases by state, in the order of a case's life. */
  states: readonly { state: CaseState; count: number }[]
  /** Overdue cases in case order. */
  late: readonly { no: string; unit: string }[]
  /** Open or held talks, in words, with how many. */
  talks: readonly { state: string; count: number }[]
  /** What waits for the office, and the longest wait in working days. */
  waiting: { count: number; longestWorkdays: number }
}

/** Most late cases named; the rest are counted. */
const namedMost = 15

export function roundSummary(brief: RoundBrief, today: Day): string {
  const total = brief.states.reduce((sum, one) => sum + one.count, 0)
  const named = brief.late.slice(0, namedMost).map(({ no, unit }) => `${no}(${unit})`)
  const rest = brief.late.length > namedMost ? `等${brief.late.length}项` : ''
  const talks = brief.talks.map((one) => `${one.state}${one.count}`).join(',')
  const lines = [
    `【整改情况汇总】《${brief.title}》,截至${chineseDay(today)}`,
    `共${total}项:${brief.states.map((one) => `${stateName[one.state]}${one.count}`).join(',')}。`,
    brief.late.length === 0
      ? '没有逾期未整改的事项。'
      : `逾期未整改${brief.late.length}项:${named.join('、')}${rest}。`,
    brief.talks.length === 0 ? '' : `约谈:${talks}。`,
    brief.waiting.count === 0
      ? ''
      : `等待办公室处理${brief.waiting.count}项,最长已等${brief.waiting.longestWorkdays}个工作日。`,
    `需要书面汇总材料,可请经办人生成(${brief.code})。`,
  ]
  return splitLines(lines.filter((line) => line !== ''))[0] ?? ''
}

/** The same for the officer, when the reminder brought nothing. */
export const approvalTask = (title: string, code: string, submittedOn: Day, today: Day): string =>
  `《${title}》(${code})${chineseDay(submittedOn, today)}提交审批后仍未下发,请与负责人核对;需要修改的可用 circular take-back 取回。`

/** A circular was handed to the leader and waits. */
export const approvalReminder = (title: string, submittedOn: Day, by: string, today: Day): string =>
  `【待审批】《${title}》已于${chineseDay(submittedOn, today)}由${by}提交,尚未审批下发。审批前不会通知任何单位。`
