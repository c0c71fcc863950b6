// The policy as an office writes it: one JSON document, checked whole. Times of day are `HH:mm-HH:mm`, offsets are
// working days. What is left out stays as built in; what is not known is refused, so that a slip of the pen never
// silently means "as before".
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { sha256 } from '../base/ids.js'
import { done, refused, type Result } from '../base/result.js'
import { defaultPolicy, type Policy, toldRules } from './policy.js'
import { forbiddenTriggers } from './talk-trigger.js'

const workdays = (least: number) => z.int().min(least).max(60)
const windowText = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/

const audience = z.enum([
  'liaison',
  'deputy',
  'leader',
  'supervisor',
  'supervisor-leader',
  'officer',
  'reviewer',
  'office-leader',
])
const perWeight = workdays(1).nullable().optional()

const calls = { calls: z.enum(['leader', 'principal']), by: z.enum(['office', 'county']) }
const trigger = z.discriminatedUnion('when', [
  z.strictObject({
    when: z.literal('overdue'),
    workdays: workdays(1).optional(),
    failedOnly: z.boolean(),
    lateBefore: z.boolean(),
    ...calls,
  }),
  z.strictObject({
    when: z.literal('same-problem'),
    times: z.int().min(1).max(20).optional(),
    quarters: z.int().min(1).max(40).optional(),
    ...calls,
  }),
  z.strictObject({ when: z.enum(['reopened', 'false-reply']), ...calls }),
  z.strictObject({ when: z.literal('failed-in-a-row'), circulars: z.int().min(1).max(20), ...calls }),
  z.strictObject({ when: z.literal('report-missing'), workdays: workdays(1), ...calls }),
  // Read only so that the linter can say which rule stands against it.
  z.object({
    when: z.enum(forbiddenTriggers),
    calls: calls.calls.default('leader'),
    by: calls.by.default('office'),
  }),
])

const partsOf = {
  told: z.partialRecord(z.enum(toldRules), z.array(audience).max(8)),
  withoutDeadline: z.strictObject({ fail: perWeight, minor: perWeight }),
  pause: z.strictObject({ checkInWorkdays: workdays(1).optional(), lateWorkdays: workdays(1).optional() }),
  freezeReviewWorkdays: workdays(1),
  collectScans: z.boolean(),
  window: z.array(z.string().regex(windowText)).min(1).max(4),
  budget: z.strictObject({
    perDay: z.int().min(1).max(20).optional(),
    perCircular: z.int().min(1).max(60).optional(),
    reservedForOverdue: z.int().min(0).max(10).optional(),
  }),
  ladder: z.strictObject({
    unsignedDeputy: workdays(0).optional(),
    unsignedOffice: workdays(0).optional(),
    remindBefore: workdays(1).optional(),
    quietAfterNotice: workdays(0).optional(),
    overdue: workdays(1).optional(),
    escalate: workdays(1).optional(),
    officeLate: workdays(1).optional(),
    officeEscalated: workdays(1).optional(),
    roundSummary: workdays(1).optional(),
  }),
  returnWorkdays: workdays(0),
  giveBackWorkdays: workdays(0),
  talk: z.strictObject({
    undecidedWorkdays: workdays(1).optional(),
    undecidedRepeatDays: z.int().min(1).max(60).optional(),
    officeWorkdays: workdays(1).optional(),
    lastWorkdays: workdays(1).optional(),
    reportWorkdays: workdays(1).optional(),
    triggers: z.array(trigger).max(20).optional(),
  }),
  repeat: z.strictObject({
    times: z.int().min(1).max(20).optional(),
    quarters: z.int().min(1).max(40).optional(),
  }),
  undoMinutes: z.int().min(0).max(120),
  ceiling: z.int().min(1).max(100_000),
}
const documentShape = z.strictObject(partsOf).partial()

export type PolicyDocument = z.infer<typeof documentShape>

/** Names of the document's parts as an office calls them, for sentences. */
const partNames: Record<string, string> = {
  window: '发送时段',
  told: '各环节告知对象',
  withoutDeadline: '未印期限时的期限',
  pause: '暂缓',
  freezeReviewWorkdays: '冻结复核间隔',
  collectScans: '是否收盖章扫描件',
  budget: '打扰上限',
  ladder: '提醒阶梯',
  returnWorkdays: '退回后期限',
  giveBackWorkdays: '不同意后补足',
  talk: '约谈',
  repeat: '重复问题',
  undoMinutes: '撤回时限',
  ceiling: '一次发送上限',
}

/** `at`: keys of the value that is at fault, where it is one value. */
export type PolicyRead = Result<Policy> & { at?: (string | number)[] }

/**
 * Reads a policy document's text. The version follows from the content: the same rules are the same version, whoever
 * hands them in. Refused (`policy-invalid`) with the first fault in words.
 */
