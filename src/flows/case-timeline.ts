// The story of a case in one order: what people did, what was sent or not and why, what is still to come. Events and steps
// are told by their own files; here they become one timeline.
import { type Day, dayOf, isoOf } from '../domain/day.js'
import { type CaseEventDetails, eventInWords } from '../domain/wording/case-events.js'
import type { StoryStep } from '../domain/wording/why-story.js'
import { fromJson } from '../store/json.js'
import type { Naming } from './explain-people.js'

export interface TimelineEntry {
  at: string
  kind: 'unit' | 'office' | 'system' | 'message' | 'coming'
  /** What was done, or the rule that sends. */
  what: string
  /** Who did it; whom it went or will go to. */
  who: string
  /** In the words of who did it; how a message ended. */
  text: string
  /** Of a message: the word it ended in. */
  state: StoryStep['state'] | null
  /** 为什么: the rule with the day reckoned, and where it comes from; null for acts. */
  why: string | null
  origin: string | null
  /** Other cases in the same message. */
  together: string[]
  /** Pieces of evidence that came with it, by id. */
  evidence: string[]
}

export interface EventRow {
  type: string
  at: Date
  by: string
  details: string
}

/** @param evidenceOf ids of the pieces that came with a submission */
export function timelineOf(
  events: readonly EventRow[],
  steps: { past: readonly StoryStep[]; coming: readonly StoryStep[] },
  naming: Pick<Naming, 'actor'>,
  evidenceOf: ReadonlyMap<string, string[]>,
  now: Date,
): TimelineEntry[] {
  const today = dayOf(now)
  const acts = events.map((event) => actOf(event, naming, evidenceOf, today))
  const past = [...acts, ...grouped(steps.past, 'message')]
  return [...past.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), ...grouped(steps.coming, 'coming')]
}

function actOf(
  { type, at, by, details }: EventRow,
  naming: Pick<Naming, 'actor'>,
  evidenceOf: ReadonlyMap<string, string[]>,
  today: Day,
): TimelineEntry {
  const kept = fromJson<CaseEventDetails & { submission?: string }>(details, {})
  const { side, what, text } = eventInWords(type, kept, today)
  return {
    at: isoOf(at),
    kind: side,
    what,
    who: naming.actor(by),
    text,
    state: null,
    why: null,
    origin: null,
    together: [],
    // A submission that was taken back keeps its event; its evidence waits for the next one.
    evidence: type === 'undone' ? [] : (evidenceOf.get(kept.submission ?? '') ?? []),
  }
}

/** The same step to several people is told once. */
function grouped(steps: readonly StoryStep[], kind: 'message' | 'coming'): TimelineEntry[] {
  const groups = new Map<string, { step: StoryStep; who: string[] }>()
  for (const step of steps) {
    const key = `${step.at.slice(0, 16)} ${step.rule} ${step.ended} ${step.origin}`
    const group = groups.get(key) ?? { step, who: [] }
    if (!group.who.includes(step.who)) group.who.push(step.who)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ step, who }) => ({
    at: step.at,
    kind,
    what: step.name,
    who: who.join('、'),
    text: step.ended,
    state: step.state,
    why: step.why,
    origin: step.origin,
    together: step.together,
    evidence: [],
  }))
}
