// Who stands behind a role: contacts of a unit, of the unit above it, staff of the office. People WeCom cannot reach or who
// left are left out, who is away is stood in for, and the deputy steps in for a liaison who is gone (contract §8.4).
import type { Audience } from './policy.js'
import type { ContactRole, StaffRole } from './roles.js'
import { actsFor, awaySince, backSince, nextChange, type StandInPeriod } from './stand-in.js'

export interface DirectoryUnit {
  id: string
  name: string
  parentId: string | null
  /** `since`: since when the registry lists them there; absent = always. */
  contacts: readonly { userid: string; role: ContactRole; since?: Date | null }[]
}

export interface DirectoryStaff {
  userid: string
  roles: readonly StaffRole[]
}

/** One person behind a role, and since when. */
export interface Standing {
  userid: string
  audience: Audience
  /** What was told before that was told to others; null = has always stood there. */
  from: Date | null
  /** Whom they stand in for (代办); null for who stands there in their own right or as deputy. */
  insteadOf: string | null
  /** The role is not their own: a stand-in, or the deputy of a liaison who is gone. */
  stepsIn: boolean
}

export interface Directory {
  unit(id: string): DirectoryUnit | undefined
  nameOf(userid: string): string
  /** Whether the person is a contact of any unit (then the budget protects them). */
  isContact(userid: string): boolean
  /** Whether the person left or cannot be reached. */
  isGone(userid: string): boolean
  /** Reachable people for the audiences, each once, in the registry's order. */
  resolve(to: readonly Audience[], context: AudienceContext): string[]
  /** The same people with since when and for whom; a person behind two of the audiences stands twice. */
  standing(to: readonly Audience[], context: AudienceContext): Standing[]
  /** Who gets what was meant for one person: themself, their stand-in, or who stands behind their role now. */
  insteadOf(userid: string): string[]
  /** When who stands behind the roles of a unit next changes by itself; null = never. */
  changesAt(unitId: string): Date | null
}

export interface AudienceContext {
  unitId: string
  supervisorId: string | null
  /** Who submitted the circular: gets the office's tasks. */
  officer: string | null
}

/** What changed about people since the registry was handed in, as of `at`. */
export interface Changes {
  at: Date
  goneSince: ReadonlyMap<string, Date>
  standIns: readonly StandInPeriod[]
  names: ReadonlyMap<string, string>
}

const noChanges: Changes = { at: new Date(0), goneSince: new Map(), standIns: [], names: new Map() }

interface Member {
  userid: string
  since: Date | null
}

