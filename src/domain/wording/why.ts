// The words of 为什么: names of rules and outcomes, and why a planned message did not leave, as a person understands them.
import type { RuleName } from '../policy.js'

const ruleNames: Partial<Record<RuleName, string>> = {
  notice: '整改通知',
  'notice-supervisor': '告知主管单位',
  'notice-leader': '告知分管负责人',
  'unsigned-deputy': '未签收转备岗',
  'unsigned-office': '未签收转办公室',
  'remind-before': '到期前提醒',
  'remind-due': '到期当日提醒',
  overdue: '逾期通知',
  escalate: '逾期升级',
  'review-late': '提醒复核人',
  'review-escalated': '提醒负责人',
  manual: '催办',
  'talk-proposed': '约谈建议',
}

/** A rule of the plan in the trade's words; one without words of its own keeps its name. */
export const ruleInWords = (rule: string): string => (ruleNames as Record<string, string | undefined>)[rule] ?? rule

const outcomes: Record<string, string> = {
  sent: '已发',
  superseded: '被后续消息取代',
  skipped: '未发',
  dead: '未送达',
  uncertain: '不确定是否送达',
}

const reasons: Record<string, string> = {
  passed: '时机已过',
  'budget-day': '当天已发过一条',
  'budget-circular': '这份通报的提醒次数已满',
  'told-outside': '移交台账前已在线下告知',
  'planned anew': '按当天情况重新安排',
  'case ended': '事项已办结',
}

/** How an obligation ended, with its reason: `未发(当天已发过一条)`. */
export function outcomeInWords(outcome: string, reason: string | null): string {
  const ended = outcomes[outcome] ?? outcome
  return reason === null ? ended : `${ended}(${reasonInWords(reason)})`
}

function reasonInWords(reason: string): string {
  const [kind, about = ''] = reason.split(':', 2)
  if (kind === 'overtaken') return `由${ruleInWords(about)}代替`
  const [code, told] = reason.split('; told: ', 2)
  return told === undefined ? (reasons[reason] ?? reason) : `企业微信返回${code},已转办公室`
}
