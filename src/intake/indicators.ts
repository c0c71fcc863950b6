// The national and local indicators (indicators.yaml) and the mapping of a problem's words to one of them. Phrases are
// those seen in circulars; the longest that occurs wins, and where two differ equally a person chooses.
import { readFileSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { fold } from './clean/letters.js'
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

/** The form in which phrases and problems are compared: no blanks, quotes or stops; 两/二 weeks in digits. */
function comparable(text: string): string {
  return fold(text)
    .replace(/[\s“”‘’"'「」《》,、。]/g, '')
    .replace(/两周/g, '2周')
    .replace(/两个/g, '2个')
    .replace(/没有/g, '未')
}

function patternOf(phrase: string): RegExp {
  const source = comparable(phrase)
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{[nd]\}/g, numeral)
    .replace(/\{\\\*\}/g, '.{0,16}')
  return new RegExp(source)
}

/** Readings by subject and words: an annex repeats the same few problems over thousands of rows. */
const known = new Map<string, IndicatorMatch>()
const knownMax = 5000

/** Finds the indicator of a problem. `subjects`: what it is about; both when that is not known. */
export function matchIndicator(problem: string, subjects: Indicator['subject'][]): IndicatorMatch {
  const key = `${subjects.join()} ${problem}`
  const found = known.get(key) ?? search(problem, subjects)
  if (known.size >= knownMax) known.clear()
  known.set(key, found)
  return found
}

function search(problem: string, subjects: Indicator['subject'][]): IndicatorMatch {
  const words = comparable(problem)
  const hits: { code: string; length: number; words: string }[] = []
  for (const { code, subject, test } of load().patterns) {
    if (!subjects.includes(subject)) continue
    const match = test.exec(words)
    if (match !== null) hits.push({ code, length: match[0].length, words: match[0] })
  }
  const longest = Math.max(0, ...hits.map((hit) => hit.length))
  const codes = [...new Set(hits.filter((hit) => hit.length === longest).map((hit) => hit.code))]
  const staleness = subjects.includes('new-media') ? staleCode(words) : null
  if (staleness !== null && codes.every((code) => code === 'nm-stale-2w' || code === 'nm-slow-update'))
    codes.splice(0, codes.length, staleness)
  const [only] = codes
  if (codes.length === 1 && only !== undefined)
    return { indicator: only, candidates: [], words: hits.find((hit) => hit.length === longest)?.words ?? null }
  return { indicator: null, candidates: codes, words: null }
}

/** Accounts not updated for a printed time: two weeks are the national veto, less is local practice. */
function staleCode(words: string): 'nm-stale-2w' | 'nm-slow-update' | null {
  const match = new RegExp(
    `(${numeral})个?(工作日|天|日|周|星期|月|年)(?:以上|多|内|左右)?(?:信息|内容|账号)*(?:未|无|不|没有?)(?:及时|进行|有|做)?(?:任何)?(?:信息|内容|发布)*(?:更新|推送|发布)`,
  ).exec(words)
  const n = numberOf(match?.[1] ?? '')
  if (match === null || n === null) return /半年未?(?:无|未)?更新/.test(words) ? 'nm-stale-2w' : null
  const unit = match[2] ?? ''
  const days = unit === '周' || unit === '星期' ? n * 7 : unit === '月' ? n * 30 : unit === '年' ? n * 365 : n
  return days >= 14 ? 'nm-stale-2w' : 'nm-slow-update'
}
