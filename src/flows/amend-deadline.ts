// 调整期限 of a published circular: an officer asks, a leader who is another person agrees, every open case without a
// later day of its own follows, and units that were told another day are told the new one, once.
import { done, type Result, refused } from '../base/result.js'
import { amendDeadline } from '../domain/case-changes.js'
import { isOpen } from '../domain/case.js'
import { type Day, dayOf, isoOf } from '../domain/day.js'
import type { KeptCorrection } from '../domain/draft-corrections.js'
import { isSamePerson, may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { casesOfCircular, factsOf } from '../store/cases.js'
import { correctionsOf, saveCorrections } from '../store/circulars.js'
import { actorOf } from '../store/registry.js'
import { changeCases, type Changed } from './change-cases.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { deadlineFor, prepareCircular } from './prepare-circular.js'

export interface Amended {
  code: string
  on: Day
  caseNos: string[]
  /** Cases with a later day of their own. */
  kept: Changed['refusals']
}

export async function amendCircularDeadline(
  context: FlowContext,
  input: { circular: string; on: Day; reason: string; by: string; approvedBy: string },
  now: Date,
): Promise<Result<Amended>> {
  return await attempt(context.store, async (tx) => {
    const { on, by, approvedBy } = input
    const reason = input.reason.trim()
    mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
    const approver = mustHold(may(await actorOf(tx, approvedBy, now), 'approve-circular'))
    if (isSamePerson(approver, by, dayOf(now))) return refused('same-person', '经办人和批准人不能是同一个人。')
    if (reason === '') return refused('reason-missing', '调整期限要写明依据,例如:更正通知的文号。')
    const { row, draft } = mustHold(await prepareCircular(context, tx, input.circular))
    if (row.state !== 'published')
      return refused('not-published', `${row.code}还没有下发,请用 circular confirm --deadline 确定期限。`)
    const before = deadlineFor(draft)
    const open = (await casesOfCircular(tx, row.id)).filter((one) => isOpen(factsOf(one).state))
    if (open.length === 0) return refused('nothing-open', `${row.code}没有未办结的事项,不需要调整期限。`)
    const changed = mustHold(
      await changeCases(
        tx,
        context,
        open.map((one) => one.no),
        (facts) => amendDeadline(facts, before, on, now),
        { type: 'deadline-amended', by, now, details: { on, reason, approvedBy } },
      ),
    )
    // The day is a named person's from now on (promise 9), and so are the reasons that explain it.
    const typed: KeptCorrection = { kind: 'set', pointer: '/deadline/date', value: on, by, at: isoOf(now) }
    await saveCorrections(tx, row, [...correctionsOf(row), typed], { dueOn: on })
    const caseNos = changed.changed.map((one) => one.row.no)
    const details = { on, reason, approvedBy, before, caseNos }
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: 'deadline-amended', subject: row.id, details },
    ])
    return done({ code: row.code, on, caseNos, kept: changed.refusals })
  })
}
