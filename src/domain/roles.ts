// Who may do what. Every act of a person is checked here, whatever way it came in: card, chat, page or command.
import { done, type Result, refused } from '../base/result.js'
import type { Day } from './day.js'

export type StaffRole = 'officer' | 'reviewer' | 'leader' | 'admin'
export type ContactRole = 'liaison' | 'deputy' | 'leader'

/** What one person may do by the registry. */
export interface Powers {
  userid: string
  roles: readonly StaffRole[]
  /** Units this person answers for. */
  contactOf: readonly { unitId: string; role: ContactRole }[]
}

/** Who acts, with what they may do today. */
export interface Actor extends Powers {
  /** Whom they stand in for today (代办): what these may do, they may do too. */
  standsInFor?: readonly Powers[]
  /** Who stands or stood in for them, and on which days: what these did then, they count as having done. */
  stoodInBy?: readonly { userid: string; fromOn: Day; untilOn: Day }[]
  /** They left (调离): the registry still lists them, but nothing is theirs any more. */
  left?: boolean
}

/** The person's own powers and those of everybody they stand in for, their own first. */
export const powersOf = (actor: Actor): readonly Powers[] => [actor, ...(actor.standsInFor ?? [])]

/** Units the person answers for today, their own first. */
export const unitsOf = (actor: Actor): string[] => [
  ...new Set(powersOf(actor).flatMap((one) => one.contactOf.map((contact) => contact.unitId))),
]

/** Whether the person is of the office today, or of a unit; a stand-in is what they stand in for. */
export const isStaff = (actor: Actor): boolean => powersOf(actor).some((one) => one.roles.length > 0)
export const isUnitContact = (actor: Actor): boolean => powersOf(actor).some((one) => one.contactOf.length > 0)

/**
 * Where two people must decide: whether the actor counts as `userid`, who did something on that day. True for themself,
 * for everybody they stand in for, and for whoever stood in for them on that day.
 */
export const isSamePerson = (actor: Actor, userid: string | null, on: Day): boolean =>
  userid !== null &&
  (powersOf(actor).some((one) => one.userid === userid) ||
    (actor.stoodInBy ?? []).some((one) => one.userid === userid && one.fromOn <= on && on <= one.untilOn))

/**
 * Who signs in by a link of `admin-link` (应急登录): nobody of the registry, and nobody WeCom could name, because no userid
 * holds a colon.
 */
export const localAdmin = { userid: 'local:admin', name: '应急管理员' } as const

export const roleName: Record<StaffRole, string> = {
  officer: '经办',
  reviewer: '复核',
  leader: '负责人',
  admin: '管理员',
}

export type Act =
  | 'prepare-circular'
  | 'approve-circular'
  | 'review'
  | 'decide-request'
  | 'record-outside'
  | 'remind'
  | 'decide-talk'
  | 'propose-talk'
  | 'run-talk'
  | 'read-all'
  | 'release'
  | 'set-policy'
  | 'keep-contacts'
  | 'keep-staff'
  | 'freeze'
  | 'withdraw'
  | 'link-repeats'
  | 'make-paper'
  | 'set-template'

const needs: Record<Act, readonly StaffRole[]> = {
  'prepare-circular': ['officer'],
  'approve-circular': ['leader'],
  review: ['reviewer'],
  'decide-request': ['reviewer', 'officer', 'leader'],
  'record-outside': ['officer', 'reviewer'],
  remind: ['officer', 'reviewer', 'leader'],
  'decide-talk': ['leader'],
  'propose-talk': ['officer', 'reviewer', 'leader'],
  'run-talk': ['officer', 'reviewer'],
  'read-all': ['officer', 'reviewer', 'leader', 'admin'],
  release: ['admin', 'leader'],
  'set-policy': ['leader'],
  // Who stands for a unit is the officer's to record; who acts for the office is its leader's (promise 8).
  'keep-contacts': ['officer', 'leader', 'admin'],
  'keep-staff': ['leader', 'admin'],
  freeze: ['leader'],
  withdraw: ['leader', 'reviewer'],
  'link-repeats': ['officer', 'reviewer'],
  'make-paper': ['officer', 'reviewer', 'leader'],
  'set-template': ['leader'],
}

export const unknownPerson = refused('unknown-person', '名册里没有这个userid,请先用 registry import 登记。')

/** Whether the actor has a role for the act; refused with the role that is missing. */
export function may(actor: Actor | null, act: Act): Result<Actor> {
  if (actor === null) return unknownPerson
  if (powersOf(actor).some((one) => needs[act].some((role) => one.roles.includes(role)))) return done(actor)
  const roles = needs[act].map((role) => `${role}(${roleName[role]})`).join('或')
  return refused('role-missing', `${actor.userid}没有办理此事的角色,需要${roles}。`)
}

/** Every act of the office the actor has a role for today. */
export const actsOf = (actor: Actor): Act[] => (Object.keys(needs) as Act[]).filter((act) => may(actor, act).ok)

/** Whether the actor is a contact of that unit, or stands in for one. */
export const answersFor = (actor: Actor, unitId: string): boolean => unitsOf(actor).includes(unitId)

/** Whether the actor may read a case: the office, its unit, and the unit above it (promise 11). */
export const mayRead = (
  actor: Actor,
  { unitId, supervisorId }: { unitId: string; supervisorId: string | null },
): boolean => isStaff(actor) || answersFor(actor, unitId) || (supervisorId !== null && answersFor(actor, supervisorId))
