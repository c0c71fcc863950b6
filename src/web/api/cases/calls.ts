// Cases (整改事项) for the office: the ledger page by page, its figures, its export, and one case with its story.
import { z } from 'zod'
import { call, day, instant } from '../call.js'

const flag = z.enum(['1']).optional()
export const caseStates = z.enum([
  'issued',
  'acknowledged',
  'replied',
  'returned',
  'disputed',
  'blocked',
  'closed',
  'withdrawn',
])
export const waitingKinds = z.enum(['reply', 'extension', 'dispute', 'block'])

/** Filters as they stand in the ledger's address; what is absent does not matter. */
export const ledgerFilters = z.strictObject({
  circular: z.string().max(60).optional(),
  unit: z.string().max(60).optional(),
  state: z.union([caseStates, z.literal('open')]).optional(),
  late: flag,
  /** Due within this many days from today. */
  due: z.coerce.number().int().min(0).max(366).optional(),
  waits: z.union([waitingKinds, z.literal('any')]).optional(),
  severity: z.enum(['fail', 'minor']).optional(),
  /** Free text over number, unit, account, site and problem. */
  q: z.string().max(60).optional(),
})

export const ledgerOrders = z.enum(['deadline', 'number', 'unit', 'state'])

export const ledgerLine = z.object({
  no: z.string(),
  version: z.int(),
  circular: z.string(),
  unitId: z.string(),
  unit: z.string(),
  account: z.string().nullable(),
  platform: z.string().nullable(),
  site: z.string().nullable(),
  problem: z.string(),
  severity: z.enum(['fail', 'minor']),
  state: caseStates,
  waitingFor: waitingKinds.nullable(),
  frozen: z.boolean(),
  dueOn: day.nullable(),
  overdueWorkdays: z.int(),
  reported: z.enum(['notAsked', 'due', 'received', 'late']),
  repeated: z.boolean(),
})

export const listCases = call('get', '/api/cases', {
  summary: 'A page of the ledger: filtered, in an order, with how many there are in all',
  who: { act: 'read-all' },
  query: ledgerFilters.extend({
    order: ledgerOrders.default('deadline'),
    descending: flag,
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    total: z.int(),
    /** A search found more than it can name; only the newest circulars' are listed. */
    isCut: z.boolean(),
    today: day,
    cases: z.array(ledgerLine),
  }),
})

export const readFigures = call('get', '/api/cases/figures', {
  summary: 'How many cases are open, late, and wait for the office',
  who: { act: 'read-all' },
  answer: z.object({ open: z.int(), late: z.int(), waiting: z.int() }),
})

export const readChoices = call('get', '/api/cases/choices', {
  summary: 'Circulars and units the ledger can be filtered by',
  who: { act: 'read-all' },
  answer: z.object({
    circulars: z.array(z.object({ id: z.string(), code: z.string(), title: z.string() })),
    units: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
})

export const exportCases = call('get', '/api/cases/export', {
  summary: 'What is filtered as an .xlsx workbook, with the head of the audit chain',
  who: { act: 'read-all' },
  query: ledgerFilters,
  answer: 'file',
})

const entry = z.object({
  at: instant,
  kind: z.enum(['unit', 'office', 'system', 'message', 'coming']),
  what: z.string(),
  who: z.string(),
  text: z.string(),
  state: z.enum(['coming', 'owed', 'sent', 'superseded', 'skipped', 'dead', 'uncertain']).nullable(),
  why: z.string().nullable(),
  origin: z.string().nullable(),
  together: z.array(z.string()),
  evidence: z.array(z.string()),
})

export const casePage = ledgerLine.extend({
  round: z.int(),
  fixed: z.enum(['none', 'claimed', 'accepted', 'returned']),
  documentNumber: z.string().nullable(),
  indicator: z.string().nullable(),
  veto: z.enum(['yes', 'no', 'unsaid']),
  supervisor: z.string().nullable(),
  circularId: z.string(),
  circularTitle: z.string(),
  dueTime: z.string().nullable(),
  outside: z.string().nullable(),
  waitingSince: instant.nullable(),
  asked: z.object({ by: z.string().nullable(), until: day.nullable(), reason: z.string().nullable() }),
  blocked: z.object({ reason: z.string(), checkInOn: day }).nullable(),
  frozenUntil: day.nullable(),
  sources: z.array(z.object({ field: z.string(), words: z.string() })),
  deadline: z.array(z.string()),
  stops: z.array(z.string()),
  timeline: z.array(entry),
  repeats: z.array(z.object({ ref: z.string(), circular: z.string(), issuedOn: z.string(), kind: z.string() })),
  openRepeats: z.array(z.object({ ref: z.string(), why: z.string() })),
  evidence: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['owed', 'kept', 'lost']),
      name: z.string(),
      contentType: z.string().nullable(),
      bytes: z.int().nullable(),
      at: instant,
      by: z.string(),
      submissionId: z.string().nullable(),
    }),
  ),
  submissions: z.array(
    z.object({
      id: z.string(),
      kind: waitingKinds,
      state: z.string(),
      at: instant,
      by: z.string(),
      text: z.string(),
      channel: z.string(),
      oaNumber: z.string().nullable(),
      untilOn: day.nullable(),
    }),
  ),
  reports: z.array(
    z.object({
      channel: z.string(),
      oaNumber: z.string().nullable(),
      receivedAt: instant,
      note: z.string().nullable(),
      by: z.string(),
    }),
  ),
  talks: z.array(z.object({ id: z.string(), state: z.string() })),
  /** What this person may do with it now. */
  acts: z.array(z.string()),
  today: day,
})

export const readCase = call('get', '/api/cases/:no', {
  summary: 'One case with its story, what came with it and the acts open to who looks',
  who: { act: 'read-all' },
  params: z.strictObject({ no: z.string().max(40) }),
  answer: casePage,
})
