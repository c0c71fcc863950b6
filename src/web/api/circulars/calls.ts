// Circulars: the list, one paper with its reading, and every act between import and publishing. What publishing would cause
// stands in plan-calls.ts.
import { z } from 'zod'
import { call, day, instant } from '../call.js'

const reading = { act: 'read-all' } as const
const preparing = { act: 'prepare-circular' } as const

/** Largest circular or annex (contract §4), bytes. */
const paperBytes = 20 * 1024 * 1024

export const circularId = z.object({ id: z.string().min(1).max(60).meta({ description: 'Id or code, e.g. B24Q3' }) })
/** What the page showed: an act is refused (409 changed-since) if the circular has changed since. */
export const mark = z.string().length(64)
const state = z.enum(['draft', 'confirmed', 'submitted', 'published'])
const page = z.coerce.number().int().min(1).default(1)
const fileName = z.string().trim().min(1).max(200)

export const circularRow = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  state,
  /** Code of the circular it corrects. */
  revises: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: day.nullable(),
  dueOn: day.nullable(),
  /** Where the deadline counts from receipt or is not read as a day: its words. */
  dueText: z.string().nullable(),
  findings: z.int(),
  openCases: z.int(),
  importedAt: instant,
  publishedAt: instant.nullable(),
})

export const listCirculars = call('get', '/api/circulars', {
  summary: 'Circulars, the last imported first, twenty a page',
  who: reading,
  query: z.object({ page, search: z.string().trim().max(100).optional(), state: state.optional() }),
  answer: z.object({ total: z.int(), page: z.int(), size: z.int(), circulars: z.array(circularRow) }),
})

export const importPaper = call('post', '/api/circulars', {
  summary: 'Read a paper and store it as a draft; the same bytes again lead to the stored one',
  who: preparing,
  query: z.object({
    name: fileName,
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    deadline: day.optional(),
  }),
  body: { fileBytes: paperBytes },
  answer: z.object({ id: z.string(), code: z.string(), known: z.boolean() }),
})

/** How a value came about: as printed, cleaned, concluded from the context, or put down by a person. */
const origin = z.enum(['exact', 'normalised', 'inferred', 'typed'])

export const openPoint = z.object({
  code: z.string(),
  kind: z.enum(['choice', 'confirm']),
  message: z.string(),
  where: z.string().nullable(),
  printed: z.string().nullable(),
  candidates: z.array(z.string()),
  /** What is chosen: a unit, an account; null where nothing of the registry is. */
  about: z.enum(['unit', 'account']).nullable(),
})

export const headValue = z.object({
  pointer: z.string(),
  value: z.string().nullable(),
  origin: origin.nullable(),
  /** Who put it down. */
  by: z.string().nullable(),
})

export const oneCircular = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  state,
  mark,
  /** Changes only with the files: the text need not be fetched anew before. */
  filesMark: z.string(),
  fileName: z.string(),
  url: z.string().nullable(),
  importedBy: z.string().nullable(),
  importedAt: instant,
  confirmedBy: z.string().nullable(),
  submittedBy: z.string().nullable(),
  submittedAt: instant.nullable(),
  approvedBy: z.string().nullable(),
  publishedAt: instant.nullable(),
  secrecyCheckedBy: z.string().nullable(),
  revises: z.string().nullable(),
  revisions: z.array(z.string()),
  /** Cases that publishing a correction withdraws. */
  withdraws: z.array(z.string()),
  head: z.array(headValue),
  findings: z.int(),
  struck: z.int(),
  checks: z.array(
    z.object({
      level: z.enum(['block', 'warn', 'info']),
      message: z.string(),
      where: z.string().nullable(),
      settledBy: z.string().nullable(),
    }),
  ),
  open: z.array(openPoint),
  /** Names a person chose for this paper. */
  chosen: z.array(z.object({ about: z.enum(['unit', 'account']), printed: z.string(), target: z.string() })),
  corrections: z.array(z.object({ words: z.string(), by: z.string(), at: instant })),
  annexes: z.array(z.object({ fileName: z.string(), keptAt: instant })),
})

export const readCircular = call('get', '/api/circulars/:id', {
  summary: 'One circular: its state, head, checks, and what waits for a person',
  who: reading,
  params: circularId,
  answer: oneCircular,
})

export const finding = z.object({
  /** Counted from 0; people count from 1. */
  index: z.int(),
  caseNo: z.string().nullable(),
  unit: z.string().nullable(),
  region: z.string().nullable(),
  /** The unit of the registry; null while it is open. */
  matched: z.string().nullable(),
  account: z.string().nullable(),
  platform: z.string().nullable(),
  site: z.string().nullable(),
  column: z.string().nullable(),
  document: z.string().nullable(),
  problem: z.string(),
  indicator: z.string().nullable(),
  indicatorName: z.string().nullable(),
  indicatorCandidates: z.array(z.string()),
  severity: z.enum(['fail', 'minor']),
  supervisingUnit: z.string().nullable(),
  struck: z.object({ by: z.string(), reason: z.string() }).nullable(),
  /** Of fields that do not stand so in the paper. */
  origins: z.record(z.string(), z.enum(['inferred', 'typed'])),
})

