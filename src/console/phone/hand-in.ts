// Handing in: which call an act is, and what goes with it.
import type {
  acknowledgeMine,
  checkInMine,
  disputeMine,
  extendMine,
  pauseMine,
  replyMine,
} from '../../web/api/mine/calls.js'
import { ask } from '../base/ask.js'
import type { Draft } from './drafts.js'
import type { Item } from './mine.js'

export type Seen = Record<string, number>
export interface HandedIn {
  nos: string[]
  refusals: { no: string; message: string }[]
}

/** The matters as they were shown: which, and in which version. */
export const seenOf = (items: readonly Item[]): Seen =>
  Object.fromEntries(items.map(({ no, version }) => [no, version]))

export const acknowledge = (seen: Seen): Promise<HandedIn> =>
  ask<typeof acknowledgeMine>('POST /api/mine/acknowledge', { body: { seen } })

export function handIn({ act, text, day, ...draft }: Draft, seen: Seen): Promise<HandedIn> {
  const evidence = draft.evidence.map((one) => one.id)
  switch (act) {
    case 'reply':
      return ask<typeof replyMine>('POST /api/mine/reply', {
        body: { seen, text, fixedOn: day === '' ? null : day, evidence },
      })
    case 'extension':
      return ask<typeof extendMine>('POST /api/mine/extension', { body: { seen, until: day, reason: text, evidence } })
    case 'dispute':
      return ask<typeof disputeMine>('POST /api/mine/dispute', { body: { seen, reason: text, evidence } })
    case 'pause':
      return ask<typeof pauseMine>('POST /api/mine/pause', { body: { seen, reason: text, evidence } })
    case 'check-in':
      return ask<typeof checkInMine>('POST /api/mine/check-in', { body: { seen, text } })
  }
}
