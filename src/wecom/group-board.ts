// The office's own group, through a group robot (群机器人, wecom.md §2.7): no token, only the key in its address, which is as
// good as a password. Twenty messages a minute are kept to by us.
import type { Clock } from '../base/clock.js'
import type { Logger } from '../base/logger.js'
import type { GroupBoard } from '../domain/ports.js'
import { mapped } from './api.js'
import { createBudget } from './budget.js'
import { createExchange } from './exchange.js'
import { fitBytes } from './fit.js'
import { createSettle } from './outcome.js'
import { verdict } from './verdict.js'

const textBytesMax = 2048
const markdownBytesMax = 4096
const timeoutMs = 10_000

/** A board that posts with this key; close it when done. */
export function createGroupBoard(options: {
  webhookKey: string
  /** Scheme and host of the server API. */
  apiBase: string
  clock: Clock
  logger: Logger
}): GroupBoard & { close(): Promise<void> } {
  const { webhookKey, apiBase, clock, logger } = options
  const api = 'webhook/send'
  const exchange = createExchange({ apiBase, timeoutMs })
  const settle = createSettle({ clock, logger })
  const budget = createBudget({ clock, accountCap: 0 })
  return {
    async post(text) {
      const held = budget.take({ api })
      const call = { api, query: { key: webhookKey }, body: bodyOf(text) }
      return mapped(settle(api, held ?? (await exchange.json(call, verdict))), () => null)
    },
    close: () => exchange.close(),
  }
}

/** A text of up to 2048 bytes is a text; a longer one goes as markdown, which takes twice as much, and is cut there. */
function bodyOf(text: string): string {
  if (Buffer.byteLength(text) <= textBytesMax) {
    return JSON.stringify({ msgtype: 'text', text: { content: fitBytes(text, textBytesMax) } })
  }
  return JSON.stringify({ msgtype: 'markdown', markdown: { content: fitBytes(text, markdownBytesMax) } })
}
