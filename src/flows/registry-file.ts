// The registry file as it comes in (contract §3), JSON or workbook: read, checked, and every fault named with its place.
// Nothing is half-imported, so all faults are looked for before anything is refused.
import { z } from 'zod'
import { done, type Result, refused } from '../base/result.js'
import { lifeEvents } from '../domain/account-life.js'
import type { HandedRegistry } from '../domain/registry.js'
import type { Sheet } from '../domain/sheet.js'
import { crossFaults } from './registry-checks.js'
import { faultOf, placeInJson, type PlaceName, type RegistryFault, registryRefusal } from './registry-faults.js'
import { registryOfSheets } from './registry-sheets.js'

const name = z.string().trim().min(1, '不能为空').max(200, '超过200字')
const userid = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/, '不是合法的企业微信userid')
const day = z.iso.date('应为YYYY-MM-DD的日期')
/** May be absent; then it is null. */
const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((one) => one ?? null)

/** Without a userid the name is looked up in the corporation's directory (bind-people). */
const person = { userid: orNull(userid), name, department: orNull(name) }
const staff = z.strictObject({
  ...person,
  roles: z.array(z.enum(['officer', 'reviewer', 'leader', 'admin'])).min(1, '至少要有一个角色'),
})
const contact = z.strictObject({ ...person, role: z.enum(['liaison', 'deputy', 'leader']) })
const unit = z.strictObject({
  name,
  aliases: z.array(name).default([]),
  parent: orNull(name),
  region: orNull(name),
  contacts: z.array(contact).default([]),
  formerNames: z.array(z.strictObject({ name, until: day })).default([]),
  mergedInto: orNull(z.strictObject({ unit: name, on: day })),
})
const account = z.strictObject({
  name,
  platform: name,
  unit: name,
  status: orNull(z.enum(lifeEvents)),
  statusOn: orNull(day),
  events: z
    .array(
      z.strictObject({
        type: z.enum(lifeEvents),
        on: day,
        formerName: orNull(name),
        formerUnit: orNull(name),
        note: orNull(z.string().trim().max(500, '超过500字')),
      }),
    )
    .default([]),
})
const past = z.strictObject({
  circular: name,
  issuedOn: day,
  unit: name,
  account: orNull(name),
  indicator: orNull(name),
  problem: z.string().trim().min(1, '不能为空').max(2000, '超过2000字'),
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

/** Reads and checks a registry file's JSON text. */
export function readRegistryFile(text: string): Result<HandedRegistry> {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refused('not-json', '名册文件不是有效的JSON,请检查格式后再导入。')
  }
  return checked(json, [], placeInJson)
}

/** Reads and checks the sheets of a registry workbook (docs/registry.md). */
export function readRegistrySheets(sheets: readonly Sheet[]): Result<HandedRegistry> {
  const { value, faults, placeOf } = registryOfSheets(sheets)
  return checked(value, faults, placeOf)
}

function checked(value: unknown, before: readonly RegistryFault[], placeOf: PlaceName): Result<HandedRegistry> {
  const parsed = registryFile.safeParse(value)
  const faults = [...before, ...(parsed.success ? crossFaults(parsed.data) : parsed.error.issues.map(faultOf))]
  return parsed.success && faults.length === 0 ? done(parsed.data) : registryRefusal(faults, placeOf)
}
