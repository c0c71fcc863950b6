// Talks (约谈) for the office: the board, one talk with its packet and the acts that are open to who looks, the acts
// themselves, and the papers. Versions by number of the talk go with every act.
import { z } from 'zod'
import { call, day, instant, seen } from '../call.js'

const text = z.string().trim().max(4_000)
const said = text.min(1)
const maybe = text.transform((one) => (one === '' ? null : one)).nullable()
const params = z.strictObject({ id: z.string().min(1).max(60) })

/** What a card of the board shows. */
export const talkCard = z.object({
  id: z.string(),
  unit: z.string(),
  state: z.string(),
  mustAttend: z.enum(['leader', 'principal']),
  trigger: z.string(),
  basis: z.string(),
  meetingId: z.string().nullable(),
  cases: z.int(),
  proposedAt: instant,
  postponedTo: day.nullable(),
  at: instant.nullable(),
  place: z.string().nullable(),
  /** Why the day it is arranged for should be looked at again; null: people work then. */
  dayOff: z.string().nullable(),
  heldAt: instant.nullable(),
  reportDueOn: day.nullable(),
  commitments: z.object({ all: z.int(), kept: z.int(), nextDueOn: day.nullable() }),
  endedAt: instant.nullable(),
  version: z.int(),
})

export const listTalks = call('get', '/api/talks', {
  summary: 'Talks that are still somebody’s business, in the order they were proposed, and how many have ended',
  who: { act: 'read-all' },
  answer: z.object({ today: day, talks: z.array(talkCard), ended: z.int() }),
})

export const listEndedTalks = call('get', '/api/ended-talks', {
  summary: 'Talks that have ended, the last first, a page at a time',
  who: { act: 'read-all' },
  query: z.strictObject({ skip: z.coerce.number().int().min(0).default(0) }),
  answer: z.object({ talks: z.array(talkCard), total: z.int() }),
})

const channel = z.enum(['chat', 'oa', 'phone', 'paper'])
const schedule = z.object({
  at: instant,
  place: z.string(),
  presider: z.string().nullable(),
  bring: z.string().nullable(),
  contact: z.string().nullable(),
})
const record = z.object({
  problems: z.string(),
  explanation: z.string(),
  requirements: z.string(),
  pledge: z.string(),
  unitPresent: z.string(),
  officePresent: z.string(),
  recorder: z.string(),
  minutes: z.string(),
})
const commitment = z.object({ text: z.string(), dueOn: day, keptAt: instant.nullable(), keptBy: z.string().nullable() })

export const talkDetail = talkCard.extend({
  circular: z.object({ id: z.string(), code: z.string(), title: z.string() }),
  caseNos: z.array(z.string()),
  /** Names: of a person, or the office's rules (null). */
  proposedBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** Why it was declined, postponed, withdrawn, cancelled or concluded. */
  reason: z.string().nullable(),
  /** The county office that holds it; null: the office itself. */
  host: z.string().nullable(),
  /** The county office that could be asked to hold it. */
  county: z.object({ id: z.string(), name: z.string() }).nullable(),
  schedule: schedule.nullable(),
  invitedAt: instant.nullable(),
  confirmation: z.object({ who: z.string(), how: channel, at: instant, recordedBy: z.string() }).nullable(),
  absences: z.array(
    z.object({ who: z.string(), reason: z.string(), excused: z.boolean(), at: instant, recordedBy: z.string() }),
  ),
  record: record.nullable(),
  pledges: z.array(commitment),
  report: z
    .object({ at: instant, channel, oaNumber: z.string().nullable(), text: z.string(), by: z.string() })
    .nullable(),
  verification: z.object({ holds: z.boolean(), note: z.string(), at: instant, by: z.string() }).nullable(),
  /** The packet, the same lines as in the chat. */
  packet: z.array(z.string()),
  /** Acts open to who asks; `why`: open, but not now or not to them. */
  offers: z.array(z.object({ act: z.string(), why: z.string().nullable() })),
  /** Papers that can be made of it now. */
  papers: z.array(z.object({ kind: z.string(), name: z.string() })),
  /** All talks of the meeting it shares (集体约谈), this one among them; empty: none. */
  meeting: z.array(z.object({ id: z.string(), unit: z.string(), state: z.string(), version: z.int() })),
  /** Talks it could share a meeting with. */
  together: z.array(z.object({ id: z.string(), unit: z.string(), version: z.int() })),
})

