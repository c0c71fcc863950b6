// The registry file as it comes in (contract §3). Every fault is named with its row; nothing is half-imported.
import { z } from 'zod'
import { done, type Result, refused } from '../base/result.js'

const name = z.string().trim().min(1, '不能为空').max(200)
const userid = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/, '不是合法的企业微信userid')
const day = z.iso.date('应为YYYY-MM-DD的日期')

const staff = z.strictObject({
  userid,
  name,
  roles: z.array(z.enum(['officer', 'reviewer', 'leader', 'admin'])).min(1),
})
const contact = z.strictObject({ userid, name, role: z.enum(['liaison', 'deputy', 'leader']) })
const unit = z.strictObject({
  name,
  aliases: z.array(name).default([]),
  parent: name.nullish(),
  region: name.nullish(),
  contacts: z.array(contact).default([]),
})
const eventType = z.enum(['opened', 'filed', 'renamed', 'moved', 'cancelled', 'reopened'])
const account = z.strictObject({
  name,
  platform: name,
  unit: name,
  status: z.string().trim().min(1).nullish(),
  statusOn: day.nullish(),
  events: z.array(z.strictObject({ type: eventType, on: day, note: z.string().optional() })).default([]),
})
const past = z.strictObject({
  circular: name,
  issuedOn: day,
  unit: name,
  account: name.nullish(),
  indicator: name.nullish(),
  problem: name,
})
const registryFile = z.strictObject({
  office: z.strictObject({
    name,
    aliases: z.array(name).default([]),
    staff: z.array(staff).min(1, '至少要有一名办公室人员'),
  }),
  units: z.array(unit).default([]),
  accounts: z.array(account).default([]),
  history: z.array(past).default([]),
})

export type RegistryFile = z.infer<typeof registryFile>

/** Reads and checks a registry file's JSON text. */
export function readRegistryFile(text: string): Result<RegistryFile> {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refused('not-json', '名册文件不是有效的JSON,请检查格式后再导入。')
  }
  const parsed = registryFile.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const where = placeOf(issue?.path ?? [])
    const what = issue === undefined ? '有误' : wordsOf(issue)
    return refused('registry-invalid', `名册${where}:${what}。请改正后再导入,本次没有导入任何内容。`)
  }
  const fault = crossCheck(parsed.data)
  return fault === null
    ? done(parsed.data)
    : refused('registry-invalid', `${fault}。请改正后再导入,本次没有导入任何内容。`)
}

/** What is wrong, in our words; sentences given with the schema are ours already. */
function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `有不认识的字段${issue.keys.join('、')}`
    case 'invalid_type':
      return issue.input === undefined ? '缺少这一项' : '类型不对'
    case 'invalid_value':
      return `不在允许的取值之内(${issue.values.join('、')})`
    default:
      return /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '内容不合要求'
  }
}

const sections: Record<string, string> = {
  office: '办公室',
  staff: '办公室人员',
  units: '单位',
  accounts: '账号',
  history: '往期',
  contacts: '联系人',
}

/** `units[3].contacts[0].userid` → `单位第4行联系人第1行的userid`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `第${part + 1}行` : (sections[String(part)] ?? `的${String(part)}`)))
    .join('')
}

function crossCheck(file: RegistryFile): string | null {
  return twoNames(file) ?? unitFaults(file) ?? referenceFaults(file)
}

function twoNames(file: RegistryFile): string | null {
  const names = new Map<string, string>()
  const people = [
    ...file.office.staff.map((one, row) => ({ ...one, place: `办公室人员第${row + 1}行` })),
    ...file.units.flatMap((unit, row) =>
      unit.contacts.map((one) => ({ ...one, place: `单位第${row + 1}行“${unit.name}”的联系人` })),
    ),
  ]
  for (const { userid, name, place } of people) {
    const known = names.get(userid.toLowerCase())
    if (known !== undefined && known !== name) return `${place}:userid ${userid}有两个不同的姓名`
    names.set(userid.toLowerCase(), name)
  }
  return null
}

function unitFaults(file: RegistryFile): string | null {
  const parents = new Map<string, string | null>()
  for (const [row, one] of file.units.entries()) {
    if (parents.has(one.name)) return `单位第${row + 1}行:“${one.name}”重复`
    parents.set(one.name, one.parent ?? null)
  }
  for (const [row, one] of file.units.entries()) {
    if (one.parent != null && !parents.has(one.parent))
      return `单位第${row + 1}行“${one.name}”:上级“${one.parent}”不在名册里`
    const seen = new Set([one.name])
    for (let up = one.parent ?? null; up !== null; up = parents.get(up) ?? null) {
      if (seen.has(up)) return `单位第${row + 1}行“${one.name}”:上级关系成环`
      seen.add(up)
    }
  }
  return null
}

function referenceFaults(file: RegistryFile): string | null {
  const known = new Set(file.units.flatMap((one) => [one.name, ...one.aliases]))
  for (const [row, one] of file.accounts.entries())
    if (!known.has(one.unit)) return `账号第${row + 1}行“${one.name}”:单位“${one.unit}”不在名册里`
  for (const [row, one] of file.history.entries())
    if (!known.has(one.unit)) return `往期第${row + 1}行:单位“${one.unit}”不在名册里`
  return null
}
