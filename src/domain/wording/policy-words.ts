// A policy as an office reads it: every value with its part, its name and what it says, and what differs between two of them.
// The names are the ones the linter's and the reader's sentences use.
import { documentOf } from '../policy-document.js'
import { type Audience, type Policy, toldRules } from '../policy.js'
import { type TalkTrigger, type TalkTriggerName, triggerName } from '../talk-trigger.js'
import { ruleSentence, sentenceRules } from './why-rule.js'
import { ruleInWords } from './why.js'

export const audienceName: Record<Audience, string> = {
  liaison: '联络员',
  deputy: '备岗',
  leader: '分管负责人',
  supervisor: '主管单位联络员',
  'supervisor-leader': '主管单位分管负责人',
  officer: '经办',
  reviewer: '复核',
  'office-leader': '负责人',
}

export interface PolicyLine {
  /** Where it stands in the document: `ladder.overdue`. */
  path: string
  part: string
  name: string
  value: string
}

type Entry = readonly [path: string, name: string, value: string]

const workdays = (count: number): string => `${count}个工作日`

/** Every value of a policy in words, in the order of the document. */
export function policyLines(policy: Policy): PolicyLine[] {
  const parts: [part: string, entries: readonly Entry[]][] = [
    ['发送时段', [['window', '工作日内可发送', (documentOf(policy).window ?? []).join('、')]]],
    ['各环节告知对象', toldEntries(policy)],
    ['提醒阶梯', ladderEntries(policy)],
    ['打扰上限', budgetEntries(policy)],
    ['期限', deadlineEntries(policy)],
    ['暂缓与冻结', pauseEntries(policy)],
    ['约谈', talkEntries(policy)],
    ['重复问题', repeatEntries(policy)],
    ['其他', otherEntries(policy)],
  ]
  return parts.flatMap(([part, entries]) => entries.map(([path, name, value]) => ({ path, part, name, value })))
}

const toldEntries = ({ told }: Policy): Entry[] =>
  toldRules.map((rule) => [
    `told.${rule}`,
    ruleInWords(rule),
    told[rule].map((one) => audienceName[one]).join('、') || '不告知',
  ])

const ladderEntries = ({ ladder }: Policy): Entry[] => [
  ['ladder.unsignedDeputy', '未签收通知备岗', `${workdays(ladder.unsignedDeputy)}后`],
  ['ladder.unsignedOffice', '未签收转办公室', `${workdays(ladder.unsignedOffice)}后`],
  ['ladder.remindBefore', '到期前提醒', `提前${workdays(ladder.remindBefore)}`],
  ['ladder.quietAfterNotice', '通知后不提醒', `${workdays(ladder.quietAfterNotice)}内`],
  ['ladder.overdue', '逾期通知', `逾期${workdays(ladder.overdue)}`],
  ['ladder.escalate', '逾期升级', `逾期${workdays(ladder.escalate)}`],
  ['ladder.officeLate', '办公室未处理提醒', `${workdays(ladder.officeLate)}后`],
  ['ladder.officeEscalated', '办公室未处理告知负责人', `${workdays(ladder.officeEscalated)}后`],
  ['ladder.roundSummary', '整改情况汇总', `期限后${workdays(ladder.roundSummary)}`],
]

const budgetEntries = ({ budget }: Policy): Entry[] => [
  ['budget.perDay', '每人每个工作日', `${budget.perDay}条`],
  ['budget.perCircular', '每人每份通报', `${budget.perCircular}条`],
  ['budget.reservedForOverdue', '其中留给逾期通知', `${budget.reservedForOverdue}条`],
]

const unprinted = (count: number | null): string => (count === null ? '不设期限' : `收到后${workdays(count)}`)

const deadlineEntries = ({ withoutDeadline, returnWorkdays, giveBackWorkdays }: Policy): Entry[] => [
  ['withoutDeadline.fail', '通报未印期限的不合格问题', unprinted(withoutDeadline.fail)],
  ['withoutDeadline.minor', '通报未印期限的一般问题', unprinted(withoutDeadline.minor)],
  ['returnWorkdays', '退回后重新反馈', `${workdays(returnWorkdays)}内`],
  ['giveBackWorkdays', '异议或延期未同意时至少补足', workdays(giveBackWorkdays)],
]

