// What no policy of an office may ask of people, however it is written: the rules against 指尖上的形式主义 (domain.md §8,
// design.md §4). Each refusal names the rule it rests on, so that who wrote the policy knows what to change.
import type { Policy } from './policy.js'

export interface Objection {
  /** Short stable name of the rule that is broken. */
  rule: 'instant-reply' | 'too-many-messages' | 'office-hours' | 'no-rest'
  /** One sentence: what the policy asks, and what stands against it. */
  message: string
}

/** Caps no policy may raise (design.md §4). */
const perDayMost = 1
const perCircularMost = 6
/** Working hours of an office, minutes after midnight. */
const earliest = 8 * 60 + 30
const latest = 18 * 60

/** Everything in a policy that may not be; empty = it may be put into force. */
export function lintPolicy(policy: Policy): Objection[] {
  return [...instantReplies(policy), ...tooManyMessages(policy), ...outsideOfficeHours(policy), ...noRest(policy)]
}

/** 不得强制要求即时响应: nobody is chased within the day a message came. */
function instantReplies({ ladder, returnWorkdays, giveBackWorkdays }: Policy): Objection[] {
  const short: string[] = []
  if (ladder.unsignedDeputy < 1) short.push('未签收当天就通知备岗')
  if (ladder.unsignedOffice < 1) short.push('未签收当天就转办公室')
  if (returnWorkdays < 1) short.push('退回后当天就要重新反馈')
  if (giveBackWorkdays < 1) short.push('异议或延期未获同意后当天到期')
  return short.map((what) => ({
    rule: 'instant-reply',
    message: `${what},属于强制即时响应,应至少留1个工作日(整治“指尖上的形式主义”的要求)。`,
  }))
}

function tooManyMessages({ budget }: Policy): Objection[] {
  const over: string[] = []
  if (budget.perDay > perDayMost) over.push(`每人每个工作日${budget.perDay}条,最多${perDayMost}条`)
  if (budget.perCircular > perCircularMost) over.push(`每人每份通报${budget.perCircular}条,最多${perCircularMost}条`)
  return over.map((what) => ({
    rule: 'too-many-messages',
    message: `主动打扰${what};同一天到期的事项应合并成一条(为基层减负的要求)。`,
  }))
}

function outsideOfficeHours({ window }: Policy): Objection[] {
  return window
    .filter(({ from, to }) => from < earliest || to > latest)
    .map(() => ({
      rule: 'office-hours',
      message: '发送时段超出工作日8:30—18:00,不得在休息时间打扰(为基层减负的要求)。',
    }))
}

/** A reminder right behind the notice, or an overdue notice on the heels of the deadline's reminder, is nagging. */
function noRest({ ladder }: Policy): Objection[] {
  if (ladder.quietAfterNotice >= 1) return []
  return [{ rule: 'no-rest', message: '下发通知后1个工作日内不得再提醒同一事项(整治“指尖上的形式主义”的要求)。' }]
}
