// The national and local indicators (indicators.yaml) and the mapping of a problem's words to one of them. Phrases are
// those seen in circulars; the longest that occurs wins, and where two differ equally a person chooses.
import { readFileSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { done, refused, type Result } from '../base/result.js'
import { fold } from './clean/letters.js'
import { silentDays, staleCode } from './staleness.js'
import { countedCode, ruledCodes } from './wording-rules.js'
import { numeral, numberOf } from './words.js'

const indicatorSchema = z.object({
  code: z.string(),
  subject: z.enum(['website', 'new-media']),
  kind: z.enum(['veto', 'deduction']),
  origin: z.enum(['national', 'local']),
  group: z.string(),
  name: z.string(),
  rule: z.string(),
  points: z.number().nullable(),
  phrases: z.array(z.string()),
  phrases_expected: z.array(z.string()).default([]),
  confirmed: z.string(),
  note: z.string().optional(),
})
/** One entry of indicators.yaml. */
export type Indicator = z.infer<typeof indicatorSchema>

export interface IndicatorMatch {
  indicator: string | null
  /** Codes a person may choose from where none is certain. */
  candidates: string[]
  /** The words of the problem that decided it (folded). */
  words: string | null
}

let loaded: { list: Indicator[]; patterns: { code: string; subject: Indicator['subject']; test: RegExp }[] } | null =
  null

/** The package's root: the folder above this file that holds package.json (sources and compiled code lie apart). */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

function load(): NonNullable<typeof loaded> {
  if (loaded !== null) return loaded
  const text = readFileSync(join(packageRoot(), 'src', 'intake', 'indicators.yaml'), 'utf8')
  const { indicators: list } = z.object({ indicators: z.array(indicatorSchema) }).parse(parse(text))
  const patterns = list.flatMap(({ code, subject, phrases, phrases_expected }) =>
    [...phrases, ...phrases_expected].map((phrase) => ({ code, subject, test: patternOf(phrase) })),
  )
  loaded = { list, patterns }
  return loaded
}

/** All indicators, in the order of the file. */
export const indicators = (): Indicator[] => load().list

/** The short Chinese name of an indicator; the code itself when it is unknown. */
export const indicatorName = (code: string): string => load().list.find((one) => one.code === code)?.name ?? code

/** Whether a code is a national veto (单项否决) by the State Council's table. */
export const isNationalVeto = (code: string | null): boolean =>
  load().list.some((one) => one.code === code && one.kind === 'veto' && one.origin === 'national')

const counter = '(?=个|周|天|日(?!报)|次|年|类|处|条|篇|项|件|种)'
const written = new RegExp(`(?<![第一二三四五六七八九十])[一二两三四五六七八九十]{1,3}${counter}`, 'g')

/** The form in which phrases and problems are compared: no blanks, quotes or stops; counts in digits; 均未, 仍未 plain. */
function comparable(text: string): string {
  return fold(text)
    .replace(/[\s“”‘’"'「」《》,、。]/g, '')
    .replace(written, (count) => String(numberOf(count) ?? count))
    .replace(/没有(?=[\u3400-\u9fff])/g, '未')
    .replace(/(?:均|都|也|再|仍然?|依然|一直)+(?=[未无])/g, '')
    .replace(/未再(?=[\u3400-\u9fff])/g, '未')
    .replace(/按照/g, '按')
    .replace(/进行更新/g, '更新')
}

function patternOf(phrase: string): RegExp {
  const source = comparable(phrase)
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{[nd]\}/g, numeral)
    .replace(/\{\\\*\}/g, '.{0,16}')
  return new RegExp(source)
}

/** A wording of the office's own and the indicator it means (any wording its circulars use). */
export interface OfficePhrase {
  indicator: string
  phrase: string
}

/** The phrases of the office whose paper is being read; empty outside `withOfficePhrases`. */
let ofOffice: { code: string; subject: Indicator['subject']; test: RegExp }[] = []

/**
 * Runs `read` with the office's own phrases, which come before those of the file. Refusal `unknown-indicator` when a code
 * stands in no line of indicators.yaml. `read` must not wait for anything: the phrases hold until it returns.
 */
export function withOfficePhrases<T>(phrases: OfficePhrase[], read: () => T): Result<T> {
  if (phrases.length === 0) return done(read())
  const patterns: typeof ofOffice = []
  for (const { indicator, phrase } of phrases) {
    const meant = load().list.find((one) => one.code === indicator)
    if (meant === undefined)
      return refused('unknown-indicator', `没有代码为“${indicator}”的检查指标,请核对本单位补充的问题说法。`)
    if (comparable(phrase) !== '') patterns.push({ code: indicator, subject: meant.subject, test: patternOf(phrase) })
  }
  ofOffice = patterns
  known.clear()
  try {
    return done(read())
  } finally {
    ofOffice = []
    known.clear()
  }
}

/** Readings by subject and words: an annex repeats the same few problems over thousands of rows. */
const known = new Map<string, IndicatorMatch>()
const knownMax = 5000

/** A problem is a clause or two, in characters; patterns must not walk through what is longer. */
const wordsMax = 300

/** Finds the indicator of a problem. `subjects`: what it is about; both when that is not known. */
export function matchIndicator(problem: string, subjects: Indicator['subject'][]): IndicatorMatch {
  const key = `${subjects.join()} ${problem}`
  const found = known.get(key) ?? search(problem, subjects)
  if (known.size >= knownMax) known.clear()
  known.set(key, found)
  return found
}

function search(problem: string, subjects: Indicator['subject'][]): IndicatorMatch {
  const words = comparable(problem.slice(0, wordsMax))
  const own = hitsOf(words, subjects, ofOffice)
  const hits = own.length > 0 ? own : hitsOf(words, subjects, load().patterns)
  const fitting = hits.filter(({ code }) => needs[code]?.test(words) !== false)
  const longest = Math.max(0, ...fitting.map((hit) => hit.length))
  let codes = [...new Set(fitting.filter((hit) => hit.length === longest).map((hit) => hit.code))]
  if (own.length > 0 && codes.length === 1)
    return { indicator: codes[0] ?? null, candidates: [], words: own[0]?.words ?? null }
  const staleness = subjects.includes('new-media') ? staleCode(words) : null
  if (
    staleness !== null &&
    codes.every(
      (code) =>
        code === 'nm-stale-2w' ||
        code === 'nm-slow-update' ||
        (code === 'nm-app-unusable' && !/APP|客户端/.test(words)),
    )
  )
    codes = subjects.length > 1 && codes.length === 0 ? [...ruledCodes(words, ['website']), staleness] : [staleness]
  const counted = subjects.includes('website') ? (staleHome(words) ?? countedCode(words)) : null
  if (counted !== null && codes.every((code) => code.startsWith('wd-col') || code === counted)) codes = [counted]
  if (codes.every((code) => code in narrower)) codes = narrowed(codes, ruledCodes(words, subjects))
  const grave = ['ws-serious-error', 'nm-serious-error'].filter((code) => subjectOf(code, subjects))
  if (/严重(?:错误)?表述|严重错误/.test(words) && codes.length > 0 && !codes.some((code) => grave.includes(code)))
    codes = [...codes, ...grave]
  const [only] = codes
  if (codes.length === 1 && only !== undefined)
    return { indicator: only, candidates: [], words: fitting.find((hit) => hit.length === longest)?.words ?? null }
  return { indicator: null, candidates: codes, words: null }
}

/** Indicators whose phrases are plain words for much, and which rules say the same more narrowly. */
const narrower: Record<string, RegExp> = {
  'wd-col-stale': /^ws-home-stale|^ws-cols-longstale|^ws-news-cols|^wd-service-stats|^wd-policy-stale/,
  'wd-availability': /^ws-unreachable|^wd-forms|^wd-search/,
  'nm-stale-2w': /^nm-col-stale/,
  'nm-slow-update': /^nm-col-stale/,
}

/** What the phrases found, unless a rule says it more narrowly; where they found nothing, what the rules say. */
const narrowed = (codes: string[], ruled: string[]): string[] =>
  codes.length === 0 || ruled.some((rule) => codes.every((code) => narrower[code]?.test(rule) === true)) ? ruled : codes

/** A home page silent for a printed time of two weeks or more. */
const staleHome = (words: string): 'ws-home-stale-2w' | null =>
  /^[^栏专]*首页(?![^,;]*(?:栏目|专栏|专题|链接|图))/.test(words) && (silentDays(words) ?? 0) >= 14
    ? 'ws-home-stale-2w'
    : null

/** Where the words hold a phrase, and how much of it. */
const hitsOf = (
  words: string,
  subjects: Indicator['subject'][],
  patterns: typeof ofOffice,
): { code: string; length: number; words: string }[] =>
  patterns.flatMap(({ code, subject, test }) => {
    const match = subjects.includes(subject) ? test.exec(words) : null
    return match === null ? [] : [{ code, length: match[0].length, words: match[0] }]
  })

/** Vetoes whose phrase is also that of a lesser problem: they need their threshold in the words. */
const needs: Record<string, RegExp> = {
  'ws-guide-missing-4': /[4四]类|[5五]个|大量/,
}

const subjectOf = (code: string, subjects: Indicator['subject'][]): boolean =>
  subjects.includes(code.startsWith('nm-') ? 'new-media' : 'website')
