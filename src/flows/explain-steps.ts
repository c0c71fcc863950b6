// The steps of one case, past and coming: each with its rule, the day reckoned, how it ended, and where it comes from: the
// approved plan, a person's act, or a reminder by hand. What was not sent stands there like what was (design §4).
import type { Calendar } from '../domain/calendar.js'
import type { CaseFacts } from '../domain/case.js'
import { chineseDay, dayOf, isoOf } from '../domain/day.js'
import { obligationKey, type Step, stepsOf } from '../domain/plan.js'
import type { Policy } from '../domain/policy.js'
import type { PlayedPlan, RehearsedItem } from '../domain/rehearsal.js'
import { dayReason, instantInWords, ruleReason } from '../domain/wording/why-rule.js'
import type { StoryStep } from '../domain/wording/why-story.js'
import { outcomeInWords, ruleInWords } from '../domain/wording/why.js'
import type { CaseRow } from '../store/cases.js'
import type { Prisma } from '../store/db.js'
import type { Naming } from './explain-people.js'

/** What a case is explained from. */
export interface Told {
  row: CaseRow
  facts: CaseFacts
  policy: Policy
  calendar: Calendar
  circularContext: Parameters<typeof stepsOf>[3]
  circular: { planDigest: string | null; approvedBy: string | null; publishedAt: Date | null }
  events: readonly { type: string; at: Date; by: string }[]
  naming: Naming
  now: Date
}

type ObligationRow = Prisma.ObligationGetPayload<{ include: { message: { include: { obligations: true } } } }>

/** Acts that set the clock of a case anew; what is sent under the new clock follows from them. */
export const clockActs: Record<string, string> = {
  returned: '复核退回',
  extended: '同意延期',
  'extension-refused': '未同意延期,补还办理占用的工作日',
  'dispute-rejected': '异议不成立,补还办理占用的工作日',
  'pause-refused': '未同意暂缓,补还办理占用的工作日',
  paused: '同意暂缓',
  resumed: '结束暂缓',
  thawed: '解除冻结,补还冻结的工作日',
  'handed-over': '改派责任单位',
  'deadline-amended': '调整整件通报的期限',
}

