// The walk through everything that can happen to a talk: every state of facts it can reach, under every command, by every kind
// of person, before and after the hour of the meeting. Tests hold promises and tables against what it finds.
import { isoOf } from '../../src/domain/day.js'
import type { Actor } from '../../src/domain/roles.js'
import { emptyRecord, type TalkFacts } from '../../src/domain/talk.js'
import { type ActContext, actOnTalk, type TalkAct } from '../../src/domain/talk-acts.js'
import { systemActor } from '../../src/domain/talk-authority.js'
import { at } from './facts.js'
import { contact, context, schedule, staff, talk } from './talk-facts.js'

const leader = staff('leader', 'leader')
const proposingLeader = staff('proposing-leader', 'leader')
export const people: Actor[] = [
  systemActor,
  // Applies for talks, and stands in for a leader: may decide what others applied for.
  { ...staff('officer', 'officer'), standsInFor: [leader] },
  staff('reviewer', 'officer', 'reviewer'),
  staff('admin', 'admin'),
  leader,
  proposingLeader,
  { ...staff('stand-in'), standsInFor: [proposingLeader] },
  contact('edu-1', 'edu', 'liaison'),
  contact('edu-lead', 'edu', 'leader'),
  contact('county-1', 'county', 'liaison'),
  contact('other-lead', 'other', 'leader'),
]

/** Acts with every choice that can lead elsewhere; days and texts that only word it are taken once. */
export const acts: TalkAct[] = [
  { kind: 'approve' },
  { kind: 'decline', reason: '已在整改' },
  { kind: 'postpone', to: '2024-09-30' },
  { kind: 'withdraw', reason: '已办结' },
  { kind: 'entrust', to: 'county' },
  { kind: 'schedule', schedule },
  { kind: 'confirm', who: null, how: 'chat' },
  { kind: 'confirm', who: '教育局分管负责人', how: 'phone' },
  { kind: 'absent', who: null, reason: '出差', excused: true },
  { kind: 'absent', who: '教育局分管负责人', reason: '未到', excused: false },
  { kind: 'cancel', reason: '不再需要' },
  { kind: 'hold', record: emptyRecord, commitments: [{ text: '补报', dueOn: '2024-10-31' }], reportDueOn: null },
  { kind: 'hold', record: emptyRecord, commitments: [], reportDueOn: null },
  { kind: 'report', channel: 'oa', oaNumber: '12号', text: '' },
  { kind: 'verify', holds: true, note: '' },
  { kind: 'verify', holds: false, note: '仍停更' },
  { kind: 'keep', index: 0 },
  { kind: 'conclude', reason: '已另行处理' },
]

/** Before and after the hour of the meeting; only setting a time and holding it look at the clock. */
const clocks: ActContext[] = [context('2024-09-18 10:10'), context('2024-09-23 10:10')]

export const clocksFor = (act: TalkAct): ActContext[] =>
  act.kind === 'schedule' || act.kind === 'hold' ? clocks : clocks.slice(1)

export interface Reached {
  talk: TalkFacts
  /** Who approved on the way here; null = nobody did. The state of the walk, not of the talk. */
  approver: Actor | null
  path: string[]
}

const keyOf = ({ talk: facts, approver }: Reached): string => JSON.stringify({ ...facts, approver: approver?.userid })

/** Paths on which somebody verified their own report. */
export const selfVerified: string[][] = []

function explore(from: TalkFacts): Reached[] {
  const start: Reached = { talk: from, approver: null, path: [] }
  const all = new Map([[keyOf(start), start]])
  // A Map grows while it is walked: the walk ends when nothing new is reached.
  for (const reached of all.values())
    for (const actor of people)
      for (const act of acts)
        for (const clock of clocksFor(act)) {
          const result = actOnTalk(reached.talk, act, actor, clock)
          if (!result.ok) continue
          if (act.kind === 'verify' && reached.talk.report?.by === actor.userid) selfVerified.push(reached.path)
          const approver = act.kind === 'approve' ? actor : reached.approver
          const step = `${actor.userid} ${act.kind}`
          const next = { talk: essence(result.value), approver, path: [...reached.path, step] }
          const key = keyOf(next)
          if (!all.has(key)) all.set(key, next)
        }
  return [...all.values()]
}

const then = at('2024-09-13 10:10')
const saidThen = { at: isoOf(then), recordedBy: 'somebody', who: 'somebody' }

/**
 * The facts without what no rule looks at: the very minute of things done, who wrote them down, the absences before the last and,
 * once the talk is held, how it came to be.
 * What was told is the flow's to say: a cancelled talk is explored as told to all, so that it owes all it can owe.
 */
function essence(facts: TalkFacts): TalkFacts {
  const told = facts.state === 'cancelled'
  const over = facts.heldAt !== null
  return {
    ...facts,
    decidedAt: facts.decidedAt === null ? null : then,
    entrustedAt: facts.entrustedAt === null ? null : then,
    invitedAt: facts.invitedAt === null ? null : then,
    heldAt: facts.heldAt === null ? null : then,
    endedAt: facts.endedAt === null ? null : then,
    reportDueOn: facts.reportDueOn === null ? null : '2024-09-30',
    unitTold: told && facts.schedule !== null,
    countyTold: told && facts.entrustedTo !== null,
    postponedTo: facts.state === 'postponed' ? facts.postponedTo : null,
    absences: over ? [] : facts.absences.slice(-1).map((one) => ({ ...one, ...saidThen })),
    confirmation: over || facts.confirmation === null ? null : { ...facts.confirmation, ...saidThen, how: 'phone' },
    commitments: facts.commitments.map((one) => (one.keptAt === null ? one : { ...one, keptAt: '', keptBy: '' })),
    report: facts.report === null ? null : { ...facts.report, at: isoOf(then) },
    verification: facts.verification === null ? null : { ...facts.verification, at: isoOf(then), by: 'somebody' },
  }
}

const proposers = ['system', 'officer', 'proposing-leader']
const starts = [
  ...proposers.map((proposedBy) => talk({ proposedBy })),
  talk({ proposedBy: 'officer', entrustedTo: 'county' }),
]
export const reached = starts.flatMap(explore)
