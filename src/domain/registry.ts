// The registry as an office hands it in (contract §3), whatever kind of file it came in: people, units, accounts with
// their lives, and what was found before. One value for JSON and workbook, so that both mean the same.
import type { LifeEvent, LifeEventType } from './account-life.js'
import type { Day } from './day.js'
import type { ContactRole, StaffRole } from './roles.js'

export interface RegistryStaff {
  userid: string
  name: string
  roles: StaffRole[]
}

export interface RegistryContact {
  userid: string
  name: string
  role: ContactRole
}

export interface RegistryUnit {
  name: string
  aliases: string[]
  /** Name of the supervising unit; null: the office itself stands above. */
  parent: string | null
  region: string | null
  contacts: RegistryContact[]
  formerNames: { name: string; until: Day }[]
  mergedInto: { unit: string; on: Day } | null
}

export interface RegistryAccount {
  name: string
  platform: string
  /** Name or alias of its unit. */
  unit: string
  status: LifeEventType | null
  statusOn: Day | null
  events: LifeEvent[]
}

export interface RegistryPast {
  circular: string
  issuedOn: Day
  unit: string
  account: string | null
  indicator: string | null
  problem: string
}

export interface RegistryFile {
  office: { name: string; aliases: string[]; staff: RegistryStaff[] }
  units: RegistryUnit[]
  accounts: RegistryAccount[]
  history: RegistryPast[]
}

/** A person as handed in: by userid, or by the name a clerk knows, with the department where the name alone is not enough. */
export interface HandedPerson {
  userid: string | null
  name: string
  department?: string | null
}

/** A registry before its people were found in the corporation's directory. */
export interface HandedRegistry extends Omit<RegistryFile, 'office' | 'units'> {
  office: Omit<RegistryFile['office'], 'staff'> & { staff: (HandedPerson & Pick<RegistryStaff, 'roles'>)[] }
  units: (Omit<RegistryUnit, 'contacts'> & { contacts: (HandedPerson & Pick<RegistryContact, 'role'>)[] })[]
}

export const contactRoleName: Record<ContactRole, string> = { liaison: '联络员', deputy: '备岗', leader: '分管负责人' }
