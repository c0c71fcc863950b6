// The words of 为什么: names of rules and outcomes, and why a planned message did not leave, as a person understands them.
import type { RuleName } from '../policy.js'

const ruleNames: Record<RuleName, string> = {
  notice: '整改通知',
  'notice-supervisor': '告知主管单位',
  'notice-leader': '告知分管负责人',
  'unsigned-deputy': '未签收转备岗',
  'unsigned-office': '未签收转办公室',
  'remind-before': '到期前提醒',
  'remind-due': '到期当日提醒',
  overdue: '逾期通知',
  escalate: '逾期升级',
  'deadline-amended': '期限调整告知',
  'check-in': '暂缓期间询问进展',
  'check-in-late': '暂缓无进展转办公室',
  'freeze-review': '冻结到期请办公室核实',
  'review-late': '提醒复核人',
  'review-escalated': '提醒负责人',
  manual: '催办',
  'hand-over': '交接告知',
  'round-summary': '整改情况汇总',
  'approval-late': '提醒负责人审批',
  'approval-escalated': '通报待审批转经办人',
  'talk-proposed': '约谈建议',
  'talk-undecided': '约谈待决定提醒',
  'talk-schedule': '请经办人排定约谈',
  'talk-invite': '约谈通知',
  'talk-unconfirmed': '约谈未确认转办公室',
  'talk-record': '请登记约谈情况',
  'talk-absent': '无故缺席告知负责人',
  'talk-cancelled': '约谈取消告知',
  'talk-entrust': '委托县区组织约谈',
  'talk-entrust-late': '催问县区约谈安排',
  'talk-minutes': '约谈纪要送达',
  'talk-report': '约谈后书面报告到期',
  'talk-report-missing': '书面报告未报告知负责人',
  'talk-verify': '请核查约谈整改',
  'talk-failed': '核查未通过告知负责人',
  'talk-follow-up': '约谈承诺到期',
  'talk-last': '约谈承诺未落实告知负责人',
}

/** A rule of the plan in the trade's words; one without words of its own keeps its name. */
export const ruleInWords = (rule: string): string => (ruleNames as Record<string, string | undefined>)[rule] ?? rule

const outcomes: Record<string, string> = {
  owed: '待发',
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
  held: '发送暂停时收回,放行后重新安排',
  'case ended': '事项已办结',
  'handed-on': '收件人已离开或由他人代办,改告知接手的人',
  'no-longer-planned': '情况已变,不再需要',
  'told-by-phone': '已电话告知',
  task: '已列入办公室待办',
  'propose-talk': '已向负责人提出约谈建议',
  decided: '事情已先办结',
  undone: '对方已撤回',
  replaced: '已有新的反馈',
}

/** How an obligation ended, with its reason: `未发(当天已发过一条)`. */
export function outcomeInWords(outcome: string, reason: string | null): string {
  const ended = outcomes[outcome] ?? outcome
  return reason === null ? ended : `${ended}(${reasonInWords(reason)})`
}

/** A reason as the ledger keeps it, in words. */
export function reasonInWords(reason: string): string {
  const [kind, about = ''] = reason.split(':', 2)
  if (kind === 'overtaken') return `由${ruleInWords(about)}代替`
  if (kind === 'retry') return `企业微信返回${about},稍后再发`
  if (kind === 'uncertain') return `企业微信没有答复(${about}),稍后核对再发`
  const [code, told] = reason.split('; told: ', 2)
  return told === undefined ? (reasons[reason] ?? reason) : `企业微信返回${code},已转办公室`
}
