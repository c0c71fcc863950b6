// Reads what a person wrote in the chat: reply, extension, dispute, question, command. It decides nothing: which cases
// are meant is resolved against the list the person last saw, and what is not clear is asked back. A text that says
// different things of different cases (第一个整改完了,第二个还要等到月底) is read part by part.
import type { Day } from './day.js'
import { type Command, commandIn, type DecisionRead, decisionIn } from './reading-commands.js'
import { impossibleDayIn, readDayIn } from './reading-dates.js'
import { claimOf } from './reading-fix.js'
import { type PeopleIntent, readPeople } from './reading-people.js'
import { plainText, tidy } from './reading-plain.js'
import type { Reference } from './reading-references.js'
import { isFormal, laterDayIn, pauseIn, requestIn } from './reading-requests.js'
import { joinedSegments, type Segment, segmentsOf } from './reading-segments.js'

export type { Reference }

/** What is said of some cases; `said` (in parts) are the words it was read from. */
export type CaseIntent =
  | { kind: 'reply'; ref: Reference; text: string }
  | { kind: 'extension'; ref: Reference; until: Day | null; reason: string }
  | { kind: 'dispute'; ref: Reference; reason: string }
  /** 暂缓: `asks` = a pause is asked for; else only how a paused case stands. */
  | { kind: 'block'; ref: Reference; reason: string; asks: boolean }
  | { kind: 'acknowledge'; ref: Reference }
  /** What would have to be asked for, but was not asked outright (能不能延到月底?). */
  | { kind: 'offer'; ref: Reference; of: Offered }
  /** Must not be taken for "fixed"; `until`: the day it is hoped for (还要等到月底). */
  | { kind: 'not-fixed'; ref: Reference; until: Day | null; text: string }
  | { kind: 'why'; ref: Reference }

export type Offered = { kind: 'extension'; until: Day; reason: string } | { kind: 'dispute'; reason: string }

export type Part = CaseIntent & { said: string }

export type Intent =
  | Command
  | PeopleIntent
  | DecisionRead
  | CaseIntent
  /** Different things of different cases, in the order they were said. */
  | { kind: 'several'; parts: Part[] }
  /** Something named a day no calendar has. */
  | { kind: 'no-such-day'; words: string }
  /** Neither a claim nor a request. */
  | { kind: 'unclear'; why: 'question' | 'other' }

/** Reads one text. `today` fixes the year of dates without one. */
export function readText(raw: string, today: Day): Intent {
  const text = plainText(raw)
  const known = readPeople(text, today) ?? commandIn(text)
  if (known !== null) return known
  const [first, ...more] = segmentsOf(text)
  if (first === undefined) return { kind: 'unclear', why: 'other' }
  const whole = joinedSegments(text, first)
  const command = ownWord(whole, today)
  if (command !== null) return command
  if (more.length === 0) return readSegment(whole, raw, today)
  return together([first, ...more], raw, today)
}

/** What begins with a word of its own stays one thing, whatever numbers its reasons name. */
function ownWord({ ref, rest }: Segment, today: Day): Intent | null {
  if (/^为什么/.test(rest)) return { kind: 'why', ref }
  const decision = decisionIn(rest, ref, today)
  const words = decision === null || decision.kind === 'pass' ? null : impossibleDayIn(rest, today)
  return words === null ? decision : { kind: 'no-such-day', words }
}

