// The secrets with which pages sign their use of WeCom's JS-SDK (wecom.md §2.12): one of the corporation, one of the app.
// An app may fetch each 100 times an hour, so each is kept like a token: fetched once for all who wait, renewed early.
import { z } from 'zod'
import type { Clock } from '../base/clock.js'
import { type Api, mapped } from './api.js'
import { type TokenAnswer, TokenKeeper } from './token.js'

export interface JsapiTickets {
  /** For `config`. */
  corp(): Promise<TokenAnswer>
  /** For `agentConfig`. */
  app(): Promise<TokenAnswer>
}

const shape = z.object({ ticket: z.string().min(1), expires_in: z.number().positive() })

export function createJsapiTickets(api: Api, clock: Clock): JsapiTickets {
  const keeper = (path: string, query: Record<string, string>) =>
    new TokenKeeper(async () => {
      const outcome = await api.read({ api: path, query }, shape)
      return mapped(outcome, (answer) => ({ token: answer.ticket, expiresInSeconds: answer.expires_in }))
    }, clock)
  const corp = keeper('get_jsapi_ticket', {})
  const app = keeper('ticket/get', { type: 'agent_config' })
  return { corp: () => corp.get(), app: () => app.get() }
}
