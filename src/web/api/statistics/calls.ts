// The office's figures for its page: how cases go, month by month, and what was asked of people. Units by name, never in a
// ranking.
import { z } from 'zod'
import { call, day, instant } from '../call.js'

const share = z.object({ count: z.int(), of: z.int(), share: z.number().nullable() })
const group = z.object({
  cases: z.int(),
  open: z.int(),
  onTime: share,
  fix: z.object({ cases: z.int(), median: z.number().nullable(), p90: z.number().nullable() }),
  returned: share,
})
const named = group.extend({ key: z.string(), name: z.string() })

export const figures = z.object({
  madeAt: instant,
  circular: z.object({ code: z.string(), title: z.string() }).nullable(),
  unit: z.string().nullable(),
  from: day.nullable(),
  to: day.nullable(),
  cases: z.object({
    total: group,
    byIndicator: z.array(named),
    byPlatform: z.array(named),
    byQuarter: z.array(named),
    months: z.array(z.object({ month: z.string(), opened: z.int(), ended: z.int(), open: z.int() })),
    disputes: z.object({ raised: z.int(), upheld: z.int(), rejected: z.int(), waiting: z.int() }),
    closed: z.int(),
  }),
  burden: z.object({
    pushes: z.int(),
    answers: z.int().nullable(),
    results: z.int().nullable(),
    papers: z.int(),
    perClosedCase: z.number().nullable(),
    months: z.array(z.string()),
    units: z.array(z.object({ unit: z.string(), pushes: z.record(z.string(), z.int()), total: z.int() })),
    biggestDay: z.int(),
    daysBeyond: z.int(),
    biggestCircular: z.int(),
    circularsBeyond: z.int(),
    limit: z.object({ perDay: z.int(), perCircular: z.int() }),
    outOfWindow: z.int(),
  }),
})

const blank = z.string().trim().max(200).default('')
const dayOrBlank = z.union([day, z.literal('')]).default('')
const scope = z.strictObject({ circular: blank, unit: blank, from: dayOrBlank, to: dayOrBlank })

export const readFigures = call('get', '/api/statistics', {
  summary: 'Figures of a scope: those last counted with their age, and how far a count under way has come',
  who: { act: 'read-all' },
  query: scope.extend({ anew: z.enum(['1', '']).default('') }),
  answer: z.object({
    figures: figures.nullable(),
    isCurrent: z.boolean(),
    counting: z.object({ done: z.int(), of: z.int() }).nullable(),
  }),
})

export const keepFigures = call('get', '/api/statistics/workbook', {
  summary: 'The figures as a workbook: those the page shows (madeAt), else counted now',
  who: { act: 'read-all' },
  query: scope.extend({ madeAt: z.string().max(40).default('') }),
  answer: 'file',
})

export const listScopes = call('get', '/api/statistics/scopes', {
  summary: 'Circulars and units figures can be asked for, by name',
  who: { act: 'read-all' },
  answer: z.object({
    circulars: z.array(z.object({ code: z.string(), title: z.string() })),
    units: z.array(z.string()),
  }),
})
