// 推演: every message a circular would cause, before it is published, in the words it would have.
import { done, type Result } from '../base/result.js'
import { isoOf, dayOf } from '../domain/day.js'
import { overdueWorkdays } from '../domain/deadline.js'
import { proposalText } from '../domain/wording/talk.js'
import { circulatedBefore } from '../domain/repeat.js'
import { type Answers, rehearse, type RehearsalInput } from '../domain/rehearsal.js'
import type { CaseBrief, CircularBrief } from '../domain/wording/brief.js'
import { composePush, plainText } from '../domain/wording/push.js'
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
  return await attempt(context.store, async (tx) => {
    const prepared = mustHold(await prepareCircular(context, tx, id))
    const drafted = await draftCases(tx, prepared, prepared.row.publishedAt ?? now)
    return done(await rehearsePrepared(context, tx, prepared, drafted, answers))
  })
}

export async function rehearsePrepared(
  context: FlowContext,
  tx: Tx,
  prepared: Prepared,
  drafted: readonly DraftedCase[],
  answers: Answers,
): Promise<RehearsedLine[]> {
  const circular = briefOfCircular(prepared.row)
  const talksAtPublishing = drafted.flatMap((one) =>
    one.talkBasis === null ? [] : [{ unitId: one.facts.unitId, caseNo: one.facts.no }],
  )
  const play = { officer: prepared.row.submittedBy, clause: circular.escalationClause, talksAtPublishing }
  return await rehearseCases(context, tx, drafted, new Map([[circular.id, circular]]), play, answers)
}

interface Played extends Pick<RehearsalInput, 'officer' | 'talksAtPublishing' | 'from'> {
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
  { clause, maxDays, ...play }: Played,
  answers: Answers,
): Promise<RehearsedLine[]> {
  const { calendar } = context
  const directory = await readDirectory(tx)
  const played = rehearse(
    {
      ...play,
      facts: drafted.map((one) => one.facts),
      circular: { clauseNamesTalk: namesTalk(clause), lateBefore: () => false },
      directory,
      policy: (await readPolicies(tx)).current,
      calendar,
    },
    answers,
    maxDays,
  )
  const byNo = new Map(drafted.map((one) => [one.facts.no, one]))
  const roles = await rolesOf(tx)
  return played.map((message) => {
    const today = dayOf(message.at)
    const items = message.items.flatMap(({ rule, caseNo }) => {
      const one = byNo.get(caseNo)
      return one === undefined
        ? []
        : [
            {
              rule,
              brief: briefOfDrafted(one, directory.unit(one.facts.unitId)?.name ?? '', overdueOf(one, message.at)),
            },
          ]
    })
    const caseNos = [...new Set(message.items.map((item) => item.caseNo))]
    const rule = [...new Set(message.items.map((item) => item.rule))].join('+')
    const text =
      rule === 'talk-proposed'
        ? proposalText(
            items.map((item) => item.brief),
            clause,
          )
        : plainText(composePush(items, circulars, today).content)
    return { at: isoOf(message.at), to: message.to, role: roles.get(message.to) ?? '', rule, caseNos, text }
  })

  function overdueOf(one: DraftedCase, at: Date): number {
    return overdueWorkdays(calendar, one.facts.deadline, at)
  }
}

/** Whether the circular's own clause threatens a talk (design.md §4). */
export const namesTalk = (clause: string | null): boolean => clause !== null && clause.includes('约谈')

function briefOfDrafted(one: DraftedCase, unit: string, overdue: number): CaseBrief {
  const { finding } = one.resolved
  return {
    no: one.facts.no,
    circularId: one.facts.circularId,
    unit,
    account: finding.account,
    platform: finding.platform,
    site: finding.site,
    document: finding.document?.number ?? finding.document?.title ?? null,
    problem: finding.problem,
    severity: finding.severity,
    deadline: one.facts.deadline,
    overdueWorkdays: overdue,
    repeatOf: circulatedBefore(one.repeats),
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
