// Cuts a text into segments, each about one set of cases: the words that name them, and what is said of them. A segment
// begins at the clause in which its cases are named, so that 因为换了人 stays with what it explains.
import { tidy } from './reading-plain.js'
import { type Mention, mentionsIn, type Reference } from './reading-references.js'

export interface Segment {
  ref: Reference
  /** The segment without the words that named the cases. */
  rest: string
  /** The segment as it stands. */
  said: string
}

/** Between numbers of one list there is nothing else. */
const onlyJoins = /^[\s、,;和及与跟()项个条件号]*(?:还有|以及|另外)?[\s、,:]*$/

/** Something is said in it, beside greetings and links. */
const saysSomething =
  /已|完|好了|好啦|搞定|没|未|正在|在改|延期|异议|不是|不归|才能|等到|要到|收到|了(?:$|[,。!])|妥|ok|怎么|吗|[?]|在(?:改|弄|整)|改不|弄不|注销/i

/** At least one; a text without mentions is one segment about nothing in particular. */
export function segmentsOf(text: string): Segment[] {
  const mentions = mentionsIn(text)
  const [first, ...more] = mentions
  if (first === undefined) return [{ ref: { kind: 'unsaid' }, rest: tidy(text), said: text }]
  const groups: Mention[][] = [[first]]
  for (const next of more) {
    const before = groups.at(-1)?.at(-1)
    const between = before === undefined ? '' : text.slice(before.end, next.start)
    const after = text.slice(next.end)
    if (onlyJoins.test(between)) groups.at(-1)?.push(next)
    // What is named behind a claim, and nothing said of it, only explains (与第1项是同一账号).
    else if (saysSomething.test(clauseAfter(after))) groups.push([next])
  }
  const starts = groups.map((group, index) => (index === 0 ? 0 : startOf(text, groups[index - 1]?.at(-1), group[0])))
  const segments = groups.map((group, index) =>
    segment(text, group, starts[index] ?? 0, starts[index + 1] ?? text.length),
  )
  return withPreamble(text, first, segments)
}

/** What is said right behind a mention, before the next stop. */
const clauseAfter = (text: string): string => /^[\s,:、]*[^,;。!\n]*/.exec(text)?.[0] ?? ''

/** A segment starts at the last stop before its mention, or at the mention itself. */
function startOf(text: string, before: Mention | undefined, own: Mention | undefined): number {
  const [from, to] = [before?.end ?? 0, own?.start ?? 0]
  const between = text.slice(from, to)
  const stop = Math.max(...[...between.matchAll(/[,;。!\n]/g)].map((found) => found.index), -1)
  return stop === -1 ? to : from + stop + 1
}

function segment(text: string, group: readonly Mention[], start: number, end: number): Segment {
  let rest = ''
  let at = start
  for (const mention of group) {
    rest += `${text.slice(at, mention.start)} `
    at = mention.end
  }
  const said = text.slice(start, end)
  return { ref: union(group.map((one) => one.ref)), rest: tidy((rest + text.slice(at, end)).replace(links, '')), said }
}

/** Words that only join a segment to the one before. */
const links = /^\s*[,;。!]?\s*(?:还有|另外|以及|然后|同时|其中|而|但是?|不过|可是|至于)\s*[,:]?/

/** Mentions that belong together: 第1项和第3项, B24Q3-001 …附 B24Q3-002. */
function union(refs: readonly Reference[]): Reference {
  const [first] = refs
  if (first === undefined) return { kind: 'unsaid' }
  if (refs.length === 1) return first
  const numbers = refs.flatMap((ref) => (ref.kind === 'numbers' ? ref.numbers : []))
  if (refs.every((ref) => ref.kind === 'numbers')) return { kind: 'numbers', numbers: [...new Set(numbers)] }
  const nos = refs.flatMap((ref) => (ref.kind === 'cases' ? ref.nos : []))
  // A case number always means that case; list numbers beside it only point at the same.
  return nos.length > 0 ? { kind: 'cases', nos: [...new Set(nos)] } : first
}

/** 都弄好了,第3个还没: what is said of all before anything is named is a segment of its own. */
function withPreamble(text: string, first: Mention, segments: Segment[]): Segment[] {
  const [head, ...others] = segments
  const before = text.slice(0, first.start)
  const stop = Math.max(...[...before.matchAll(/[,;。!\n]/g)].map((found) => found.index), -1)
  if (head === undefined || stop === -1 || first.ref.kind === 'all-but') return segments
  const said = text.slice(0, stop + 1)
  const rest = head.said.slice(stop + 1)
  const own = rest.slice(first.start - stop - 1)
  if (!/已|完了|好了|好啦|搞定|改了|弄完|弄好/.test(said) || !saysSomething.test(own)) return segments
  if (/收到|签收|知/.test(said)) return segments
  const all = /都|全部|均|所有|全/.test(said)
  const preamble: Segment = { ref: { kind: all ? 'all' : 'unsaid' }, rest: tidy(said), said }
  const trimmed = segment(
    rest,
    [{ ...first, start: first.start - stop - 1, end: first.end - stop - 1 }],
    0,
    rest.length,
  )
  return [preamble, { ...trimmed, ref: head.ref }, ...others]
}

/** The whole text as one segment: the first mention cut out, the rest left as it stands. */
export function joinedSegments(text: string, first: Segment): Segment {
  const [mention] = mentionsIn(text)
  if (mention === undefined) return first
  const rest = `${text.slice(0, mention.start)} ${text.slice(mention.end)}`
  return { ref: mention.ref, rest: tidy(rest), said: text }
}
