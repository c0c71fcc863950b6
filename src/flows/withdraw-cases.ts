// 撤销 of published findings by the office itself, with a reason: what waited is settled, and who was told is told.
import { done, type Result, refused } from '../base/result.js'
import { withdraw } from '../domain/case.js'
import { may } from '../domain/roles.js'
import { verdict } from '../domain/wording/card-captions.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { endCases } from './end-cases.js'

export async function withdrawCases(
  context: FlowContext,
  input: { nos: readonly string[]; reason: string; by: string },
  now: Date,
): Promise<Result<{ nos: string[] }>> {
  return await attempt(context.store, async (tx) => {
    const { nos, by } = input
    mustHold(may(await actorOf(tx, by, now), 'withdraw'))
    const reason = input.reason.trim()
    if (reason === '') return refused('reason-missing', '撤销要写明理由,会告诉责任单位。')
    const words = (numbers: string): string => `办公室已撤销:${numbers}。原因:${reason}。无需整改。`
    const ending = { rule: withdraw, type: 'withdrawn' as const, by, reason, mark: verdict.withdrawn, words }
    return done({ nos: await endCases(tx, context, nos, ending, now) })
  })
}
