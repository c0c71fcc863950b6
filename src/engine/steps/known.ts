// What one look at the plan works on: the cases, talks and rounds that want attention, the steps of each, and who stands
// behind their roles. The same three kinds of subjects for planning and for the look before a message leaves.
import type { Calendar } from '../../domain/calendar.js'
import type { AudienceContext, Directory } from '../../domain/directory.js'
import type { Planned } from '../../domain/due.js'
import { stepsOf } from '../../domain/plan.js'
import type { Policies } from '../../domain/policy.js'
import { type RoundFacts, roundSteps } from '../../domain/round.js'
import { talkSteps } from '../../domain/talk-plan.js'
import { type CaseRow, casesByNos, casesDue, factsOf } from '../../store/cases.js'
import { type CircularContexts, circularContexts } from '../../store/circular-contexts.js'
import type { Tx } from '../../store/db.js'
import { readPolicies } from '../../store/policies.js'
import { readDirectory } from '../../store/registry.js'
import { roundFacts, type RoundRow, roundsByIds, roundsDue } from '../../store/rounds.js'
import { papersMissing } from '../../store/reports.js'
import { type TalkRow, talkFactsOf, talksDue } from '../../store/talks.js'
import type { World } from '../world.js'

export interface Round {
  row: RoundRow
  facts: RoundFacts
}

export interface Looked {
  rows: ReadonlyMap<string, CaseRow>
  talks: ReadonlyMap<string, TalkRow>
  rounds: ReadonlyMap<string, Round>
  circulars: CircularContexts
  /** Unit → titles of circulars whose asked-for paper is missing though everything was put right. */
  papersMissing: ReadonlyMap<string, readonly string[]>
  directory: Directory
  calendar: Calendar
  policies: Policies
  now: Date
}

export interface Subjects {
  rows: CaseRow[]
  talks: TalkRow[]
  rounds: RoundRow[]
}

/** What wants attention by now, at most `most` of each kind. */
export const subjectsDue = async (tx: Tx, now: Date, most: number): Promise<Subjects> => ({
  rows: await casesDue(tx, now, most),
  talks: await talksDue(tx, now, most),
  rounds: await roundsDue(tx, now, most),
})

/** Subjects by the ids that obligations bear. */
export const subjectsByIds = async (tx: Tx, ids: readonly string[]): Promise<Subjects> => ({
  rows: await casesByNos(tx, ids),
  talks: await tx.talk.findMany({ where: { id: { in: [...ids] } }, include: { unit: true } }),
  rounds: await roundsByIds(tx, ids),
})

export const subjectIds = ({ rows, talks, rounds }: Subjects): string[] => [
  ...rows.map((row) => row.no),
  ...talks.map((talk) => talk.id),
  ...rounds.map((round) => round.id),
]

export async function readKnown(world: World, tx: Tx, subjects: Subjects, now: Date): Promise<Looked> {
  const { rows, talks, rounds } = subjects
  const facts = await roundFacts(tx, rounds)
  const ofRounds = rounds.map((row) => ({ circularId: row.id, unitId: '' }))
  return {
    rows: new Map(rows.map((row) => [row.no, row])),
    talks: new Map(talks.map((talk) => [talk.id, talk])),
    rounds: new Map(rounds.flatMap((row) => roundEntry(row, facts.get(row.id)))),
    circulars: await circularContexts(tx, [...rows, ...talks, ...ofRounds]),
    papersMissing: await papersMissing(tx, [...new Set(rows.map((row) => row.unitId))]),
    directory: await readDirectory(tx, now),
    calendar: world.calendar,
    policies: await readPolicies(tx),
    now,
  }
}

const roundEntry = (row: RoundRow, facts: RoundFacts | undefined): [string, Round][] =>
  facts === undefined ? [] : [[row.id, { row, facts }]]

/** Every subject with its steps and the people behind them. */
export function plannedOf({ rows, talks, rounds, directory, circulars, policies, calendar }: Looked): Planned[] {
  const behind = (unitId: string, supervisorId: string | null, circularId: string): Behind => {
    const context = { unitId, supervisorId, officer: circulars.officerOf(circularId) }
    return peopleBehind(directory, context)
  }
  const cases = [...rows.values()].map((row): Planned => {
    const facts = factsOf(row)
    const steps = stepsOf(facts, policies.of(row.policyVersion), calendar, circulars.contextOf(facts))
    const people = behind(row.unitId, row.supervisorId, row.circularId)
    return { subject: row.no, circularId: row.circularId, steps, ...people, changesAt: directory.changesAt(row.unitId) }
  })
  const ofTalks = [...talks.values()].map((talk): Planned => {
    const { id: subject, circularId } = talk
    const facts = talkFactsOf(talk)
    const steps = talkSteps(facts, policies.current, calendar)
    return { subject, circularId, steps, ...behind(talk.unitId, facts.entrustedTo, circularId) }
  })
  const ofRounds = [...rounds.values()].map(({ facts }): Planned => {
    const { circularId } = facts
    const steps = roundSteps(facts, policies.current, calendar)
    return { subject: circularId, circularId, steps, ...behind('', null, circularId) }
  })
  return [...cases, ...ofTalks, ...ofRounds]
}

type Behind = Required<Pick<Planned, 'audience' | 'standing'>>

const peopleBehind = (directory: Directory, context: AudienceContext): Behind => ({
  audience: (to) => directory.resolve(to, context),
  standing: (to) => directory.standing(to, context),
})
