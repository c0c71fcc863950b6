// A call in the name of the app: with its token, and once more with a fresh one if WeCom says the token is no longer
// good. It is the only retry in this room; all others belong to the outbox (style.md §2).
import type { CallOutcome } from '../domain/ports.js'
import type { Budget, Counted } from './budget.js'
import { reactionOf } from './errors.js'
import type { Lanes } from './lanes.js'
import type { Settle } from './outcome.js'
import type { Reply } from './reply.js'
import type { TokenSource } from './token.js'

/** Performs `attempt` for the call named; `attempt` is called at most twice, each time with the token to use. */
export type Perform = <T>(call: Counted, attempt: (token: string) => Promise<Reply<T>>) => Promise<CallOutcome<T>>

export function createSession(options: { tokens: TokenSource; settle: Settle; budget: Budget; lanes: Lanes }): Perform {
  const { tokens, settle, budget, lanes } = options
  return async (call, attempt) => {
    const { api } = call
    // The slot is taken at the moment of leaving: a call may have waited in its lane.
    const once = (token: string) => lanes.run(api, async () => budget.take(call) ?? (await attempt(token)))
    const first = await tokens.get()
    if (first.kind !== 'ok') return first
    const reply = await once(first.value)
    if (!refusesToken(reply)) return settle(api, reply)
    tokens.drop(first.value)
    const second = await tokens.get()
    if (second.kind !== 'ok') return second
    const again = await once(second.value)
    if (refusesToken(again)) tokens.drop(second.value)
    return settle(api, again)
  }
}

/** 40001 means a wrong secret when a token is fetched, but a revoked token on any other call (wecom.md §3). */
function refusesToken<T>(reply: Reply<T>): boolean {
  return reply.kind === 'fault' && (reply.errcode === 40001 || reactionOf(reply.errcode) === 'token')
}