export function readPolicy(text: string): PolicyRead {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refused('policy-invalid', '规则文件不是有效的JSON,请检查格式。')
  }
  const parsed = documentShape.safeParse(json)
  if (!parsed.success) return { ...refused('policy-invalid', faultInWords(parsed.error)), at: placeOf(parsed.error) }
  const policy = policyFrom(parsed.data)
  const fault = contradictionOf(policy)
  return fault === null ? done(policy) : refused('policy-invalid', `规则自相矛盾:${fault}。`)
}

/** Keys of the first fault; of a name nobody knows, the name. */
function placeOf({ issues: [issue] }: z.ZodError): (string | number)[] {
  const keys = (issue?.path ?? []).filter((key) => typeof key !== 'symbol')
  return issue?.code === 'unrecognized_keys' ? [...keys, ...issue.keys.slice(0, 1)] : keys
}

function faultInWords(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue?.code === 'unrecognized_keys') return `规则文件里有不认识的项目:${issue.keys.join('、')}。`
  const [part = '', ...rest] = (issue?.path ?? []).map(String)
  const where = [partNames[part] ?? part, ...rest].filter((one) => one !== '').join('.')
  if (part === 'window') return `${partNames.window}:每段应写成09:05-11:50这样,至少一段。`
  if (issue?.code === 'too_small') return `${where}:不能小于${String(issue.minimum)}。`
  if (issue?.code === 'too_big') return `${where}:不能大于${String(issue.maximum)}。`
  if (issue?.code === 'invalid_value') return `${where}:只能是${issue.values.map(String).join('、')}。`
  return `${where === '' ? '规则文件' : where}:应为整数或规定的格式。`
}

function policyFrom(document: PolicyDocument): Policy {
  const base = defaultPolicy
  const rules = {
    told: { ...base.told, ...given(document.told) },
    withoutDeadline: { ...base.withoutDeadline, ...given(document.withoutDeadline) },
    pause: { ...base.pause, ...given(document.pause) },
    freezeReviewWorkdays: document.freezeReviewWorkdays ?? base.freezeReviewWorkdays,
    collectScans: document.collectScans ?? base.collectScans,
    window: document.window?.map(windowOf) ?? base.window,
    budget: { ...base.budget, ...given(document.budget) },
    ladder: { ...base.ladder, ...given(document.ladder) },
    returnWorkdays: document.returnWorkdays ?? base.returnWorkdays,
    giveBackWorkdays: document.giveBackWorkdays ?? base.giveBackWorkdays,
    talk: { ...base.talk, ...given(document.talk) },
    repeat: { ...base.repeat, ...given(document.repeat) },
    undoMinutes: document.undoMinutes ?? base.undoMinutes,
    ceiling: document.ceiling ?? base.ceiling,
  }
  const { version: _, ...builtIn } = base
  const same = isDeepStrictEqual(rules, builtIn)
  return { version: same ? base.version : `p-${sha256(JSON.stringify(rules)).slice(0, 10)}`, ...rules }
}

/** Only what is written: a part may leave out what stays as built in. */
const given = <T extends object>(part: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

function windowOf(text: string): { from: number; to: number } {
  const [from = '', to = ''] = text.split('-')
  return { from: minuteOfText(from), to: minuteOfText(to) }
}

const minuteOfText = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** The first pair of rules that cannot both hold; null if there is none. */
function contradictionOf({ window, ladder, budget, told }: Policy): string | null {
  if (!told.notice.includes('liaison')) return '整改通知(notice)没有发给联络员(liaison)'
  if (!told.escalate.includes('office-leader')) return '逾期升级(escalate)没有告知办公室负责人(office-leader)'
  if (told['review-late'].length === 0 || told['review-escalated'].length === 0)
    return '办公室自己超时(review-late、review-escalated)没有告知任何人'
  for (const [index, one] of window.entries()) {
    if (one.from >= one.to) return `${partNames.window}第${index + 1}段的结束早于开始`
    const before = window[index - 1]
    if (before !== undefined && one.from <= before.to) return `${partNames.window}第${index + 1}段与前一段重叠`
  }
  if (ladder.escalate < ladder.overdue) return '逾期升级(escalate)早于逾期通知(overdue)'
  if (ladder.unsignedOffice < ladder.unsignedDeputy) return '未签收转办公室(unsignedOffice)早于通知备岗(unsignedDeputy)'
  if (ladder.officeEscalated < ladder.officeLate) return '办公室超时升级(officeEscalated)早于提醒(officeLate)'
  if (budget.reservedForOverdue >= budget.perCircular) return '给逾期通知预留的条数不小于每份通报的上限'
  return null
}

/** The document that says a policy in full, as `policy show` prints it and `policy set` takes it. */
export function documentOf(policy: Policy): PolicyDocument {
  const { version: _, window, told, talk, ...rest } = policy
  const time = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const audiences = Object.fromEntries(toldRules.map((rule) => [rule, [...told[rule]]]))
  return {
    window: window.map(({ from, to }) => `${time(from)}-${time(to)}`),
    told: audiences,
    talk: { ...talk, triggers: [...talk.triggers] },
    ...rest,
  }
}
