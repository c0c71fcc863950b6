// What publishing a circular would cause (preflight, rehearsal), and how it goes afterwards.
import { z } from 'zod'
import { call, day, instant } from '../call.js'
import { circularId } from './calls.js'

const reading = { act: 'read-all' } as const

export const readPreflightOf = call('get', '/api/circulars/:id/preflight', {
  summary: 'Who of its units would not be reached, and why; sends nothing',
  who: reading,
  params: circularId,
  answer: z.object({
    /** Day of the last whole look at the directory; null: never. */
    crawledOn: day.nullable(),
    units: z.int(),
    reached: z.int(),
    /** Only units that have something to say. */
    troubled: z.array(
      z.object({
        unit: z.string(),
        reached: z.boolean(),
        people: z.array(
          z.object({ name: z.string(), role: z.string(), why: z.string(), instead: z.array(z.string()) }),
        ),
      }),
    ),
  }),
})

const answers = z.enum(['none', 'all', 'half'])

export const readRehearsal = call('get', '/api/circulars/:id/rehearsal', {
  summary: 'Every message that would leave, played as if published now, for nobody, all or half answering',
  who: reading,
  params: circularId,
  query: z.object({ answers: answers.default('none') }),
  answer: z.object({
    people: z.array(
      z.object({
        userid: z.string(),
        name: z.string(),
        /** Empty for staff of the office. */
        units: z.array(z.string()),
        messages: z.int(),
        /** Most counted messages on a day. */
        busiest: z.int(),
        perCircular: z.int(),
        overCaps: z.boolean(),
      }),
    ),
    messages: z.array(z.object({ at: instant, to: z.string(), about: z.string(), cases: z.int(), text: z.string() })),
    caps: z.object({ perDay: z.int(), perCircular: z.int() }),
    units: z.int(),
    dropped: z.int(),
    tasks: z.int(),
    untold: z.array(z.object({ unit: z.string(), rules: z.array(z.string()), cases: z.int() })),
  }),
})

export const readProgress = call('get', '/api/circulars/:id/progress', {
  summary: 'How a published circular goes out: cases told and signed, messages by what became of them',
  who: reading,
  params: circularId,
  answer: z.object({
    cases: z.object({ total: z.int(), open: z.int(), told: z.int(), signed: z.int(), waiting: z.int() }),
    messages: z.object({ owed: z.int(), sent: z.int(), uncertain: z.int(), dead: z.int(), dropped: z.int() }),
    /** Earliest instant at which something more leaves; null: nothing waits. */
    nextAt: instant.nullable(),
    /** Whom the notice did not reach, the first fifty. */
    notReached: z.array(z.object({ name: z.string(), why: z.string(), cases: z.int() })),
    now: instant,
  }),
})
