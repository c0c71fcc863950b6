// The registry as it is stored, and the words for what an import changes in it. Kept apart from the comparison, which the
// store and the command line need not know.
import type { LifeEvent, LifeEventType } from './account-life.js'
import type { Day } from './day.js'
import type { ContactRole, StaffRole } from './roles.js'

export interface StoredUnit {
  id: string
  name: string
  aliases: string[]
  /** Name of the supervising unit. */
  parent: string | null
  region: string | null
  formerNames: { name: string; until: Day }[]
  mergedInto: { unit: string; on: Day } | null
  retiredOn: Day | null
  contacts: { userid: string; role: ContactRole }[]
  /** Cases, talks, history or other units refer to it: it may be marked, never deleted. */
  used: boolean
}

export interface StoredAccount {
  id: string
  name: string
  platform: string
  unitId: string
  status: LifeEventType | null
  statusOn: Day | null
  events: LifeEvent[]
  /** The registry lists it; else it is known from a circular only. */
  listed: boolean
  retiredOn: Day | null
  used: boolean
}

export interface StoredPast {
  id: string
  circular: string
  issuedOn: Day
  unitId: string
  account: string | null
  indicator: string | null
  problem: string
}

export interface StoredRegistry {
  office: { name: string; aliases: string[] } | null
  people: { userid: string; name: string; roles: StaffRole[] }[]
  units: StoredUnit[]
  accounts: StoredAccount[]
  history: StoredPast[]
}

export type What = 'office' | 'staff' | 'unit' | 'contact' | 'account' | 'history'

/** Something new, or something whose fields change. */
export interface Change {
  what: What
  name: string
  /** The unit it belongs to, where it belongs to one. */
  of?: string
  fields?: { field: string; old: string; new: string }[]
}

export interface Gone {
  what: What
  name: string
  of?: string
  /** left: a person without duties; retired: kept and marked 不再使用; deleted: nothing ever referred to it. */
  how: 'left' | 'retired' | 'deleted'
}

export interface RegistryDifference {
  added: Change[]
  changed: Change[]
  gone: Gone[]
  /** What looks like a new name, in words; never applied. */
  proposed: string[]
}

export const whatName: Record<What, string> = {
  office: '办公室',
  staff: '办公室人员',
  unit: '单位',
  contact: '联系人',
  account: '账号',
  history: '往期',
}
export const goneName: Record<Gone['how'], string> = { left: '不再担任', retired: '标为不再使用', deleted: '删除' }
