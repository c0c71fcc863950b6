// 今日: what waits for who is signed in, what is late, due and leaving today. The same rows as the chat's card.
import { z } from 'zod'
import { call, day, instant } from '../call.js'

const nos = z.array(z.string())

export const holding = z.object({
  /** Who held; null: the engine itself, at its ceiling. */
  by: z.string().nullable(),
  reason: z.string(),
  at: instant,
})

export const todayWork = z.object({
  day,
  now: instant,
  drafts: z.array(z.object({ id: z.string(), code: z.string(), title: z.string(), state: z.string() })),
  approvals: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      title: z.string(),
      submittedBy: z.string(),
      submittedAt: instant.nullable(),
    }),
  ),
  /** Replies to review, and requests to decide; the longest waiting first. */
  submissions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      units: nos,
      by: z.string(),
      at: instant,
      nos,
      waitsWorkdays: z.int(),
    }),
  ),
  talks: z.array(
    z.object({ id: z.string(), unit: z.string(), basis: z.string(), wants: z.enum(['decide', 'arrange']) }),
  ),
  tasks: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      text: z.string(),
      caseNos: nos,
      assignee: z.string().nullable(),
      openedAt: instant,
      /** Whether 办结 asks who was spoken to: it is a call. */
      isCall: z.boolean(),
      /** Whom to call, by name and office. */
      toCall: z.string(),
    }),
  ),
  late: z.array(z.object({ unitId: z.string(), unit: z.string(), nos, longestWorkdays: z.int() })),
  dueToday: z.array(z.object({ no: z.string(), unit: z.string(), subject: z.string(), problem: z.string() })),
  hold: holding.nullable(),
})

export const readTodayWork = call('get', '/api/today', {
  summary: 'What waits for who is signed in by their roles, what is late by unit (worst first), and what is due today',
  who: { act: 'read-all' },
  answer: todayWork,
})

export const leavingLine = z.object({
  id: z.string(),
  at: instant,
  who: z.string(),
  name: z.string(),
  caseNos: nos,
  ended: z.string(),
})

export const readLeaving = call('get', '/api/today/leaving', {
  summary: 'Planned messages that leave until midnight if nobody answers: by hour, to whom; played, not stored',
  who: { act: 'read-all' },
  answer: z.object({ total: z.int(), held: z.boolean(), lines: z.array(leavingLine) }),
})
