// What an end of cases does to the talks about them (design.md §5): before the decision the proposal withdraws itself;
// after it, the officer is asked whether to go on. Nothing is cancelled behind the back of who decided.
import { isOpen } from '../domain/case.js'
import { isArranged, isUndecided } from '../domain/talk.js'
import { systemActor } from '../domain/talk-authority.js'
import { casesByNos, factsOf } from '../store/cases.js'
import type { Tx } from '../store/db.js'
import { caseNosOf, openTalksAbout, talkFactsOf, type TalkRow } from '../store/talks.js'
import { raiseTask } from '../store/tasks.js'
import { type FlowContext, mustHold } from './context.js'
import { officerOf, runOne } from './run-talk.js'

/** Looks at every open talk that gathers one of these cases, which have just ended. */
export async function endTalksAbout(
  tx: Tx,
  context: Pick<FlowContext, 'calendar' | 'osUser'>,
  nos: readonly string[],
  now: Date,
): Promise<void> {
  for (const talk of await openTalksAbout(tx, nos)) {
    const rows = await casesByNos(tx, caseNosOf(talk))
    if (rows.some((row) => isOpen(factsOf(row).state))) continue
    const { state } = talkFactsOf(talk)
    const act = { kind: 'withdraw', reason: '事项已在决定前办结' } as const
    if (isUndecided(state)) mustHold(await runOne(tx, context, talk, act, systemActor.userid, now))
    else if (isArranged(state)) await askWhetherToGoOn(tx, talk, now)
  }
}

async function askWhetherToGoOn(tx: Tx, talk: TalkRow, now: Date): Promise<void> {
  const text = `约谈${talk.id}(${talk.unit.name})针对的事项已全部办结,请与负责人商定是否仍要约谈:不再约谈由负责人取消(talk cancel),继续则无需操作。`
  await raiseTask(tx, {
    key: `${talk.id}/go-on`,
    kind: 'talk-go-on',
    text,
    caseNos: [],
    assignee: await officerOf(tx, talk),
    at: now,
  })
}