const pauseEntries = ({ pause, freezeReviewWorkdays }: Policy): Entry[] => [
  ['pause.checkInWorkdays', '暂缓期间询问进展', `每${workdays(pause.checkInWorkdays)}`],
  ['pause.lateWorkdays', '询问无回音转办公室', `${workdays(pause.lateWorkdays)}后`],
  ['freezeReviewWorkdays', '冻结后核实', `${workdays(freezeReviewWorkdays)}后`],
]

const talkEntries = ({ talk }: Policy): Entry[] => [
  ['talk.undecidedWorkdays', '约谈建议未决定提醒', `${workdays(talk.undecidedWorkdays)}后`],
  ['talk.undecidedRepeatDays', '此后再提醒', `每${talk.undecidedRepeatDays}天`],
  ['talk.officeWorkdays', '未排定、未确认、未登记', `${workdays(talk.officeWorkdays)}后提醒`],
  ['talk.reportWorkdays', '书面整改报告', `约谈后${workdays(talk.reportWorkdays)}内`],
  ['talk.lastWorkdays', '承诺或报告到期未落实告知负责人', `${workdays(talk.lastWorkdays)}后`],
  ['talk.triggers', '提请约谈的情形', talk.triggers.map(triggerInWords).join(';') || '无'],
]

const repeatEntries = ({ repeat }: Policy): Entry[] => [
  ['repeat.times', '视为重复', `${repeat.times}次`],
  ['repeat.quarters', '追溯', `${repeat.quarters}个季度`],
]

const otherEntries = ({ collectScans, undoMinutes, ceiling }: Policy): Entry[] => [
  ['collectScans', '在聊天里收盖章扫描件', collectScans ? '收' : '不收,走OA'],
  ['undoMinutes', '撤回时限', `${undoMinutes}分钟`],
  ['ceiling', '一次发送上限(超出暂停并询问)', `${ceiling}条`],
]

function triggerInWords(trigger: TalkTrigger): string {
  const named: string | undefined = triggerName[trigger.when as TalkTriggerName]
  const bounds: string[] = []
  if ('workdays' in trigger && trigger.workdays !== undefined) bounds.push(workdays(trigger.workdays))
  if (trigger.when === 'overdue' && trigger.failedOnly) bounds.push('限不合格')
  if (trigger.when === 'overdue' && trigger.lateBefore) bounds.push('此前也逾期过')
  if (trigger.when === 'same-problem' && trigger.times !== undefined) bounds.push(`${trigger.times}次`)
  if (trigger.when === 'same-problem' && trigger.quarters !== undefined) bounds.push(`${trigger.quarters}个季度内`)
  if (trigger.when === 'failed-in-a-row') bounds.push(`${trigger.circulars}份通报`)
  bounds.push(trigger.calls === 'principal' ? '约主要负责人' : '约分管负责人')
  if (trigger.by === 'county') bounds.push('委托县区')
  return `${named ?? trigger.when}(${bounds.join(',')})`
}

export interface PolicyDifference {
  /** Values that differ. */
  values: { path: string; part: string; name: string; before: string; after: string }[]
  /** Rules whose sentence reads differently, as 为什么 and the rehearsal will say them. */
  rules: { name: string; before: string; after: string }[]
}

/** What a change of policy changes, in words; both empty: they ask the same. */
export function policyDifference(before: Policy, after: Policy): PolicyDifference {
  const was = new Map(policyLines(before).map((line) => [line.path, line.value]))
  return {
    values: policyLines(after).flatMap(({ path, part, name, value }) => {
      const old = was.get(path) ?? ''
      return old === value ? [] : [{ path, part, name, before: old, after: value }]
    }),
    rules: sentenceRules.flatMap((rule) => {
      const [old, now] = [ruleSentence(rule, before), ruleSentence(rule, after)]
      return old === now ? [] : [{ name: ruleInWords(rule), before: old, after: now }]
    }),
  }
}
