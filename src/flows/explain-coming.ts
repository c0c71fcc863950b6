// What is still to come, played from now with the engine's own rules: the cases asked about, and every other open case of
// the people they concern, because window, merging and budget are theirs together. Changes nothing.
import { dayOf } from '../domain/day.js'
import type { CaseFacts } from '../domain/case.js'
import type { Policies } from '../domain/policy.js'
import { type PlayedPlan, playPlan, type RehearsalInput } from '../domain/rehearsal.js'
import { type CaseRow, factsOf } from '../store/cases.js'
import { type CircularContexts, circularContexts } from '../store/circular-contexts.js'
import type { Tx } from '../store/db.js'
import { isHeld } from '../store/hold.js'
import { receivedBy, settledOf } from '../store/messages.js'
import { readPolicies } from '../store/policies.js'
import { readDirectory } from '../store/registry.js'
import type { FlowContext } from './context.js'

export interface Outlook {
  input: RehearsalInput
  /** Every case played, by number. */
  rows: ReadonlyMap<string, CaseRow>
  contexts: CircularContexts
  policies: Policies
  /** The engine holds what it would send until somebody releases it (design §4, ceiling). */
  held: boolean
}

/** Loads what a play from now needs. `focus`: the cases somebody asks about, open or not. */
export async function readOutlook(
  tx: Tx,
  { calendar }: FlowContext,
  focus: readonly CaseRow[],
  now: Date,
): Promise<Outlook> {
  const unitIds = await unitsOfTheirPeople(tx, focus)
  const found = await tx.case.findMany({
    where: {
      state: { notIn: ['closed', 'withdrawn'] },
      OR: [{ unitId: { in: unitIds } }, { supervisorId: { in: unitIds } }],
    },
    include: { unit: true },
    orderBy: { no: 'asc' },
  })
  const rows = new Map([...found, ...focus].map((row) => [row.no, row]))
  const facts = [...rows.values()].map(factsOf)
  const contexts = await circularContexts(tx, facts)
  const policies = await readPolicies(tx)
  const people = await tx.contact.findMany({ where: { unitId: { in: unitIds } }, select: { userid: true } })
  const userids = [...new Set(people.map((one) => one.userid))]
  const from = {
    at: now,
    settled: await settledOf(tx, [...rows.keys()]),
    received: await receivedBy(tx, userids, dayOf(now)),
  }
  const terms: RehearsalInput['terms'] = (one) => ({
    policy: policies.of(rows.get(one.no)?.policyVersion ?? policies.current.version),
    circular: contexts.contextOf(one),
    officer: contexts.officerOf(one.circularId),
  })
  const directory = await readDirectory(tx, now)
  const input = { facts, terms, talksAtPublishing: [], directory, policy: policies.current, calendar, from }
  return { input, rows, contexts, policies, held: await isHeld(tx) }
}

/** Plays on, nobody answering, at most to `until`. `changed`: facts as they would be after an act. */
export function playOn(
  outlook: Outlook,
  changed: ReadonlyMap<string, CaseFacts> = new Map(),
  until?: Date,
): PlayedPlan {
  const { input } = outlook
  const from = input.from?.at
  const days = until === undefined || from === undefined ? undefined : (until.getTime() - from.getTime()) / 86_400_000
  return playPlan({ ...input, facts: input.facts.map((one) => changed.get(one.no) ?? one) }, 'none', days)
}

/** The units of the cases and above them, and every unit their contacts serve besides. */
async function unitsOfTheirPeople(tx: Tx, focus: readonly CaseRow[]): Promise<string[]> {
  const units = new Set(focus.flatMap((row) => [row.unitId, ...(row.supervisorId === null ? [] : [row.supervisorId])]))
  for (let known = 0; known < units.size; ) {
    known = units.size
    const contacts = await tx.contact.findMany({ where: { unitId: { in: [...units] } }, select: { userid: true } })
    const served = await tx.contact.findMany({
      where: { userid: { in: [...new Set(contacts.map((one) => one.userid))] } },
      select: { unitId: true },
    })
    for (const { unitId } of served) units.add(unitId)
  }
  return [...units]
}
