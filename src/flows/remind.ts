// 催办 by a person: for a case, a unit, an account, or what is late. Shown beforehand (`dryRun`) with who gets it, when it
// leaves, what it uses up and what is dropped; the real run does just that, because both ask the same play.
import { done, type Result } from '../base/result.js'
import type { CaseFacts } from '../domain/case.js'
import {
  askReminderOnce,
  type EarlierReminder,
  reminderPlan,
  type ReminderPlan,
  strongerInstead,
} from '../domain/manual-reminder.js'
import type { PlayedPlan } from '../domain/rehearsal.js'
import { may } from '../domain/roles.js'
import { type CaseRow, factsOf } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { actorOf } from '../store/registry.js'
import { type Changed, changeCases } from './change-cases.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { type Outlook, playOn, readOutlook } from './explain-coming.js'
import { targetCases } from './remind-target.js'

export interface Reminded extends ReminderPlan {
  dryRun: boolean
  /** Cases the reminder was accepted for; it leaves for those that stand under `people`. */
  caseNos: string[]
  /** How many units it concerns. */
  units: number
  /** Cases it was not accepted for, with the sentence for the person. */
  refusals: Changed['refusals']
  /** Sending is held; nothing leaves before somebody releases it. */
  held: boolean
}

/** @param target in the words of the chat: number, unit, account, `逾期`, `B24Q3 逾期` */
export async function remind(
  context: FlowContext,
  target: string,
  by: string,
  now: Date,
  dryRun = false,
): Promise<Result<Reminded>> {
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'remind'))
    const rows = mustHold(await targetCases(tx, context.calendar, target, now))
    const outlook = await readOutlook(tx, context, rows, now)
    const base = playOn(outlook)
    const earlier = await earlierReminders(tx, rows, base)
    const judged = rows.map((row) => ({ row, asked: askReminderOnce(factsOf(row), earlier.get(row.no) ?? null, now) }))
    const refusals = judged.flatMap(({ row, asked }) =>
      asked.ok ? [] : [{ no: row.no, code: asked.code, message: asked.message }],
    )
    const accepted = judged.flatMap(({ row, asked }) => (asked.ok ? [{ row, facts: asked.value }] : []))
    const [first] = judged
    if (accepted.length === 0 && first !== undefined) return first.asked as Result<Reminded>
    const nos = accepted.map(({ row }) => row.no)
    if (!dryRun) {
      const changed = new Map(accepted.map(({ row, facts }) => [row.no, facts]))
      const rule = (facts: CaseFacts): Result<CaseFacts> => done(changed.get(facts.no) ?? facts)
      const change = { type: 'reminder-asked', by, now, details: { target } }
      mustHold(await changeCases(tx, context, nos, rule, change))
    }
    return done({
      dryRun,
      caseNos: nos,
      units: new Set(accepted.map(({ row }) => row.unitId)).size,
      refusals,
      held: outlook.held,
      ...planOf(outlook, base, accepted, now),
    })
  })
}

function planOf(
  outlook: Outlook,
  base: PlayedPlan,
  accepted: readonly { facts: CaseFacts }[],
  now: Date,
): ReminderPlan {
  const changed = new Map(accepted.map(({ facts }) => [facts.no, facts]))
  const played = playOn(outlook, changed)
  return reminderPlan({ asked: new Set(changed.keys()), base, played, input: outlook.input, now })
}

/** What became, or will become, of the last reminder by hand of each case. */
async function earlierReminders(
  tx: Tx,
  rows: readonly CaseRow[],
  base: PlayedPlan,
): Promise<Map<string, EarlierReminder>> {
  const asked = rows.filter((row) => row.remindAskedAt !== null)
  const ledger = await tx.obligation.findMany({
    where: { subjectId: { in: asked.map((row) => row.no) }, rule: 'manual' },
    include: { message: { select: { notBefore: true } } },
  })
  const earlier = new Map<string, EarlierReminder>()
  for (const row of asked) {
    const askedAt = row.remindAskedAt
    if (askedAt === null) continue
    const occurrence = Math.floor(askedAt.getTime() / 1000)
    const isIt = (item: PlayedPlan['dropped'][number]['item']): boolean =>
      item.caseNo === row.no && item.rule === 'manual' && item.step?.occurrence === occurrence
    const settled = ledger.filter((one) => one.key.startsWith(`${row.no}/${row.round}/manual/${occurrence}/`))
    const left = settled.find((one) => ['sent', 'uncertain', 'superseded'].includes(one.outcome))
    const inHand = settled.find((one) => one.outcome === 'owed' && one.message !== null)
    const drop = base.dropped.find(({ item }) => isIt(item))
    const coming =
      base.messages.find((message) => message.items.some(isIt)) ??
      (drop === undefined ? undefined : strongerInstead(base, drop))
    const at = inHand?.message?.notBefore ?? coming?.at
    if (left !== undefined) earlier.set(row.no, { askedAt, state: 'sent', at: left.settledAt ?? askedAt })
    else if (at !== undefined) earlier.set(row.no, { askedAt, state: 'planned', at })
    else earlier.set(row.no, { askedAt, state: 'dropped', at: settled[0]?.settledAt ?? askedAt })
  }
  return earlier
}
