// Faults of a registry and where they stand. A fault knows its path in the value; who reads the file tells how a path is
// called there, so that JSON and workbook share every rule and each names its own rows and columns.
import type { z } from 'zod'
import type { Refusal } from '../base/result.js'
import { contactRoleName } from '../domain/registry.js'
import { lifeEventName } from '../domain/account-life.js'
import { roleName } from '../domain/roles.js'
import { refusedWithFaults } from './fault-list.js'

export interface RegistryFault {
  path: readonly PropertyKey[]
  message: string
}
/** How a path is called in the file: `单位第4行“上级单位”`. */
export type PlaceName = (path: readonly PropertyKey[]) => string

const sections: Record<string, string> = {
  office: '办公室',
  staff: '办公室人员',
  units: '单位',
  accounts: '账号',
  history: '往期',
  contacts: '联系人',
}

/** In JSON: `units[3].contacts[0].userid` → `单位第4行联系人第1行的userid`. */
export const placeInJson: PlaceName = (path) =>
  path
    .map((part) => (typeof part === 'number' ? `第${part + 1}行` : (sections[String(part)] ?? `的${String(part)}`)))
    .join('')

/** One clear sentence with the first fault; where there are more, the others in lines of their own behind it. */
export const registryRefusal = (faults: readonly RegistryFault[], placeOf: PlaceName): Refusal =>
  refusedWithFaults(
    'registry-invalid',
    '名册',
    faults.map((one) => `${placeOf(one.path)}:${one.message}`),
  )

const valueName: Record<string, string> = { ...roleName, ...contactRoleName, ...lifeEventName, leader: '负责人' }

/** What zod found, in our words; sentences given with the schema are ours already. */
export function faultOf(issue: z.core.$ZodIssue): RegistryFault {
  return { path: issue.path, message: wordsOf(issue) }
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `有不认识的字段${issue.keys.join('、')}`
    case 'invalid_type':
      return issue.input === undefined ? '缺少这一项' : '类型不对'
    case 'invalid_value': {
      const allowed = issue.values.map((one) => `${String(one)}(${valueName[String(one)] ?? ''})`.replace('()', ''))
      return `不在允许的取值之内(${allowed.join('、')})`
    }
    default:
      return /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '内容不合要求'
  }
}