export const readTalk = call('get', '/api/talks/:id', {
  summary: 'One talk: its facts, the packet, the acts open to who asks',
  who: { act: 'read-all' },
  params,
  answer: talkDetail,
})

const pledge = z.strictObject({ text: said, dueOn: day })

const meetingRecord = z.strictObject({
  problems: text.default(''),
  explanation: text.default(''),
  requirements: text.default(''),
  pledge: text.default(''),
  unitPresent: text.default(''),
  officePresent: text.default(''),
  recorder: text.default(''),
  minutes: z.string().trim().max(20_000).default(''),
})

/** Acts of people on a talk (docs/talk-states.md). */
export const talkAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('approve') }),
  z.strictObject({ kind: z.literal('decline'), reason: text }),
  z.strictObject({ kind: z.literal('postpone'), to: day, reason: text.default('') }),
  z.strictObject({ kind: z.literal('entrust'), to: z.string().max(60) }),
  z.strictObject({
    kind: z.literal('schedule'),
    schedule: z.strictObject({ at: instant, place: text, presider: maybe, bring: maybe, contact: maybe }),
  }),
  z.strictObject({ kind: z.literal('confirm'), who: maybe, how: channel }),
  z.strictObject({ kind: z.literal('absent'), who: maybe, reason: text, excused: z.boolean() }),
  z.strictObject({
    kind: z.literal('hold'),
    record: meetingRecord,
    commitments: z.array(pledge).max(50),
    /** What differs between the units of a collective talk. */
    each: z
      .array(z.strictObject({ talk: z.string().max(60), record: meetingRecord, commitments: z.array(pledge).max(50) }))
      .max(100)
      .default([]),
    reportDueOn: day.nullable(),
  }),
  z.strictObject({ kind: z.literal('report'), channel, oaNumber: maybe, text }),
  z.strictObject({ kind: z.literal('verify'), holds: z.boolean(), note: text }),
  z.strictObject({ kind: z.literal('keep'), index: z.int().min(0) }),
  z.strictObject({ kind: z.literal('conclude'), reason: text }),
  z.strictObject({ kind: z.literal('cancel'), reason: text }),
])

export const actOnTalk = call('post', '/api/talks/:id/acts', {
  summary: 'An act on a talk, or by the number of a meeting on all its talks; roles as in docs/talk-states.md',
  who: { act: 'read-all' },
  params,
  body: z.strictObject({ seen, act: talkAct }),
  answer: z.object({ changed: z.array(z.string()) }),
})

export const proposeTalk = call('post', '/api/talks', {
  summary: 'Applies for a talk about open cases of one unit; somebody else decides',
  who: { act: 'propose-talk' },
  body: z.strictObject({
    caseNos: z.array(z.string().trim().min(1).max(40)).min(1).max(200),
    reason: text,
    calls: z.enum(['leader', 'principal']),
    by: z.enum(['office', 'county']),
  }),
  answer: z.object({ id: z.string() }),
})

export const gatherTalks = call('post', '/api/talk-meetings', {
  summary: 'Puts talks that are not arranged yet into one meeting (集体约谈)',
  who: { act: 'run-talk' },
  body: z.strictObject({ seen }),
  answer: z.object({ meetingId: z.string(), talks: z.array(z.string()) }),
})

export const makeTalkPaper = call('post', '/api/talks/:id/papers/:kind', {
  summary: 'Makes a paper of a talk as a Word file, and writes into the audit chain that it was made',
  who: { act: 'make-paper' },
  params: params.extend({ kind: z.enum(['talk-notice', 'talk-record', 'talk-minutes', 'commitment']) }),
  answer: 'file',
})

export const lookAtDay = call('get', '/api/talk-days/:day', {
  summary: 'What to think of before a talk is planned on a day',
  who: { act: 'read-all' },
  params: z.strictObject({ day }),
  answer: z.object({ dayOff: z.string().nullable() }),
})
