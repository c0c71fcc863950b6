// What no policy of an office may ask of people, however it is written: the rules against 指尖上的形式主义 (domain.md §8,
// design.md §4). Each refusal names the rule it rests on, so that who wrote the policy knows what to change.
import type { Policy } from './policy.js'

export interface Objection {
  /** Short stable name of the rule that is broken. */
  rule:
    | 'instant-reply'
    | 'too-many-messages'
    | 'office-hours'
    | 'no-rest'
    | 'pressure'
    | 'read-tracking'
    | 'ranking'
    | 'hasty-talk'
  /** Keys of the value in the document that asks it. */
  at: (string | number)[]
  /** One sentence: what the policy asks, and what stands against it. */
  message: string
}

/** What a policy asks and where. */
type Asks = [at: Objection['at'], what: string]

/** Caps no policy may raise (design.md §4). */
const perDayMost = 1
const perCircularMost = 6
/** Working hours of an office, minutes after midnight. */
const earliest = 8 * 60 + 30
const latest = 18 * 60

/** Everything in a policy that may not be; empty = it may be put into force. */
export function lintPolicy(policy: Policy): Objection[] {
  return [
    ...instantReplies(policy),
    ...tooManyMessages(policy),
    ...outsideOfficeHours(policy),
    ...noRest(policy),
    ...pressure(policy),
    ...talksForTheWrongThing(policy),
  ]
}

/** 不得强制要求即时响应: nobody is chased within the day a message came. */
function instantReplies({ ladder, returnWorkdays, giveBackWorkdays }: Policy): Objection[] {
  const short: Asks[] = []
  if (ladder.unsignedDeputy < 1) short.push([['ladder', 'unsignedDeputy'], '未签收当天就通知备岗'])
  if (ladder.unsignedOffice < 1) short.push([['ladder', 'unsignedOffice'], '未签收当天就转办公室'])
  if (returnWorkdays < 1) short.push([['returnWorkdays'], '退回后当天就要重新反馈'])
  if (giveBackWorkdays < 1) short.push([['giveBackWorkdays'], '异议或延期未获同意后当天到期'])
  return short.map(([at, what]) => ({
    rule: 'instant-reply',
    at,
    message: `${what},属于强制即时响应,应至少留1个工作日(整治“指尖上的形式主义”的要求)。`,
  }))
}

function tooManyMessages({ budget }: Policy): Objection[] {
  const over: Asks[] = []
  if (budget.perDay > perDayMost)
    over.push([['budget', 'perDay'], `每人每个工作日${budget.perDay}条,最多${perDayMost}条`])
  if (budget.perCircular > perCircularMost)
    over.push([['budget', 'perCircular'], `每人每份通报${budget.perCircular}条,最多${perCircularMost}条`])
  return over.map(([at, what]) => ({
    rule: 'too-many-messages',
    at,
    message: `主动打扰${what};同一天到期的事项应合并成一条(为基层减负的要求)。`,
  }))
}

function outsideOfficeHours({ window }: Policy): Objection[] {
  const message = '发送时段超出工作日8:30—18:00,不得在休息时间打扰(为基层减负的要求)。'
  return window.flatMap(({ from, to }, index) =>
    from < earliest || to > latest ? [{ rule: 'office-hours', at: ['window', index], message }] : [],
  )
}

/** A reminder right behind the notice, or an overdue notice on the heels of the deadline's reminder, is nagging. */
function noRest({ ladder, pause }: Policy): Objection[] {
  const soon: Asks[] = []
  if (ladder.quietAfterNotice < 1)
    soon.push([['ladder', 'quietAfterNotice'], '下发通知后1个工作日内不得再提醒同一事项'])
  if (pause.checkInWorkdays < 3) soon.push([['pause', 'checkInWorkdays'], '暂缓的事项每3个工作日以上才询问一次进展'])
  return soon.map(([at, what]) => ({ rule: 'no-rest', at, message: `${what}(整治“指尖上的形式主义”的要求)。` }))
}

/** Work that is not late yet is the liaison's: leaders and the unit above are not set upon a unit before its deadline. */
function pressure({ told }: Policy): Objection[] {
  const early = ['remind-before', 'remind-due', 'check-in'] as const
  return early.flatMap((rule) => {
    const others = told[rule].filter((to) => to !== 'liaison' && to !== 'deputy')
    if (others.length === 0) return []
    return [
      {
        rule: 'pressure',
        at: ['told', rule],
        message: `到期前的提醒(${rule})只发给联络员和备岗,不得层层加码(为基层减负的要求)。`,
      },
    ]
  })
}

/** 约谈 is for problems that are not put right, never for how people use a tool or where they stand in a list. */
function talksForTheWrongThing({ talk, ladder }: Policy): Objection[] {
  return talk.triggers.flatMap((trigger, index): Objection[] => {
    const at = ['talk', 'triggers', index]
    switch (trigger.when) {
      case 'unread':
      case 'unsigned':
      case 'offline':
        return [
          {
            rule: 'read-tracking',
            at,
            message: '约谈规则以未读、未签收或不在线为由约谈,属于把使用痕迹当作考核(整治“指尖上的形式主义”的要求)。',
          },
        ]
      case 'ranking':
      case 'score':
        return [
          {
            rule: 'ranking',
            at,
            message: '约谈规则以名次或积分为由约谈,不得对单位排列名次、累计积分(整治“指尖上的形式主义”的要求)。',
          },
        ]
      case 'overdue':
        return (trigger.workdays ?? ladder.escalate) >= ladder.overdue
          ? []
          : [
              {
                rule: 'hasty-talk',
                at,
                message: `逾期${trigger.workdays}个工作日就提请约谈,早于第${ladder.overdue}个工作日的逾期通知,应先通知再约谈。`,
              },
            ]
      case 'same-problem':
      case 'reopened':
      case 'failed-in-a-row':
      case 'report-missing':
      case 'false-reply':
        return []
    }
  })
}
