// Who may do what. Every act of a person is checked here, whatever way it came in: card, chat, page or command.
import { done, type Result, refused } from '../base/result.js'

export type StaffRole = 'officer' | 'reviewer' | 'leader' | 'admin'
export type ContactRole = 'liaison' | 'deputy' | 'leader'

export interface Actor {
  userid: string
  roles: readonly StaffRole[]
  /** Units this person answers for. */
  contactOf: readonly { unitId: string; role: ContactRole }[]
}

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
  | 'run-talk'
  | 'read-all'
  | 'release'
  | 'set-policy'

const needs: Record<Act, readonly StaffRole[]> = {
  'prepare-circular': ['officer'],
  'approve-circular': ['leader'],
  review: ['reviewer'],
  'decide-request': ['reviewer', 'officer', 'leader'],
  'record-outside': ['officer', 'reviewer'],
  remind: ['officer', 'reviewer', 'leader'],
  'decide-talk': ['leader'],
  'run-talk': ['officer', 'reviewer'],
  'read-all': ['officer', 'reviewer', 'leader', 'admin'],
  release: ['admin', 'leader'],
  'set-policy': ['leader'],
}

export const unknownPerson = refused('unknown-person', '名册里没有这个userid,请先用 registry import 登记。')

/** Whether the actor has a role for the act; refused with the role that is missing. */
export function may(actor: Actor | null, act: Act): Result<Actor> {
  if (actor === null) return unknownPerson
  if (needs[act].some((role) => actor.roles.includes(role))) return done(actor)
  const roles = needs[act].map((role) => `${role}(${roleName[role]})`).join('或')
  return refused('role-missing', `${actor.userid}没有办理此事的角色,需要${roles}。`)
}

/** Whether the actor is a contact of that unit. */
export const answersFor = (actor: Actor, unitId: string): boolean =>
  actor.contactOf.some((contact) => contact.unitId === unitId)
