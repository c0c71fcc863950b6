// Who came back from WeCom's login with a code (wecom.md §2.10). A code serves once and for five minutes; going back in the
// browser or a preview of the link spends it, and then the person simply logs in again.
import { z } from 'zod'
import type { Identify } from '../domain/ports.js'
import { type Api, mapped, refusedHere } from './api.js'
import { reactionOf } from './errors.js'

/** Somebody is named one way or the other; an answer with neither says nothing. */
const answerShape = z
  .object({
    userid: z.string().min(1).optional(),
    openid: z.string().optional(),
    external_userid: z.string().optional(),
  })
  .refine(({ userid, openid, external_userid: outsider }) => [userid, openid, outsider].some((id) => id !== undefined))

/** Exchanges a code: the member's userid, null for somebody outside, refused `login-again` for a code that is spent. */
export const createIdentify =
  (api: Api): Identify =>
  async (code) => {
    const outcome = await api.read({ api: 'auth/getuserinfo', query: { code } }, answerShape)
    if (outcome.kind === 'refused' && reactionOf(Number(outcome.code)) === 'user') {
      return refusedHere('login-again', false)
    }
    return mapped(outcome, ({ userid }) => userid ?? null)
  }
