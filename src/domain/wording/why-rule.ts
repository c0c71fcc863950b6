// Why a step of the plan falls where it falls: the rule of the office in words, and the day reckoned from the case's own
// dates. The offsets are the policy's the case was opened under.
import type { Calendar } from '../calendar.js'
import type { CaseFacts } from '../case.js'
import { chineseDay, type Day, dayOf, timeOf } from '../day.js'
import { lastWorkdayBy } from '../deadline.js'
import type { Step } from '../plan.js'
import type { Policy, RuleName } from '../policy.js'
import { countBack, countForward, offDayInWords } from './why-count.js'
import { ruleInWords } from './why.js'

type Sentence = (policy: Policy) => string

const sentences: Record<RuleName, Sentence> = {
  notice: () => '下发后在最近的发送时段通知责任单位,一个单位一份通报只发一条',
  'notice-supervisor': () => '下发时把所辖单位的问题一次告知主管单位',
  'notice-leader': () => '不合格或重复出现的问题,下发时告知分管负责人',
  'unsigned-deputy': ({ ladder }) => `通知送达${ladder.unsignedDeputy}个工作日仍未签收的,再通知备岗`,
  'unsigned-office': ({ ladder }) => `通知送达${ladder.unsignedOffice}个工作日仍未签收的,转办公室电话联系`,
  'remind-before': ({ ladder }) =>
    `到期前${ladder.remindBefore}个工作日未见反馈的提醒一次,通知后${ladder.quietAfterNotice}个工作日内不提醒`,
  'remind-due': ({ ladder }) =>
    `到期当日未见反馈的提醒一次,通知后${ladder.quietAfterNotice}个工作日内不提醒;当日放假的提前到此前最后一个工作日`,
  overdue: ({ ladder }) => `逾期${ladder.overdue}个工作日未见反馈的发逾期通知,不受条数限制`,
  escalate: ({ ladder }) => `逾期${ladder.escalate}个工作日未见反馈的告知主管单位和办公室负责人`,
  'deadline-amended': () => '整件通报调整期限的,告知一次新期限',
  'check-in': ({ pause }) => `暂缓期间每${pause.checkInWorkdays}个工作日询问一次进展`,
  'check-in-late': ({ pause }) => `暂缓期间询问后${pause.lateWorkdays}个工作日没有回音的转办公室联系`,
  'freeze-review': () => '冻结到约定的日期请办公室核实是否继续',
  'review-late': ({ ladder }) => `反馈或申请${ladder.officeLate}个工作日没有处理的,提醒复核人`,
  'review-escalated': ({ ladder }) => `反馈或申请${ladder.officeEscalated}个工作日没有处理的,告知办公室负责人`,
  manual: () => '由办公室人员催办,在联络员下一个可发时段发出,最迟两个工作日',
  'hand-over': () => '接手的联络员没有收到过通知的,告知一次未办结的事项',
  'round-summary': () => '一份通报全部办结或期限过后,把整改情况汇总报负责人一次',
  'approval-late': ({ ladder }) => `通报提交${ladder.officeLate}个工作日没有审批的,提醒负责人`,
  'approval-escalated': ({ ladder }) => `通报提交${ladder.officeEscalated}个工作日没有审批的,列入经办人待办`,
  'talk-proposed': () => '通报写明约谈的,或符合办公室约谈规则的,向负责人提出约谈建议,由负责人决定',
  'talk-undecided': ({ talk }) => `约谈建议${talk.undecidedWorkdays}个工作日未决定的,每周提醒负责人一次`,
  'talk-schedule': () => '负责人同意约谈后,请经办人排定时间和地点',
  'talk-invite': () => '负责人同意、经办人排定后,通知单位分管负责人和联络员',
  'talk-unconfirmed': () => '约谈通知发出后1个工作日未确认参加的,转办公室核实',
  'talk-record': () => '约谈时间过后1个工作日,请经办人登记情况',
  'talk-absent': () => '约谈无故缺席的告知办公室负责人,并另定时间',
  'talk-cancelled': () => '负责人取消约谈的,告知已通知的单位和已委托的县区',
  'talk-entrust': () => '负责人同意后,请县区办公室确定时间、组织约谈并报告情况',
  'talk-entrust-late': ({ talk }) => `委托${talk.officeWorkdays}个工作日未定时间的催问一次,再过同样时间转办公室联系`,
  'talk-minutes': () => '约谈后把纪要送达被约谈单位,一次',
  'talk-report': ({ talk }) => `约谈后${talk.reportWorkdays}个工作日内(另有约定的从其约定)报书面整改报告`,
  'talk-report-missing': ({ talk }) =>
    `书面报告到期${talk.lastWorkdays}个工作日仍未收到的,告知办公室负责人,此后不再自动催促`,
  'talk-verify': () => '收到书面报告后由报告人以外的同事核查',
  'talk-failed': () => '核查未通过的告知办公室负责人,由负责人决定后续处理',
  'talk-follow-up': () => '约谈承诺到期当日询问落实情况',
  'talk-last': ({ talk }) => `承诺到期${talk.lastWorkdays}个工作日仍未落实的,告知办公室负责人,此后不再自动催促`,
}

