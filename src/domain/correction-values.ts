// What of a draft a person may correct, and what each value must look like. The pointers are those of the draft
// (RFC 6901, counted from 0); whatever is not listed here is the paper's own and cannot be typed over.
import { z } from 'zod'
import { done, type Result, refused } from '../base/result.js'
import { dayFrom } from './day.js'
import type { Draft, DraftFinding } from './draft.js'

const words = z.string('要写成文字').trim().min(1, '不能为空')
const day = z.string('要写成YYYY-MM-DD').refine((text) => {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return year !== undefined && dayFrom(Number(year), Number(month), Number(date)) !== null
}, '不是YYYY-MM-DD形式的日期')
const time = z.string('要写成HH:mm').regex(/^([01]\d|2[0-3]):[0-5]\d$/, '不是HH:mm形式的时间')
const count = z.int('要写成整数').min(1, '至少是1').max(366, '最多是366')
const orNone = <T extends z.ZodType>(schema: T) => schema.nullable()

const period = z.strictObject(
  {
    year: z.int('年份要写成整数').min(2000, '年份不对').max(2100, '年份不对'),
    quarter: z.int().min(1, '季度是1到4').max(4, '季度是1到4').optional(),
    month: z.int().min(1, '月份是1到12').max(12, '月份是1到12').optional(),
    half: z.int().min(1, '半年是1或2').max(2, '半年是1或2').optional(),
    batch: z.int().min(1, '次数至少是1').optional(),
  },
  '要写成{"year":2024,"quarter":3}的形式',
)
const contact = z.strictObject({ name: words, phone: orNone(words), for: orNone(words) }, '要写明name、phone、for')

const headFields: Record<string, z.ZodType> = {
  '/title': words,
  '/docNumber': orNone(words),
  '/issuingOrg': orNone(words),
  '/kind': orNone(words),
  '/issuedOn': orNone(day),
  '/publishedOn': orNone(day),
  '/period': orNone(period),
  '/docSubject': orNone(words),
  '/addressees': z.array(words, '要写成数组'),
  '/contacts': z.array(contact, '要写成数组'),
  '/escalationClause': orNone(words),
  '/deadline': z.null('只能写null(不设期限);要改期限请更正/deadline/date'),
  '/deadline/date': day,
  '/deadline/time': orNone(time),
  '/deadline/workingDays': count,
  '/deadline/calendarDays': count,
  '/deadline/what': orNone(words),
  '/deadline/recipient': orNone(words),
  '/deadline/form': orNone(words),
}

const findingFields = {
  unit: words,
  region: orNone(words),
  account: orNone(words),
  platform: orNone(words),
  site: orNone(words),
  column: orNone(words),
  problem: words,
  indicator: orNone(words),
  veto: orNone(z.boolean('要写true、false或null')),
  severity: z.enum(['fail', 'minor'], '要写fail(不合格)或minor(有问题)'),
  supervisingUnit: orNone(words),
  repeat: z.boolean('要写true或false'),
  'document/number': orNone(words),
  'document/title': orNone(words),
} satisfies Record<string, z.ZodType>

const newFinding = z.strictObject(
  {
    unit: words,
    problem: words,
    region: findingFields.region.default(null),
    account: findingFields.account.default(null),
    platform: findingFields.platform.default(null),
    site: findingFields.site.default(null),
    column: findingFields.column.optional(),
    document: z.strictObject({ number: orNone(words), title: orNone(words) }).optional(),
    indicator: findingFields.indicator.default(null),
    veto: findingFields.veto.default(null),
    severity: findingFields.severity.default('minor'),
    source: z.enum(['annex', 'body'], '要写annex或body').default('body'),
    supervisingUnit: findingFields.supervisingUnit.optional(),
    repeat: findingFields.repeat.optional(),
  },
  '要写成{"unit":"…","problem":"…"}的形式',
)

/** `/findings/3/unit` → 3 and `unit`; null for a pointer into something else. */
export function findingPointer(pointer: string): { index: number; field: string } | null {
  const [, index, field] = /^\/findings\/(0|[1-9]\d*)\/(.+)$/.exec(pointer) ?? []
  return index === undefined || field === undefined ? null : { index: Number(index), field }
}

const schemaOf = (pointer: string): z.ZodType | undefined => {
  const at = findingPointer(pointer)
  const [fields, name]: [Record<string, z.ZodType>, string] =
    at === null ? [headFields, pointer] : [findingFields, at.field]
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

/** The value somebody means who writes it as text: the text itself where that fits, else what it says as JSON. */
export function valueWritten(pointer: string, text: string): unknown {
  if (text === 'null') return null
  if (schemaOf(pointer)?.safeParse(text).success === true) return text
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return text
  }
}

/**
 * Checks a value for a pointer and gives it back as it will stand in the draft. Refused: a pointer that cannot be
 * corrected, a finding that is not there or was struck, a value of the wrong form, an indicator nobody knows.
 */
export function valueFor(draft: Draft, pointer: string, value: unknown, codes: ReadonlySet<string>): Result<unknown> {
  const at = findingPointer(pointer)
  const schema = schemaOf(pointer)
  if (schema === undefined)
    return refused(
      'unknown-pointer',
      `“${pointer}”不是可以更正的项,可更正的例如/issuedOn、/deadline/date、/findings/0/unit。`,
    )
  if (at !== null) {
    const finding = draft.findings[at.index]
    if (finding === undefined) return noFinding(draft, at.index)
    if (finding.struck !== undefined)
      return refused('finding-struck', `第${at.index + 1}项已划去,请先用 --restore ${at.index + 1} 恢复。`)
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) return badValue(pointer, parsed.error)
  if (at?.field === 'indicator' && typeof parsed.data === 'string' && !codes.has(parsed.data))
    return unknownIndicator(parsed.data)
  return done(parsed.data)
}

/** Checks a finding typed by a person; what was left out is null, its severity `minor`. */
export function findingFor(value: unknown, codes: ReadonlySet<string>): Result<DraftFinding> {
  const parsed = newFinding.safeParse(value)
  if (!parsed.success) return badValue('', parsed.error)
  const { indicator, column, document, supervisingUnit, repeat, ...rest } = parsed.data
  if (indicator !== null && !codes.has(indicator)) return unknownIndicator(indicator)
  return done({
    ...rest,
    indicator,
    ...(column === undefined ? {} : { column }),
    ...(document === undefined ? {} : { document }),
    ...(supervisingUnit === undefined ? {} : { supervisingUnit }),
    ...(repeat === undefined ? {} : { repeat }),
  })
}

/** @param index counted from 0; people count from 1, as case numbers do. */
export const noFinding = (draft: Draft, index: number) =>
  refused('no-finding', `没有第${index + 1}项问题,这份通报现有${draft.findings.length}项。`)

const unknownIndicator = (code: string) =>
  refused('unknown-indicator', `没有代码为“${code}”的指标,可用 indicator list 查看。`)

function badValue(pointer: string, error: z.ZodError) {
  const [issue] = error.issues
  const path = [pointer, ...(issue?.path ?? []).map(String)].filter((part) => part !== '').join('/')
  const reason =
    issue?.code === 'unrecognized_keys' ? `不认识${issue.keys.map((key) => `“${key}”`).join('、')}` : issue?.message
  const inChinese = /[\u4e00-\u9fff]/.test(reason ?? '') ? reason : '缺少内容或形式不对'
  return refused('bad-value', `${path === '' ? '新增的问题' : `“${path}”`}的值不对:${inChinese}。`)
}
