// 暂缓 by the office itself, 告知进展 while a case is paused, and 恢复. A unit's own request goes by submit-request and
// decide-submission like every other.
import { done, refused, type Result } from '../base/result.js'
import { block, checkIn, endBlock } from '../domain/case-pauses.js'
import { type CaseFacts, isOpen } from '../domain/case.js'
import { chineseDay, type Day, dayOf } from '../domain/day.js'
import { may } from '../domain/roles.js'
import { verdict } from '../domain/wording/card-captions.js'
import { numbersInWords } from '../domain/wording/submission.js'
import { casesByNos, factsOf } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { readPolicies } from '../store/policies.js'
import { actorOf } from '../store/registry.js'
import { closeTasksOf } from '../store/tasks.js'
import { changeCases, type Changed, ownCase } from './change-cases.js'
import { attempt, type FlowContext, knownActor, mustHold } from './context.js'
import { settleSubmissions } from './decide-submission.js'
import { tellLiaisons } from './tell-liaisons.js'

export interface Paused {
  nos: string[]
  refusals: Changed['refusals']
}

const pausedOf = (changed: Changed): Paused => ({
  nos: changed.changed.map((one) => one.row.no),
  refusals: changed.refusals,
})

/** The office pauses cases; what the unit asked for meanwhile is granted by it. `checkInOn` null = as the rules say. */
export async function pauseCases(
  context: FlowContext,
  input: { nos: readonly string[]; reason: string; checkInOn: Day | null; by: string },
  now: Date,
): Promise<Result<Paused>> {
  return await attempt(context.store, async (tx) => {
    const { nos, reason, checkInOn, by } = input
    mustHold(may(await actorOf(tx, by, now), 'decide-request'))
    const policies = await readPolicies(tx)
    const changed = mustHold(
      await changeCases(
        tx,
        context,
        nos,
        (facts, row) => block(context.calendar, policies.of(row.policyVersion), facts, now, reason, checkInOn),
        { type: 'paused', by, now, details: { reason, checkInOn }, extra: { asked: null } },
      ),
    )
    await settleSubmissions(tx, { submission: 'block', mark: verdict.granted }, pausedOf(changed).nos, by, now)
    const words = (numbers: string, [first]: readonly CaseFacts[]): string =>
      `办公室已将${numbers}暂缓(${reason.trim()}),不按期限催办,请在${dayInWords(first?.blocked?.checkInOn, now)}前告知进展。`
    await tellLiaisons(tx, context, changed.changed, words, now)
    return done(pausedOf(changed))
  })
}

const dayInWords = (day: Day | undefined, now: Date): string => (day === undefined ? '' : chineseDay(day, dayOf(now)))

/** The unit, or a clerk for it, says how a paused case stands. */
export async function checkInCases(
  context: FlowContext,
  input: { nos: readonly string[]; text: string; next: Day | null; by: string },
  now: Date,
): Promise<Result<Paused & { next: Day | null }>> {
  return await attempt(context.store, async (tx) => {
    const { nos, text, next, by } = input
    const actor = mustHold(await knownActor(tx, by, now))
    if (text.trim() === '') return refused('reply-empty', '请写明办理进展,例如:平台公示中,预计9月底完成注销。')
    const clerk = may(actor, 'record-outside').ok
    const policies = await readPolicies(tx)
    const changed = mustHold(
      await changeCases(
        tx,
        context,
        nos,
        (facts, row) => {
          const own = clerk ? done(null) : ownCase(actor, row)
          return own.ok ? checkIn(context.calendar, policies.of(row.policyVersion), facts, now, next) : own
        },
        { type: 'checked-in', by, now, details: { text, next } },
      ),
    )
    await doneAsking(tx, pausedOf(changed).nos, by, now)
    return done({ ...pausedOf(changed), next: changed.changed[0]?.facts.blocked?.checkInOn ?? null })
  })
}

/** 恢复: the deadline counts again, and the unit is told. `until` null = the old day, but at least as long as a returned reply gets. */
export async function resumeCases(
  context: FlowContext,
  input: { nos: readonly string[]; until: Day | null; by: string },
  now: Date,
): Promise<Result<Paused>> {
  return await attempt(context.store, async (tx) => {
    const { nos, until, by } = input
    mustHold(may(await actorOf(tx, by, now), 'decide-request'))
    const policies = await readPolicies(tx)
    const changed = mustHold(
      await changeCases(
        tx,
        context,
        nos,
        (facts, row) => endBlock(context.calendar, policies.of(row.policyVersion), facts, now, until),
        { type: 'resumed', by, now, details: { until } },
      ),
    )
    await doneAsking(tx, pausedOf(changed).nos, by, now)
    const words = (numbers: string, [first]: readonly CaseFacts[]): string =>
      `${numbers}不再暂缓,请于${first?.deadline.kind === 'day' ? dayInWords(first.deadline.on, now) : ''}前整改并回复。`
    await tellLiaisons(tx, context, changed.changed, words, now)
    return done(pausedOf(changed))
  })
}

/** The clerk need not call any more: every case of the task was asked about again, goes on, or has ended. */
async function doneAsking(tx: Tx, nos: readonly string[], by: string, now: Date): Promise<void> {
  const answered = async (all: string[]): Promise<boolean> =>
    (await casesByNos(tx, all)).every((row) => {
      const { blocked, state } = factsOf(row)
      return blocked === null || !isOpen(state) || blocked.checkInOn > dayOf(now)
    })
  for (const no of nos) await closeTasksOf(tx, answered, by, now, no, 'check-in-late')
}

/** What a person is told whose word on a paused case was taken down. */
export const checkedInWords = (checked: Paused & { next: Day | null }, now: Date): string =>
  `已记录${numbersInWords(checked.nos)}的进展,下次请在${dayInWords(checked.next ?? undefined, now)}前告知。`