export const listFindings = call('get', '/api/circulars/:id/findings', {
  summary: 'Findings of the paper in its order, fifty a page',
  who: reading,
  params: circularId,
  query: z.object({
    page,
    search: z.string().trim().max(100).optional(),
    only: z.enum(['open', 'inferred', 'typed', 'struck']).optional(),
  }),
  answer: z.object({ total: z.int(), page: z.int(), size: z.int(), findings: z.array(finding) }),
})

export const readPaperText = call('get', '/api/circulars/:id/paper', {
  summary: 'The text of the paper in numbered pieces, and for each value of the draft the pieces it was read from',
  who: reading,
  params: circularId,
  answer: z.object({
    files: z.array(
      z.object({
        fileName: z.string(),
        lines: z.array(z.object({ row: z.boolean(), first: z.int(), pieces: z.array(z.string()) })),
      }),
    ),
    /** JSON pointer of the draft → numbers of pieces. */
    pieces: z.record(z.string(), z.array(z.int())),
  }),
})

export const fetchPaper = call('get', '/api/circulars/:id/file', {
  summary: 'The file as it was imported',
  who: reading,
  params: circularId,
  answer: 'file',
})

export const listChoices = call('get', '/api/circulars/:id/choices', {
  summary: 'What a person may choose from: units of the registry, indicators',
  who: reading,
  params: circularId,
  answer: z.object({
    units: z.array(z.object({ name: z.string(), region: z.string().nullable() })),
    indicators: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
})

const written = z.string().max(5_000).nullable()
export const edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), pointer: z.string().max(80), value: written }),
  z.strictObject({
    kind: z.literal('add'),
    finding: z.strictObject({
      unit: z.string().max(200),
      problem: z.string().max(2_000),
      account: written.optional(),
      platform: written.optional(),
      site: written.optional(),
      indicator: written.optional(),
      severity: z.enum(['fail', 'minor']).optional(),
    }),
  }),
  z.strictObject({ kind: z.literal('strike'), index: z.int().nonnegative(), reason: z.string().max(500) }),
  z.strictObject({ kind: z.literal('restore'), index: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('undo') }),
])

export const editReading = call('post', '/api/circulars/:id/edits', {
  summary: 'Correct the draft; all edits or none. A confirmation is taken back',
  who: preparing,
  params: circularId,
  body: z.strictObject({ seen: mark, edits: z.array(edit).min(1).max(50) }),
  answer: z.object({ corrections: z.int(), confirmationTakenBack: z.boolean() }),
})

const names = z.record(z.string().max(200), z.string().trim().min(1).max(200))

export const confirmReading = call('post', '/api/circulars/:id/confirm', {
  summary:
    'Vouch for the reading, with the names chosen and a deadline; the paper is public or passed the secrecy check',
  who: preparing,
  params: circularId,
  body: z.strictObject({
    seen: mark,
    units: names.default({}),
    accounts: names.default({}),
    deadline: day.optional(),
    cleared: z.literal(true, '请确认本通报已公开发布或已经保密审查。'),
  }),
  answer: z.object({ id: z.string() }),
})

const justSeen = z.strictObject({ seen: mark })
const acted = z.object({ id: z.string() })

export const submitForApproval = call('post', '/api/circulars/:id/submit', {
  summary: 'Hand the confirmed circular to the leader',
  who: preparing,
  params: circularId,
  body: justSeen,
  answer: acted,
})

export const takeBack = call('post', '/api/circulars/:id/take-back', {
  summary: 'Take a submitted circular back; it is a draft again',
  who: preparing,
  params: circularId,
  body: justSeen,
  answer: acted,
})

export const approve = call('post', '/api/circulars/:id/approve', {
  summary: 'Approve and publish; by another person than who prepared it',
  who: { act: 'approve-circular' },
  params: circularId,
  body: justSeen,
  answer: z.object({ id: z.string(), code: z.string(), cases: z.int() }),
})

export const discard = call('post', '/api/circulars/:id/discard', {
  summary: 'Undo an import that was not published',
  who: preparing,
  params: circularId,
  body: z.strictObject({ seen: mark, reason: z.string().trim().max(500) }),
  answer: z.object({ code: z.string() }),
})

export const attachLater = call('post', '/api/circulars/:id/annex', {
  summary: 'Take in the annex that came later; `dry`: only say what it would do',
  who: preparing,
  params: circularId,
  query: z.object({ name: fileName, seen: mark, dry: z.stringbool().default(false) }),
  body: { fileBytes: paperBytes },
  answer: z.object({
    known: z.boolean(),
    findings: z.int(),
    joined: z.int(),
    added: z.int(),
    checks: z.array(z.string()),
    /** Of a published circular: the drafted correction. */
    next: z.object({ id: z.string(), code: z.string() }).nullable(),
  }),
})
