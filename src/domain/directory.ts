// Who stands behind a role: contacts of a unit, of the unit above it, staff of the office. People WeCom cannot reach
// are left out, and the deputy stands in for a liaison who is gone (contract §8.4).
import type { Audience } from './policy.js'
import type { ContactRole, StaffRole } from './roles.js'

export interface DirectoryUnit {
  id: string
  name: string
  parentId: string | null
  contacts: readonly { userid: string; role: ContactRole }[]
}

export interface DirectoryStaff {
  userid: string
  roles: readonly StaffRole[]
}

export interface Directory {
  unit(id: string): DirectoryUnit | undefined
  /** Whether the person is a contact of any unit (then the budget protects them). */
  isContact(userid: string): boolean
  /** Reachable people for the audiences, each once, in the registry's order. */
  resolve(to: readonly Audience[], context: AudienceContext): string[]
}

export interface AudienceContext {
  unitId: string
  supervisorId: string | null
  /** Who submitted the circular: gets the office's tasks. */
  officer: string | null
}

/** Builds a directory of the registry's people. */
export function directoryOf(
  units: readonly DirectoryUnit[],
  staff: readonly DirectoryStaff[],
  unreachable: ReadonlySet<string>,
): Directory {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const contacts = new Set(units.flatMap((unit) => unit.contacts.map((contact) => contact.userid)))
  const ofUnit = (id: string | null, role: ContactRole): string[] =>
    (id === null ? [] : (byId.get(id)?.contacts ?? []))
      .filter((contact) => contact.role === role && !unreachable.has(contact.userid))
      .map((contact) => contact.userid)
  const liaisons = (id: string | null): string[] => {
    const own = ofUnit(id, 'liaison')
    return own.length > 0 ? own : ofUnit(id, 'deputy')
  }
  const ofStaff = (role: StaffRole): string[] =>
    staff.filter((one) => one.roles.includes(role) && !unreachable.has(one.userid)).map((one) => one.userid)
  const one = (audience: Audience, context: AudienceContext): string[] => {
    switch (audience) {
      case 'liaison':
        return liaisons(context.unitId)
      case 'deputy':
      case 'leader':
        return ofUnit(context.unitId, audience)
      case 'supervisor':
        return liaisons(context.supervisorId)
      case 'officer':
        return context.officer !== null && !unreachable.has(context.officer) ? [context.officer] : ofStaff('officer')
      case 'reviewer': {
        const reviewers = ofStaff('reviewer')
        return reviewers.length > 0 ? reviewers : ofStaff('officer')
      }
      case 'office-leader':
        return ofStaff('leader')
    }
  }
  return {
    unit: (id) => byId.get(id),
    isContact: (userid) => contacts.has(userid),
    resolve: (to, context) => [...new Set(to.flatMap((audience) => one(audience, context)))],
  }
}
