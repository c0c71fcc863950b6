// The units of the office: the tree, a search, one unit, who would not be reached today, and what is recorded about a unit's
// people, accounts and freezes. No phone numbers: the registry holds none (promise 11).
import { z } from 'zod'
import { call, day, instant } from '../call.js'

const name = z.string().min(1).max(200)
const id = z.string().min(1).max(64)
const link = z.object({ id, name: z.string() })

const unitLine = z.object({
  id,
  name: z.string(),
  region: z.string().nullable(),
  parent: link.nullable(),
  /** Units directly below it. */
  children: z.int(),
  openCases: z.int(),
  /** Merged, or no longer listed. */
  gone: z.boolean(),
  /** Whether anybody would get its notices today. */
  reached: z.boolean(),
})

export const listUnits = call('get', '/api/units', {
  summary: 'One level of the tree of units, or what a search by name, alias, former name or region finds',
  who: { act: 'read-all' },
  query: z.object({
    search: z.string().trim().max(100).optional(),
    /** Units below this one; left out: those below none. */
    below: id.optional(),
    from: z.coerce.number().int().min(0).max(100_000).default(0),
  }),
  answer: z.object({ total: z.int(), pageSize: z.int(), units: z.array(unitLine) }),
})

const contactRole = z.enum(['liaison', 'deputy', 'leader'])
const standIn = z.object({ id, standIn: z.string(), name: z.string(), fromOn: day, untilOn: day, holds: z.boolean() })

const contact = z.object({
  userid: z.string(),
  name: z.string(),
  role: contactRole,
  since: instant.nullable(),
  leftAt: instant.nullable(),
  unreachableAt: instant.nullable(),
  textOnly: z.boolean(),
  /** Whether they are of the office, too: then only its leader or an administrator records what becomes of them. */
  isStaff: z.boolean(),
  /** Why a message would not reach them, in words. */
  obstacle: z.string().nullable(),
  /** Who gets what is meant for them meanwhile. */
  insteadNames: z.array(z.string()),
  /** As the corporation's directory showed them last; null: it never did. */
  directory: z
    .object({
      status: z.enum(['active', 'disabled', 'inactive', 'left', 'unknown']),
      place: z.string(),
      missed: z.int(),
    })
    .nullable(),
  standIns: z.array(standIn),
})

const lifeEvent = z.enum(['opened', 'filed', 'renamed', 'moved', 'cancelled', 'reopened'])

