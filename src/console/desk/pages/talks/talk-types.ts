// Types of the talks' page, out of the declarations of its calls.
import type { z } from 'zod'
import type { talkAct, talkCard, talkDetail } from '../../../../web/api/talks/calls.js'

export type TalkCard = z.output<typeof talkCard>
export type TalkDetail = z.output<typeof talkDetail>
/** An act as the page sends it. */
export type TalkAct = z.input<typeof talkAct>
export type ActKind = TalkAct['kind']

/** The columns of the board, in the order of a talk's life. */
export const columns = [
  { name: 'undecided', states: ['proposed', 'postponed'] },
  { name: 'toArrange', states: ['approved', 'entrusted'] },
  { name: 'called', states: ['invited', 'confirmed'] },
  { name: 'held', states: ['held'] },
  { name: 'followed', states: ['reported', 'verified'] },
] as const
