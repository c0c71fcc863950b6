// 推演: every message a circular would cause, before it is published, in the words it would have.
import { done, type Result } from '../base/result.js'
import type { Calendar } from '../domain/calendar.js'
import { isoOf, dayOf } from '../domain/day.js'
import { overdueWorkdays } from '../domain/deadline.js'
import { proposalText } from '../domain/wording/talk.js'
import { circulatedBefore } from '../domain/repeat.js'
import { type Answers, playPlan, type RehearsalInput, type RehearsedMessage } from '../domain/rehearsal.js'
import { type RehearsalTotals, totalsOf } from '../domain/rehearsal-totals.js'
import type { Directory } from '../domain/directory.js'
import type { CaseBrief, CircularBrief } from '../domain/wording/brief.js'
import { composePush, plainText } from '../domain/wording/push.js'
import { circularContexts } from '../store/circular-contexts.js'
import { briefOfCircular } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { readPolicies } from '../store/policies.js'
import { readDirectory } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { draftCases, type DraftedCase, type Prepared, prepareCircular } from './prepare-circular.js'

export interface RehearsedLine {
  /** ISO 8601 with offset. */
  at: string
  /** userid */
  to: string
  role: string
  rule: string
  caseNos: string[]
  text: string
}

/** Plays the plan as if the circular were published at `now`. Changes nothing. */
export async function rehearseCircular(
  context: FlowContext,
  id: string,
  answers: Answers,
  now: Date,
): Promise<Result<RehearsedLine[]>> {
  const plan = await rehearsedPlan(context, id, answers, now)
  return plan.ok ? done(plan.value.lines) : plan
}

/** The burden of the plan on people and units, for nobody answering, all and half; each a play of its own. */
export async function rehearsalTotals(
  context: FlowContext,
  id: string,
  now: Date,
): Promise<Result<Record<Answers, RehearsalTotals>>> {
  return await attempt(context.store, async (tx) => {
    const prepared = mustHold(await prepareCircular(context, tx, id))
    const drafted = await draftCases(tx, prepared, prepared.row.publishedAt ?? now)
    const input = await playOf(context, tx, drafted, ofPrepared(prepared, drafted))
    const of = (answers: Answers): RehearsalTotals => totalsOf(playPlan(input, answers), input)
    return done({ none: of('none'), all: of('all'), half: of('half') })
  })
}

/** Both for one way of answering, out of one play; only reads. */
export async function rehearsedPlan(
  context: FlowContext,
  id: string,
  answers: Answers,
  now: Date,
): Promise<Result<{ lines: RehearsedLine[]; totals: RehearsalTotals }>> {
  const tx = context.store.read
  const prepared = await prepareCircular(context, tx, id)
  if (!prepared.ok) return prepared
  const { row } = prepared.value
  const drafted = await draftCases(tx, prepared.value, row.publishedAt ?? now)
  const input = await playOf(context, tx, drafted, ofPrepared(prepared.value, drafted))
  const played = playPlan(input, answers)
  const circular = briefOfCircular(row)
  const circulars = new Map([[circular.id, circular]])
  const lines = await worded(tx, played.messages, { drafted, circulars, clause: circular.escalationClause, input })
  return done({ lines, totals: totalsOf(played, input) })
}

export async function rehearsePrepared(
  context: FlowContext,
  tx: Tx,
  prepared: Prepared,
  drafted: readonly DraftedCase[],
  answers: Answers,
): Promise<RehearsedLine[]> {
  const circular = briefOfCircular(prepared.row)
  const play = { ...ofPrepared(prepared, drafted), clause: circular.escalationClause }
  return await rehearseCases(context, tx, drafted, new Map([[circular.id, circular]]), play, answers)
}

interface Staged extends Pick<RehearsalInput, 'talksAtPublishing' | 'from'> {
  /** Who submits the circulars. */
  officer: string | null
}

