// 为什么 as a person reads it: everything about one case in the order of the question: whose words, which day, which rule,
// what was sent, what comes, what stops it. The office gets all of it; a chat gets what fits one message.
import type { CaseState } from '../case.js'
import { stateName } from '../case.js'
import { splitLines } from './brief.js'

export interface StoryStep {
  /** Message id, else key of the step in the ledger: what `why` takes. */
  id: string
  /** When it happened or will, ISO 8601 with offset. */
  at: string
  rule: string
  /** The rule as people call it. */
  name: string
  /** The office's rule and the day it falls on, in words. */
  why: string
  /** userid where the reader may see it; null for tasks of the office and for contacts asking. */
  to: string | null
  /** The receiver by their office. */
  who: string
  /** Still to come, or the word it ended in. */
  state: 'coming' | 'owed' | 'sent' | 'superseded' | 'skipped' | 'dead' | 'uncertain'
  /** How it ended or is expected to, in words. */
  ended: string
  /** Part of the approved plan, follows from an act, or a reminder by hand. */
  origin: string
  /** Other cases in the same message. */
  together: string[]
}

export interface CaseStory {
  no: string
  subject: string
  unit: string
  problem: string
  circular: { code: string; title: string }
  sources: { field: string; words: string }[]
  deadline: string[]
  state: CaseState
  overdueWorkdays: number
  stops: string[]
  past: StoryStep[]
  coming: StoryStep[]
}

/** Everything, for a screen. */
export function longStory(story: CaseStory): string[] {
  return [
    ...headOf(story, story.sources),
    '经过:',
    ...(story.past.length === 0 ? ['  还没有发过消息。'] : story.past.flatMap(stepLines)),
    '之后:',
    ...(story.coming.length === 0 ? ['  没有自动安排。'] : story.coming.flatMap(stepLines)),
  ]
}

/** One step with its case. */
export const stepStory = (story: CaseStory, step: StoryStep): string[] => [
  ...headOf(story, story.sources),
  step.state === 'coming' ? '这一步(尚未到):' : '这一步:',
  ...stepLines(step),
]

const stepLines = (step: StoryStep): string[] => [
  `  ${minuteOf(step.at)} ${step.name}→${step.who}:${step.ended}${step.together.length === 0 ? '' : `,与${step.together.join('、')}合并`}`,
  `    依据:${step.why};${step.origin}。[${step.id}]`,
]

function headOf(story: CaseStory, sources: CaseStory['sources']): string[] {
  const overdue = story.overdueWorkdays > 0 ? `,已逾期${story.overdueWorkdays}个工作日` : ''
  return [
    `${story.no} ${story.subject}:${story.problem}`,
    `出处:《${story.circular.title}》`,
    ...sources.map((one) => `  ${one.words.startsWith(one.field) ? '' : `${one.field}:`}${one.words}。`),
    `期限:${story.deadline.join('。')}。`,
    `现状:${stateName[story.state]}${overdue}。${story.stops.map((one) => `${one}。`).join('')}`,
  ]
}

/** What a chat can hold: the problem's own words, the deadline, the last steps and the next one. */
export function shortStory(story: CaseStory, maxBytes = 1900): string {
  const sources = story.sources.filter((one) => one.field === '问题' || one.words.includes('确定'))
  const head = headOf(story, sources)
  const [next] = story.coming
  const after =
    next === undefined
      ? '之后:没有自动安排。'
      : `之后:${minuteOf(next.at)} ${next.name}→${next.who}${next.ended === '' ? '' : `(${next.ended})`};${next.why}。`
  const past = groupedPast(story.past)
  for (let from = 0; from <= past.length; from++) {
    const left = from === 0 ? [] : [`(此前还有${from}条)`]
    const text = [...head, ...left, ...past.slice(from), after].join('\n')
    if (Buffer.byteLength(text) <= maxBytes) return text
  }
  return splitLines([...head, after], maxBytes)[0] ?? ''
}

/** The same step to several people is one line. */
function groupedPast(steps: readonly StoryStep[]): string[] {
  const groups = new Map<string, { line: string; who: string[]; ended: string }>()
  for (const step of steps) {
    const line = `${minuteOf(step.at)} ${step.name}`
    const key = `${line} ${step.ended}`
    const group = groups.get(key) ?? { line, who: [], ended: step.ended }
    if (!group.who.includes(step.who)) group.who.push(step.who)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ line, who, ended }) => `${line}→${who.join('、')}:${ended}`)
}

/** `2024-09-06 09:05`. */
export const minuteOf = (iso: string): string => iso.slice(0, 16).replace('T', ' ')
