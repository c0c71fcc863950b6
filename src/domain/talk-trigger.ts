// When a talk is proposed, as data of the issuing office (domain.md §6): the circular's own clause first, else these rules.
// Each says who must come and who calls. A trigger only ever proposes; a leader decides.
import type { CaseFacts } from './case.js'
import type { LifeEvent } from './account-life.js'
import type { Day } from './day.js'
import type { Policy } from './policy.js'
import { type RepeatLink, talkBasisOf } from './repeat.js'
import type { MustAttend } from './talk.js'

interface Calls {
  /** Who must come in person. */
  calls: MustAttend
  /** Who calls: the office, or the county office above the unit (where there is one). */
  by: 'office' | 'county'
}

export type TalkTrigger = Calls &
  /** Left out, `workdays` is the rung of escalation. */
  (
    | { when: 'overdue'; workdays?: number | undefined; failedOnly: boolean; lateBefore: boolean }
    /** Left out, `times` and `quarters` are those of the office's rule for repeats. */
    | { when: 'same-problem'; times?: number | undefined; quarters?: number | undefined }
    | { when: 'reopened' }
    | { when: 'failed-in-a-row'; circulars: number }
    | { when: 'report-missing'; workdays: number }
    | { when: 'false-reply' }
    | { when: ForbiddenTrigger }
  )

/** What some offices would call people for and none may; the linter refuses them by name (domain.md §8). */
export const forbiddenTriggers = ['unread', 'unsigned', 'offline', 'ranking', 'score'] as const
export type ForbiddenTrigger = (typeof forbiddenTriggers)[number]

/** What a talk rests on: a trigger, or an application by a person. */
export type TalkTriggerName = Exclude<TalkTrigger['when'], ForbiddenTrigger> | 'manual'

export const triggerName: Record<TalkTriggerName, string> = {
  overdue: '逾期未整改',
  'same-problem': '同一问题多次被通报',
  reopened: '账号注销后又启用',
  'failed-in-a-row': '连续不合格',
  'report-missing': '逾期未报送',
  'false-reply': '反馈不实',
  manual: '经办申请',
}

/** The built-in rules (design.md §4): overdue failed findings of units late before, and what comes back. */
export const defaultTriggers: readonly TalkTrigger[] = [
  { when: 'overdue', failedOnly: true, lateBefore: true, calls: 'leader', by: 'office' },
  { when: 'same-problem', calls: 'leader', by: 'office' },
  { when: 'reopened', calls: 'leader', by: 'office' },
]

/** Why a talk is proposed: the rule or clause in words, with the facts; who must come and who calls. */
export interface TalkBasis extends Calls {
  trigger: TalkTriggerName
  words: string
}

type TriggerOf<W extends TalkTrigger['when']> = Extract<TalkTrigger, { when: W }>

export const triggersOf = <W extends TalkTrigger['when']>(policy: Pick<Policy, 'talk'>, when: W): TriggerOf<W>[] =>
  policy.talk.triggers.filter((one): one is TriggerOf<W> => one.when === when)

/** What the plan of a case knows of its circular, as far as talks go. */
export interface TalkContext {
  clauseNamesTalk: boolean
  lateBefore: boolean
}

/** The rule under which a case that runs is proposed for a talk, and so many working days after its deadline. */
export interface LateTrigger extends Calls {
  trigger: 'overdue' | 'report-missing'
  /** It rests on the circular's own clause, whatever the office's rules say. */
  clause: boolean
  workdays: number
  failedOnly: boolean
  lateBefore: boolean
}

const anyLate = { failedOnly: false, lateBefore: false, calls: 'leader', by: 'office' } as const

/** The earliest of the clause and the office's rules that would apply to the case; null if none does. */
export function lateTrigger(
  facts: Pick<CaseFacts, 'severity' | 'reported'>,
  policy: Policy,
  { clauseNamesTalk, lateBefore }: TalkContext,
): LateTrigger | null {
  const found: LateTrigger[] = []
  if (clauseNamesTalk) found.push({ ...anyLate, trigger: 'overdue', clause: true, workdays: policy.ladder.escalate })
  for (const one of triggersOf(policy, 'overdue'))
    if ((!one.failedOnly || facts.severity === 'fail') && (!one.lateBefore || lateBefore))
      found.push({ ...one, workdays: one.workdays ?? policy.ladder.escalate, trigger: 'overdue', clause: false })
  for (const one of triggersOf(policy, 'report-missing'))
    if (facts.reported === 'due') found.push({ ...anyLate, ...one, trigger: 'report-missing', clause: false })
  // Sorting keeps the order of equals: the clause comes first.
  return found.sort((a, b) => a.workdays - b.workdays)[0] ?? null
}

/** What comes back, at publishing: the same problem circulated before, or an account cancelled and opened again. */
export function repeatBasis(
  subject: { account: string | null; life: readonly LifeEvent[] },
  links: readonly RepeatLink[],
  issuedOn: Day,
  policy: Policy,
): TalkBasis | null {
  const found: TalkBasis[] = []
  for (const { times, quarters, ...rule } of triggersOf(policy, 'same-problem')) {
    const repeat = { times: times ?? policy.repeat.times, quarters: quarters ?? policy.repeat.quarters }
    const words = talkBasisOf({ account: null, life: [] }, links, issuedOn, { repeat })
    if (words !== null) found.push({ trigger: rule.when, words, calls: rule.calls, by: rule.by })
  }
  for (const rule of triggersOf(policy, 'reopened')) {
    const words = talkBasisOf(subject, [], issuedOn, policy)
    if (words !== null) found.push({ trigger: rule.when, words, calls: rule.calls, by: rule.by })
  }
  return joined(found)
}

/** Several grounds for one talk: the graver summons, every reason in words. */
export function joined(all: readonly TalkBasis[]): TalkBasis | null {
  const [first, ...more] = all
  if (first === undefined) return null
  return {
    trigger: first.trigger,
    words: [...new Set([first, ...more].map((one) => one.words))].join(''),
    calls: all.some((one) => one.calls === 'principal') ? 'principal' : 'leader',
    by: all.every((one) => one.by === 'county') ? 'county' : 'office',
  }
}

/** `连续2份通报…` for a unit with a failed finding in each of the office's last circulars; null where no rule applies. */
export function inARowBasis(policy: Policy, failedIn: readonly { title: string; failed: boolean }[]): TalkBasis | null {
  const rule = triggersOf(policy, 'failed-in-a-row')
    .filter((one) => failedIn.length >= one.circulars && failedIn.slice(0, one.circulars).every((last) => last.failed))
    .sort((a, b) => b.circulars - a.circulars)[0]
  if (rule === undefined) return null
  const titles = failedIn.slice(0, rule.circulars).map((one) => `《${one.title}》`)
  const words = `办公室规定:连续${rule.circulars}份通报有不合格项的提请约谈;${titles.join('、')}均有不合格项。`
  return { trigger: 'failed-in-a-row', words, calls: rule.calls, by: rule.by }
}

/** 反馈不实: closed on the unit's word, found again by a look-back. */
export function falseReplyBasis(
  policy: Policy,
  earlier: { no: string; closedOn: Day | null; note: string },
): TalkBasis | null {
  const [rule] = triggersOf(policy, 'false-reply')
  if (rule === undefined) return null
  const closed = earlier.closedOn === null ? '' : `(${earlier.closedOn}销号)`
  const words = `办公室规定:反馈已整改、回头看发现问题仍在的提请约谈;${earlier.no}${closed}回头看:${earlier.note}。`
  return { trigger: 'false-reply', words, calls: rule.calls, by: rule.by }
}