const ofPrepared = (prepared: Prepared, drafted: readonly DraftedCase[]): Staged => ({
  officer: prepared.row.submittedBy,
  talksAtPublishing: drafted.flatMap((one) =>
    one.talkBasis === null ? [] : [{ unitId: one.facts.unitId, caseNo: one.facts.no }],
  ),
})

async function playOf(
  { calendar }: FlowContext,
  tx: Tx,
  drafted: readonly DraftedCase[],
  { officer, ...staged }: Staged,
): Promise<RehearsalInput> {
  const facts = drafted.map((one) => one.facts)
  const contexts = await circularContexts(tx, facts)
  const policy = (await readPolicies(tx)).current
  const directory = await readDirectory(tx, staged.from?.at ?? facts[0]?.openedAt ?? new Date(0))
  const terms: RehearsalInput['terms'] = (one) => ({ policy, circular: contexts.contextOf(one), officer })
  return { ...staged, facts, terms, directory, policy, calendar }
}

interface Played extends Staged {
  /** The circular's own words about the next step. */
  clause: string | null
  maxDays?: number
}

/** Plays the plan of drafted cases, of whichever circulars, in the words their messages would have. */
export async function rehearseCases(
  context: FlowContext,
  tx: Tx,
  drafted: readonly DraftedCase[],
  circulars: ReadonlyMap<string, CircularBrief>,
  { clause, maxDays, ...staged }: Played,
  answers: Answers,
): Promise<RehearsedLine[]> {
  const input = await playOf(context, tx, drafted, staged)
  const { messages } = playPlan(input, answers, maxDays)
  return await worded(tx, messages, { drafted, circulars, clause, input })
}

interface ToWord {
  drafted: readonly DraftedCase[]
  circulars: ReadonlyMap<string, CircularBrief>
  clause: string | null
  input: RehearsalInput
}

/** Played messages in the words they would have. */
async function worded(
  tx: Tx,
  messages: readonly RehearsedMessage[],
  { drafted, circulars, clause, input }: ToWord,
): Promise<RehearsedLine[]> {
  const byNo = new Map(drafted.map((one) => [one.facts.no, one]))
  const roles = await rolesOf(tx)
  return messages.map((message) => {
    const items = message.items.flatMap(({ rule, caseNo }) => {
      const one = byNo.get(caseNo)
      return one === undefined ? [] : [{ rule, brief: briefOfDrafted(one, input, message.at) }]
    })
    const caseNos = [...new Set(message.items.map((item) => item.caseNo))]
    const rule = [...new Set(message.items.map((item) => item.rule))].join('+')
    const briefs = items.map((item) => item.brief)
    const text =
      rule === 'talk-proposed'
        ? proposalText(briefs, clause)
        : plainText(composePush(items, circulars, dayOf(message.at)).content)
    return { at: isoOf(message.at), to: message.to, role: roles.get(message.to) ?? '', rule, caseNos, text }
  })
}

function briefOfDrafted(
  one: DraftedCase,
  { directory, calendar }: { directory: Directory; calendar: Calendar },
  at: Date,
): CaseBrief {
  const { finding } = one.resolved
  const { facts } = one
  return {
    no: facts.no,
    circularId: facts.circularId,
    unit: directory.unit(facts.unitId)?.name ?? '',
    account: finding.account,
    platform: finding.platform,
    site: finding.site,
    document: finding.document?.number ?? finding.document?.title ?? null,
    problem: finding.problem,
    severity: finding.severity,
    deadline: facts.deadline,
    overdueWorkdays: overdueWorkdays(calendar, facts.deadline, at),
    repeatOf: circulatedBefore(one.repeats),
    takesUp: one.repeats.find((link) => link.kind === 'taken-up')?.ref ?? null,
  }
}

async function rolesOf(tx: Tx): Promise<Map<string, string>> {
  const people = await tx.person.findMany({ include: { contacts: true } })
  return new Map(
    people.map((one) => {
      const staff: string[] = JSON.parse(one.roles)
      return [one.userid, [...new Set([...staff, ...one.contacts.map((contact) => contact.role)])].join('+')]
    }),
  )
}