function readSegment(
  { ref, rest, said }: Segment,
  raw: string,
  today: Day,
): CaseIntent | Extract<Intent, { kind: 'unclear' | 'no-such-day' }> {
  const request = requestIn(rest, today)
  const wrong = request?.kind === 'extension' ? impossibleDayIn(rest, today) : null
  if (wrong !== null) return { kind: 'no-such-day', words: wrong }
  if (request !== null) return { ...request, ref: refOfRequest(request, ref, rest, said) }
  const claim = claimOf(rest, today)
  if (claim.kind === 'question') return { kind: 'unclear', why: 'question' }
  if (claim.kind === 'fixed') {
    if (ref.kind === 'unsaid' && claim.bare) return { kind: 'unclear', why: 'other' }
    const meant: Reference =
      claim.thing !== '' ? narrowed(ref, claim.thing) : ref.kind === 'unsaid' && claim.all ? { kind: 'all' } : ref
    return { kind: 'reply', ref: meant, text: raw.trim() }
  }
  const pause = pauseIn(rest)
  if (pause !== null) return { ...pause, ref }
  const until = laterDayIn(rest, today)
  const waits = /等到|要到|才能|还要|还得|等|争取|预计|计划|前/.test(rest)
  if (/^(?:好的?[,，]?)?(?:已经?)?收到/.test(rest)) return { kind: 'acknowledge', ref }
  if (claim.kind === 'not-fixed' || (until !== null && waits))
    return { kind: 'not-fixed', ref, until, text: raw.trim() }
  return { kind: 'unclear', why: 'other' }
}

const oneThing = /(?:这|那)(?:一?个|一?项|条)|(?:该|此)(?:账号|帐号|号|公众号|网站|问题|事项|项)/

/** 有异议 is about all where no number is said; 这个号不是我们的 is about one, and so is 该账号申请延期. */
function refOfRequest(
  request: { kind: string; of?: { kind: string } },
  ref: Reference,
  rest: string,
  said: string,
): Reference {
  if (ref.kind === 'unsaid' && /^(?:全部|全都?|都|所有|均)/.test(rest)) return { kind: 'all' }
  const disputes = (request.of ?? request).kind === 'dispute'
  if (request.kind !== 'acknowledge' && (disputes ? !isFormal(rest) : oneThing.test(rest.slice(0, 12))))
    return narrowed(ref, said)
  return ref
}

/** A thing is named, and no number: what it stands for is looked up, or asked. */
const narrowed = (ref: Reference, words: string): Reference =>
  ref.kind === 'unsaid' || ref.kind === 'all' ? { kind: 'named', words } : ref

/** Parts that say the same are one; a part that says nothing belongs to the one before it. */
function together(segments: readonly Segment[], raw: string, today: Day): Intent {
  const parts: Part[] = []
  let question = false
  for (const { ref, rest, said } of segments) {
    const intent = readSegment({ ref, rest, said }, raw, today)
    if (intent.kind === 'no-such-day') return intent
    if (intent.kind !== 'unclear') parts.push({ ...intent, said })
    // A question about cases says at least that they are not done with.
    else if (intent.why === 'question' && ref.kind !== 'unsaid')
      parts.push({ kind: 'not-fixed', ref, until: null, text: raw.trim(), said })
    question ||= intent.kind === 'unclear' && intent.why === 'question'
  }
  const [first, ...more] = parts
  if (first === undefined) return { kind: 'unclear', why: question ? 'question' : 'other' }
  const { said: _, ...only } = first
  if (more.length === 0) return only
  const numbers = parts.flatMap(({ ref }) => (ref.kind === 'numbers' ? ref.numbers : []))
  if (parts.every((one) => one.kind === 'reply' && one.ref.kind === 'numbers'))
    return { kind: 'reply', ref: { kind: 'numbers', numbers: [...new Set(numbers)] }, text: raw.trim() }
  const allNumbers = parts.every(({ ref }) => ref.kind === 'numbers' || ref.kind === 'all' || ref.kind === 'rest')
  return {
    kind: 'several',
    parts: parts.map((one) => ({ ...one, ref: beside(one.ref, numbers, allNumbers, one.said) })),
  }
}

/** 全部 and 其他的 beside named ones are all but those; what could be either is doubtful. */
function beside(ref: Reference, numbers: readonly number[], allNumbers: boolean, said: string): Reference {
  if (ref.kind === 'unsaid') return { kind: 'doubtful', words: tidy(said) }
  if (ref.kind !== 'all' && ref.kind !== 'rest') return ref
  return allNumbers && numbers.length > 0
    ? { kind: 'all-but', numbers: [...numbers] }
    : { kind: 'doubtful', words: tidy(said) }
}

/** The day an answer names, to be asked again where no calendar has it. */
export const dayAnswered = (said: string, today: Day): Day | null => readDayIn(plainText(said), today)