/** Builds a directory of the registry's people. `gone`: who left or cannot be reached. */
export function directoryOf(
  units: readonly DirectoryUnit[],
  staff: readonly DirectoryStaff[],
  gone: ReadonlySet<string>,
  changes: Changes = noChanges,
): Directory {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const contacts = new Set(units.flatMap((unit) => unit.contacts.map((contact) => contact.userid)))
  const isGone = (userid: string): boolean => gone.has(userid)
  const acting = (member: Member, audience: Audience, stepsIn: boolean): Standing[] =>
    standingOf(member, audience, stepsIn, isGone, changes)
  const ofUnit = (id: string | null, role: ContactRole): Member[] =>
    (id === null ? [] : (byId.get(id)?.contacts ?? []))
      .filter((contact) => contact.role === role)
      .map(({ userid, since = null }) => ({ userid, since }))
  const liaisons = (id: string | null, audience: Audience): Standing[] => {
    const own = ofUnit(id, 'liaison')
    const standing = own.flatMap((one) => acting(one, audience, false))
    if (standing.length > 0) return standing
    const { goneSince, standIns, at } = changes
    // The deputy steps in when the last liaison, or who acted for them, was there no more.
    const since = own.map(({ userid }) =>
      latest([goneSince.get(userid) ?? awaySince(userid, standIns, at), backSince(userid, standIns, at)]),
    )
    return ofUnit(id, 'deputy').flatMap((one) =>
      acting({ ...one, since: latest([one.since, ...since]) }, audience, own.length > 0),
    )
  }
  const ofStaff = (role: StaffRole, audience: Audience): Standing[] =>
    staff
      .filter((one) => one.roles.includes(role))
      .flatMap(({ userid }) => acting({ userid, since: null }, audience, false))
  const behind = (audience: Audience, context: AudienceContext): Standing[] => {
    switch (audience) {
      case 'liaison':
        return liaisons(context.unitId, audience)
      case 'deputy':
      case 'leader':
        return ofUnit(context.unitId, audience).flatMap((one) => acting(one, audience, false))
      case 'supervisor':
        return liaisons(context.supervisorId, audience)
      case 'supervisor-leader':
        return ofUnit(context.supervisorId, 'leader').flatMap((one) => acting(one, audience, false))
      case 'officer': {
        const own = context.officer === null ? [] : acting({ userid: context.officer, since: null }, audience, false)
        return own.length > 0 ? own : ofStaff('officer', audience)
      }
      case 'reviewer': {
        const reviewers = ofStaff('reviewer', audience)
        return reviewers.length > 0 ? reviewers : ofStaff('officer', audience)
      }
      case 'office-leader':
        return ofStaff('leader', audience)
    }
  }
  const standing = (to: readonly Audience[], context: AudienceContext): Standing[] =>
    to.flatMap((audience) => ownFirst(behind(audience, context)))
  return {
    unit: (id) => byId.get(id),
    nameOf: (userid) => changes.names.get(userid) ?? userid,
    isContact: (userid) => contacts.has(userid),
    isGone,
    standing,
    resolve: (to, context) => [...new Set(standing(to, context).map((one) => one.userid))],
    insteadOf: (userid) => insteadOf(userid, units, staff, standing, acting),
    changesAt: (unitId) =>
      changes.standIns.length === 0
        ? null
        : nextChange(
            new Set((byId.get(unitId)?.contacts ?? []).map((one) => one.userid)),
            changes.standIns,
            changes.at,
          ),
  }
}

/** A member of a role, or who acts for them; nobody if they are gone. */
function standingOf(
  { userid, since }: Member,
  audience: Audience,
  stepsIn: boolean,
  isGone: (userid: string) => boolean,
  { standIns, at }: Changes,
): Standing[] {
  const acting = standIns.length === 0 ? null : actsFor(userid, standIns, isGone, at)
  if (acting === 'nobody') return []
  if (acting !== null) return [{ userid: acting.userid, audience, from: acting.from, insteadOf: userid, stepsIn: true }]
  if (isGone(userid)) return []
  const from = standIns.length === 0 ? since : latest([since, backSince(userid, standIns, at)])
  return [{ userid, audience, from, insteadOf: null, stepsIn }]
}

/** Who stands there in their own right needs no colleague's place: each person once, their own standing first. */
function ownFirst(standing: readonly Standing[]): Standing[] {
  const own = new Set(standing.filter((one) => one.insteadOf === null).map((one) => one.userid))
  const seen = new Set<string>()
  return standing.filter((one) => {
    if ((one.insteadOf !== null && own.has(one.userid)) || seen.has(one.userid)) return false
    seen.add(one.userid)
    return true
  })
}

function insteadOf(
  userid: string,
  units: readonly DirectoryUnit[],
  staff: readonly DirectoryStaff[],
  standing: Directory['standing'],
  acting: (member: Member, audience: Audience, stepsIn: boolean) => Standing[],
): string[] {
  const own = acting({ userid, since: null }, 'liaison', false)
  if (own.length > 0) return own.map((one) => one.userid)
  const nobody = { unitId: '', supervisorId: null, officer: null }
  const served = units.filter((unit) => unit.contacts.some((one) => one.userid === userid))
  const roles = staff.find((one) => one.userid === userid)?.roles ?? []
  const behind = [
    ...served.flatMap((unit) => standing(['liaison'], { ...nobody, unitId: unit.id })),
    ...(roles.includes('leader') ? standing(['office-leader'], nobody) : []),
    ...(roles.includes('reviewer') ? standing(['reviewer'], nobody) : []),
    ...(roles.includes('officer') ? standing(['officer'], nobody) : []),
  ]
  return [...new Set(behind.map((one) => one.userid))]
}

function latest(instants: readonly (Date | null)[]): Date | null {
  let last: Date | null = null
  for (const at of instants) if (at !== null && (last === null || at > last)) last = at
  return last
}