/** What was settled or is in hand, oldest first. */
export function pastSteps(told: Told, obligations: readonly ObligationRow[]): StoryStep[] {
  const planned = new Map(presentSteps(told).map((step) => [obligationKey(told.row.no, step, ''), step]))
  return obligations
    .filter((one) => one.outcome !== 'owed' || one.messageId !== null)
    .map((one): StoryStep => {
      const step = planned.get(one.key.slice(0, one.key.lastIndexOf('/') + 1))
      const together = one.message?.obligations.map((other) => other.subjectId) ?? []
      return {
        ...common(
          told,
          one.rule,
          one.userid,
          step ?? { rule: one.rule, round: one.round, dueAt: one.dueAt, occurrence: null },
        ),
        id: one.messageId ?? told.naming.key(one.key, told.row),
        at: isoOf(one.settledAt ?? one.message?.notBefore ?? one.dueAt),
        state: one.outcome as StoryStep['state'],
        ended: outcomeInWords(one.outcome, one.reason),
        together: others(told, together),
      }
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** What the play from now brings about for this case, earliest first. */
export function comingSteps(told: Told, played: PlayedPlan, held: boolean): StoryStep[] {
  const { no } = told.row
  const mine = (item: RehearsedItem): boolean => item.caseNo === no
  const step = (
    item: RehearsedItem,
    userid: string,
    at: Date,
    state: StoryStep['state'],
    ended: string,
  ): StoryStep => ({
    ...common(
      told,
      item.rule,
      userid,
      item.step ?? { rule: item.rule, round: told.facts.round, dueAt: at, occurrence: null },
    ),
    id: item.step === null ? no : told.naming.key(obligationKey(no, item.step, userid), told.row),
    at: isoOf(at),
    state,
    ended,
    together: [],
  })
  const expected = ({ rule }: RehearsedItem): string => expectedWords(rule, held)
  const messages = played.messages.flatMap((message) =>
    message.items.filter(mine).map((item) => ({
      ...step(item, message.to, message.at, 'coming', expected(item)),
      together: others(
        told,
        message.items.map((other) => other.caseNo),
      ),
    })),
  )
  const dropped = played.dropped
    .filter(({ item }) => mine(item))
    .map(({ item, to, at, outcome, reason }) => step(item, to, at, 'coming', `预计${outcomeInWords(outcome, reason)}`))
  const tasks = played.tasks
    .filter(({ item }) => mine(item))
    .map(({ item, at }) => step(item, '-task', at, 'coming', '届时仍未办结则列入办公室待办'))
  const nobody = played.nobody
    .filter(({ item }) => mine(item))
    .map(({ item, at }) => step(item, '-', at, 'coming', '没有能收到消息的联系人,届时转办公室'))
  return [...messages, ...dropped, ...tasks, ...nobody].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** What is said of a message still to come: a notice leaves in any case, the rest only if nothing came in. */
export function expectedWords(rule: string, held: boolean): string {
  if (held) return '系统已暂停发送,放行后发出'
  return rule.startsWith('notice') ? '将发出' : '届时仍未反馈或办结则发出'
}

const presentSteps = ({ facts, policy, calendar, circularContext }: Told): Step[] =>
  stepsOf(facts, policy, calendar, circularContext)

/** Which other cases stand in a message is nobody's business outside the office. */
const others = ({ row, naming }: Told, nos: readonly string[]): string[] =>
  naming.openly ? [...new Set(nos)].filter((no) => no !== row.no).sort() : []

type Placed = Pick<Step, 'rule' | 'round' | 'dueAt'> & { occurrence: number | null }
type AnyPlaced = Omit<Placed, 'rule'> & { rule: string }

function common(told: Told, rule: string, userid: string, placed: AnyPlaced) {
  const { row, facts, policy, calendar, naming, now } = told
  const today = dayOf(now)
  const present = placed.round === facts.round && placed.occurrence !== null
  const day = present ? dayReason(placed as Pick<Step, 'rule' | 'dueAt'>, facts, policy, calendar, today) : ''
  return {
    rule,
    name: ruleInWords(rule),
    why: `${ruleReason(rule, policy)}${day === '' ? '' : `;${day}`}`,
    to: naming.userid(userid),
    who: naming.whole(userid, row),
    origin: originOf(told, placed),
  }
}

/** Part of what was approved, or caused by a person since: what leaves outside the approved plan says so (design §4). */
export function originOf(told: Told, { rule, dueAt }: AnyPlaced): string {
  const { events, naming, facts, now } = told
  const today = dayOf(now)
  const before = events.filter((event) => event.at <= dueAt)
  const by = (event: { by: string; at: Date }): string => `${naming.actor(event.by)}${instantInWords(event.at, today)}`
  if (rule === 'manual') {
    const asked = before.filter((event) => event.type === 'reminder-asked').at(-1)
    return asked === undefined ? '计划之外:人工催办' : `计划之外:由${by(asked)}催办`
  }
  if (rule === 'review-late' || rule === 'review-escalated') {
    const since = facts.waiting === null ? '' : instantInWords(facts.waiting.since, today)
    return `计划之外:随单位${since}的提交产生,办公室自己的时限`
  }
  const act = before.filter((event) => clockActs[event.type] !== undefined).at(-1)
  const byNotice = rule.startsWith('notice') || rule.startsWith('unsigned')
  if (act !== undefined && !(byNotice && act.type !== 'handed-over'))
    return `计划之外:随${by(act)}${clockActs[act.type] ?? ''}产生`
  return approvedWords(told)
}

function approvedWords({ circular, naming, now, events }: Told): string {
  const { approvedBy, publishedAt, planDigest } = circular
  const on = publishedAt === null ? '' : chineseDay(dayOf(publishedAt), dayOf(now))
  if (approvedBy === null) return `随${naming.actor(events[0]?.by ?? 'system')}移交台账产生`
  const digest = planDigest === null ? '' : `,计划摘要${planDigest.slice(0, 12)}`
  return `在批准的计划之内(${naming.actor(approvedBy)}${on}批准${planDigest === null ? '移交' : '下发'}${digest})`
}
