// Acts on cases, each through its flow, on what the page showed.
import { done, type Result } from '../../../base/result.js'
import type { FlowContext } from '../../../flows/context.js'
import { handOverCases } from '../../../flows/hand-over-cases.js'
import { checkInCases, pauseCases, resumeCases } from '../../../flows/pause-cases.js'
import { submitReply } from '../../../flows/submit-reply.js'
import { withdrawCases } from '../../../flows/withdraw-cases.js'
import { casesAsSeen, ifUnchanged } from '../guard.js'
import { route, type Route } from '../route.js'
import * as calls from './act-calls.js'

interface Outcome {
  nos: string[]
  refusals?: { no: string; message: string }[]
}

/** Done on the cases as they were seen; what a flow refused for some of them comes out beside what was done. */
async function asSeen(
  context: FlowContext,
  seen: Readonly<Record<string, number>>,
  act: (joined: FlowContext, nos: string[]) => Promise<Result<Outcome>>,
): Promise<Result<Required<Outcome>>> {
  const acted = await ifUnchanged(context, casesAsSeen(seen), (joined) => act(joined, Object.keys(seen)))
  return acted.ok ? done({ nos: acted.value.nos, refusals: acted.value.refusals ?? [] }) : acted
}

export const caseActRoutes: readonly Route[] = [
  route(calls.pauseCases, ({ actor, body: { seen, ...rest }, now }, { context }) =>
    asSeen(context, seen, (joined, nos) => pauseCases(joined, { nos, ...rest, by: actor.userid }, now)),
  ),
  route(calls.checkInCases, ({ actor, body: { seen, ...rest }, now }, { context }) =>
    asSeen(context, seen, (joined, nos) => checkInCases(joined, { nos, ...rest, by: actor.userid }, now)),
  ),
  route(calls.resumeCases, ({ actor, body: { seen, ...rest }, now }, { context }) =>
    asSeen(context, seen, (joined, nos) => resumeCases(joined, { nos, ...rest, by: actor.userid }, now)),
  ),
  route(calls.handOverCases, ({ actor, body: { seen, ...rest }, now }, { context }) =>
    asSeen(context, seen, async (joined, nos) => {
      const moved = await handOverCases(joined, { nos, ...rest, by: actor.userid }, now)
      return moved.ok ? done({ nos: moved.value.caseNos, refusals: moved.value.refusals }) : moved
    }),
  ),
  route(calls.withdrawCases, ({ actor, body: { seen, ...rest }, now }, { context }) =>
    asSeen(context, seen, (joined, nos) => withdrawCases(joined, { nos, ...rest, by: actor.userid }, now)),
  ),
  route(calls.recordAnswer, ({ actor, body: { seen, ...rest }, now }, { context }) =>
    asSeen(context, seen, (joined, nos) => submitReply(joined, { nos, ...rest, by: actor.userid }, now)),
  ),
]