/** Rules that have a sentence of their own. */
export const sentenceRules = Object.keys(sentences) as RuleName[]

/** What a rule asks under a policy: `到期前2个工作日未见反馈的提醒一次…`. */
export const ruleSentence = (rule: RuleName, policy: Policy): string => sentences[rule](policy)

/** The rule of the office, with the policy version it stands in: `到期前2个工作日…(规则版本default-1)`. */
export function ruleReason(rule: string, policy: Policy): string {
  const sentence = (sentences as Record<string, Sentence | undefined>)[rule]?.(policy)
  return `${sentence ?? ruleInWords(rule)}(规则版本${policy.version})`
}

/** The day of a step reckoned from the dates of its case; empty where the rule says it all. */
export function dayReason(
  step: Pick<Step, 'rule' | 'dueAt'>,
  facts: CaseFacts,
  policy: Policy,
  calendar: Calendar,
  today: Day,
): string {
  const { deadline } = facts
  const due = deadline.kind === 'day' ? deadline.on : null
  switch (step.rule) {
    case 'remind-before':
      return due === null ? '' : before(due, policy.ladder.remindBefore, calendar, today)
    case 'remind-due':
      return due === null ? '' : onTheDay(due, calendar, today)
    case 'overdue':
    case 'escalate':
      return due === null
        ? ''
        : `期限${chineseDay(due, today)}之后${countForward(calendar, due, policy.ladder[step.rule], today)}`
    case 'unsigned-deputy':
      return sinceTold(facts, policy.ladder.unsignedDeputy, calendar, today)
    case 'unsigned-office':
      return sinceTold(facts, policy.ladder.unsignedOffice, calendar, today)
    case 'review-late':
      return sinceWaiting(facts, policy.ladder.officeLate, calendar, today)
    case 'review-escalated':
      return sinceWaiting(facts, policy.ladder.officeEscalated, calendar, today)
    case 'manual':
      return facts.remindAskedAt === null ? '' : `${instantInWords(facts.remindAskedAt, today)}提出催办`
    default:
      return ''
  }
}

function before(due: Day, workdays: number, calendar: Calendar, today: Day): string {
  const last = lastWorkdayBy(calendar, due)
  const from =
    last === due ? `期限${chineseDay(due, today)}` : `期限${offDayInWords(due, today)},从${chineseDay(last, today)}起算`
  return `${from},${countBack(calendar, last, workdays, today)}`
}

function onTheDay(due: Day, calendar: Calendar, today: Day): string {
  const last = lastWorkdayBy(calendar, due)
  return last === due
    ? `${chineseDay(due, today)}是期限当日`
    : `期限${offDayInWords(due, today)},当日提醒在${chineseDay(last, today)}发出`
}

function sinceTold({ noticedAt, roundAt }: CaseFacts, workdays: number, calendar: Calendar, today: Day): string {
  const from = noticedAt ?? roundAt
  const told = noticedAt === null ? '下发' : '送达'
  return `${instantInWords(from, today)}${told},${countForward(calendar, dayOf(from), workdays, today)}`
}

function sinceWaiting({ waiting }: CaseFacts, workdays: number, calendar: Calendar, today: Day): string {
  if (waiting === null) return ''
  return `${instantInWords(waiting.since, today)}提交,${countForward(calendar, dayOf(waiting.since), workdays, today)}`
}

/** `8月21日09:31`. */
export const instantInWords = (at: Date, today: Day): string => `${chineseDay(dayOf(at), today)}${timeOf(at)}`
