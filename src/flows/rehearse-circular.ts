// 推演: every message a circular would cause, before it is published, in the words it would have.
import { done, type Result } from '../base/result.js'
import { isoOf, dayOf } from '../domain/day.js'
import { overdueWorkdays } from '../domain/deadline.js'
import { proposalText } from '../domain/wording/talk.js'
import { defaultPolicy } from '../domain/policy.js'
import { type Answers, rehearse } from '../domain/rehearsal.js'
import type { CaseBrief } from '../domain/wording/brief.js'
import { composePush, plainText } from '../domain/wording/push.js'
import { briefOfCircular } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
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
  const { calendar } = context
  const directory = await readDirectory(tx)
  const circular = briefOfCircular(prepared.row)
  const late = new Set<string>()
  const talks = drafted.flatMap((one) =>
    one.talkBasis === null ? [] : [{ unitId: one.facts.unitId, caseNo: one.facts.no }],
  )
  const played = rehearse(
    {
      facts: drafted.map((one) => one.facts),
      officer: prepared.row.submittedBy,
      circular: { clauseNamesTalk: namesTalk(circular.escalationClause), lateBefore: (unitId) => late.has(unitId) },
      talksAtPublishing: talks,
      directory,
      policy: defaultPolicy,
      calendar,
    },
    answers,
  )
  const byNo = new Map(drafted.map((one) => [one.facts.no, one]))
  const roles = await rolesOf(tx)
  const circulars = new Map([[circular.id, circular]])
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
            circular,
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
    repeatOf: [...new Set(one.repeats.map((link) => link.circular))],
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