const account = z.object({
  id,
  name: z.string(),
  platform: z.string(),
  status: lifeEvent.nullable(),
  statusOn: day.nullable(),
  /** False: known only because it was inspected. */
  listed: z.boolean(),
  retiredOn: day.nullable(),
  events: z.array(
    z.object({
      type: lifeEvent,
      on: day,
      formerName: z.string().nullable(),
      formerUnit: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
})

export const unit = z.object({
  id,
  name: z.string(),
  aliases: z.array(z.string()),
  region: z.string().nullable(),
  parent: link.nullable(),
  children: z.int(),
  formerNames: z.array(z.object({ name: z.string(), until: day })),
  mergedInto: z.object({ id, name: z.string(), on: day }).nullable(),
  mergedFrom: z.array(z.object({ id, name: z.string(), on: day })),
  retiredOn: day.nullable(),
  reached: z.boolean(),
  /** Day of the last whole look into the directory. */
  crawledOn: day.nullable(),
  contacts: z.array(contact),
  accounts: z.array(account),
  openCount: z.int(),
  openCases: z.array(
    z.object({
      no: z.string(),
      state: z.string(),
      problem: z.string(),
      dueOn: day.nullable(),
      subject: z.string().nullable(),
    }),
  ),
  talks: z.array(z.object({ id: z.string(), state: z.string(), proposedAt: instant })),
  freezes: z.array(z.object({ id, reason: z.string(), reviewOn: day, byName: z.string(), at: instant })),
  today: day,
  /** Goes back with every act: refused (409 changed-since) if people, accounts or freezes changed meanwhile. */
  mark: z.string(),
})

export const readUnit = call('get', '/api/units/:id', {
  summary: 'A unit with its people, accounts, open cases, talks and freezes',
  who: { act: 'read-all' },
  params: z.object({ id }),
  answer: unit,
})

const seen = z.string().max(64).meta({ description: 'The mark the page was shown.' })
const ofUnit = z.object({ id })
const ofContact = z.object({ id, userid: z.string().min(1).max(64) })
const person = z.object({ userid: z.string(), name: z.string() })

export const recordLeft = call('post', '/api/units/:id/contacts/:userid/left', {
  summary: 'Record that a contact left (调离); their work is handed on',
  who: { act: 'keep-contacts' },
  params: ofContact,
  body: z.object({ seen }),
  answer: person,
})

export const recordBack = call('post', '/api/units/:id/contacts/:userid/back', {
  summary: 'Record that a contact who left or was not reached is there again',
  who: { act: 'keep-contacts' },
  params: ofContact,
  body: z.object({ seen }),
  answer: person,
})

export const setForm = call('put', '/api/units/:id/contacts/:userid/form', {
  summary: 'Texts instead of cards, for who reads WeCom through WeChat (文字版)',
  who: { act: 'keep-contacts' },
  params: ofContact,
  body: z.object({ textOnly: z.boolean(), seen }),
  answer: person.extend({ textOnly: z.boolean() }),
})

export const changeUserid = call('put', '/api/units/:id/contacts/:userid/userid', {
  summary: 'Record that a userid became another one; everything of theirs follows',
  who: { act: 'keep-contacts' },
  params: ofContact,
  body: z.object({ to: z.string().trim().min(1).max(64), seen }),
  answer: person,
})

export const setStandInOf = call('post', '/api/units/:id/contacts/:userid/stand-ins', {
  summary: 'Somebody acts in a contact’s place for some days (代办)',
  who: { act: 'keep-contacts' },
  params: ofContact,
  body: z.object({ standIn: name, fromOn: day, untilOn: day, seen }),
  answer: z.object({ id, userid: z.string(), standIn: z.string(), fromOn: day, untilOn: day }),
})

export const endStandInOf = call('delete', '/api/units/:id/stand-ins/:standIn', {
  summary: 'End a stand-in period early, or drop one to come',
  who: { act: 'keep-contacts' },
  params: z.object({ id, standIn: id }),
  body: z.object({ seen }),
  answer: z.object({ id }),
})

export const freezeUnit = call('post', '/api/units/:id/freezes', {
  summary: 'Freeze a unit: nothing is asked of it and its clock stands still',
  who: { act: 'freeze' },
  params: ofUnit,
  body: z.object({
    reason: z.string().trim().min(1, '冻结要写明原因').max(500),
    /** Day to look again; null: as the rules say. */
    reviewOn: day.nullable(),
    seen,
  }),
  answer: z.object({ freezeId: id, reviewOn: day, caseNos: z.array(z.string()) }),
})

export const thawUnit = call('delete', '/api/units/:id/freezes/:freeze', {
  summary: 'Lift a freeze; the days that were left are given back',
  who: { act: 'freeze' },
  params: z.object({ id, freeze: id }),
  body: z.object({ seen }),
  answer: z.object({ freezeId: id, caseNos: z.array(z.string()) }),
})

export const recordEvent = call('post', '/api/units/:id/accounts/:account/events', {
  summary: 'Record an event in the life of an account',
  who: { act: 'prepare-circular' },
  params: z.object({ id, account: id }),
  body: z.object({
    type: lifeEvent,
    on: day,
    /** Of a renaming the new name, of a move the new unit. */
    to: z.string().trim().max(200).nullable(),
    note: z.string().trim().max(500).nullable(),
    seen,
  }),
  answer: z.object({ account: z.string(), status: lifeEvent, statusOn: day }),
})

export const readReach = call('get', '/api/reach', {
  summary: 'Which units would not be reached today and why, and whom to call',
  who: { act: 'read-all' },
  answer: z.object({
    crawledOn: day.nullable(),
    total: z.int(),
    reachedCount: z.int(),
    /** Units where nobody, or not everybody, would be reached. */
    units: z.array(
      link.extend({
        reached: z.boolean(),
        people: z.array(
          z.object({
            name: z.string(),
            role: contactRole,
            why: z.string().nullable(),
            insteadNames: z.array(z.string()),
          }),
        ),
      }),
    ),
    moreUnits: z.int(),
    calls: z.array(
      z.object({
        taskId: z.string(),
        unitId: id,
        unit: z.string(),
        people: z.array(z.object({ name: z.string(), role: contactRole })),
        caseNos: z.array(z.string()),
        say: z.string(),
      }),
    ),
  }),
})
