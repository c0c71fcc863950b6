// 接手: what a newcomer must know of a unit: what is open, what was promised, what comes next and when, what was circulated
// before, and whom to ask. Everything comes from the cases themselves; nothing has to be asked of who left.
import { done, type Result, refused } from '../base/result.js'
import type { CaseState } from '../domain/case.js'
import { chineseDay, type Day, dayOf, isoOf } from '../domain/day.js'
import { deadlineInWords } from '../domain/deadline.js'
import { matchName } from '../domain/matching.js'
import { stepsOf } from '../domain/plan.js'
import type { RepeatLink } from '../domain/repeat.js'
import { talkStateName } from '../domain/talk.js'
import { subjectOf } from '../domain/wording/brief.js'
import { ruleInWords } from '../domain/wording/why.js'
import { type CaseRow, factsOf, openCasesOfUnits } from '../store/cases.js'
import { circularContexts, type CircularContexts } from '../store/circular-contexts.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import { namedUnits, nameOf, officeName, personSaid } from '../store/registry.js'
import { talkFactsOf } from '../store/talks.js'
import type { FlowContext } from './context.js'
import { briefNow } from './hand-over-submission.js'
import { stateInWords } from './hear/lists.js'
import { promisesOf } from './newcomer-promises.js'

export interface OpenCase {
  no: string
  unit: string
  circular: string
  subject: string
  problem: string
  state: CaseState
  stateText: string
  due: string
  /** What was said and promised about it. */
  promises: string[]
  /** What leaves next by itself if nothing happens; null = nothing. */
  next: { on: Day; what: string } | null
  /** Circulars that named the same problem before. */
  before: string[]
}

export interface NewcomerPage {
  units: string[]
  cases: OpenCase[]
  talks: { id: string; unit: string; state: string; at: string | null; place: string | null }[]
  /** The office, and the people there who handed the circulars in. */
  ask: { office: string; people: string[] }
}

/** @param said a userid, a person's name, or a unit */
export async function unitsSaid(tx: Tx, said: string): Promise<Result<string[]>> {
  const people = await personSaid(tx, said)
  const contacts = await tx.contact.findMany({ where: { userid: { in: people } }, select: { unitId: true } })
  if (contacts.length > 0) return done([...new Set(contacts.map((one) => one.unitId))])
  if (people.length > 0) return refused('no-contact', `“${said}”不是任何单位的联系人,没有交接内容。`)
  const match = matchName(said, await namedUnits(tx))
  if (match.kind === 'exact') return done([match.id])
  const hint = match.kind === 'near' ? `是不是${match.candidates.map((one) => `“${one}”`).join('或')}?` : ''
  return refused('no-target', `名册里没有联系人或单位“${said}”,${hint}请写userid、姓名或单位全称。`)
}

export async function readNewcomerPage(
  tx: Tx,
  context: FlowContext,
  unitIds: readonly string[],
  now: Date,
): Promise<NewcomerPage> {
  const rows = await openCasesOfUnits(tx, unitIds)
  const units = await tx.unit.findMany({ where: { id: { in: [...unitIds] } }, orderBy: { name: 'asc' } })
  const contexts = await circularContexts(tx, rows)
  const promises = await promisesOf(tx, rows, now)
  const next = await nextOf(tx, context, rows, contexts, now)
  const talks = await tx.talk.findMany({
    where: { unitId: { in: [...unitIds] }, endedAt: null, state: { notIn: ['proposed', 'postponed'] } },
    include: { unit: true },
    orderBy: { proposedAt: 'asc' },
  })
  const officers = [...new Set(rows.flatMap((row) => contexts.officerOf(row.circularId) ?? []))]
  return {
    units: units.map((unit) => unit.name),
    cases: rows.map((row) => ({
      no: row.no,
      unit: row.unit.name,
      circular: contexts.briefs.get(row.circularId)?.title ?? '',
      subject: subjectOf(briefNow(context.calendar, row, now)),
      problem: row.problem,
      state: row.state as CaseState,
      stateText: stateInWords(row),
      due: deadlineInWords(factsOf(row).deadline, dayOf(now)),
      promises: promises.get(row.no) ?? [],
      next: next.get(row.no) ?? null,
      before: [...new Set(fromJson<RepeatLink[]>(row.repeats, []).map((link) => link.circular))],
    })),
    talks: talks.map((talk) => {
      const { state, schedule } = talkFactsOf(talk)
      const { at = null, place = null } = schedule ?? {}
      return { id: talk.id, unit: talk.unit.name, state: talkStateName[state], at, place }
    }),
    ask: {
      office: (await officeName(tx)) ?? '',
      people: await Promise.all(officers.map((userid) => nameOf(tx, userid))),
    },
  }
}

/** The next message of each plan, if nothing happens until then. */
async function nextOf(
  tx: Tx,
  { calendar }: FlowContext,
  rows: readonly CaseRow[],
  contexts: CircularContexts,
  now: Date,
): Promise<Map<string, OpenCase['next']>> {
  const policies = await readPolicies(tx)
  return new Map(
    rows.map((row) => {
      const facts = factsOf(row)
      const steps = stepsOf(facts, policies.of(row.policyVersion), calendar, contexts.contextOf(facts))
      const step = steps.find((one) => one.dueAt > now)
      return [row.no, step === undefined ? null : { on: dayOf(step.dueAt), what: ruleInWords(step.rule) }]
    }),
  )
}

/** The page as a chat text; cases are numbered as `进度` numbers them. */
export function newcomerText(page: NewcomerPage, now: Date): string {
  const today = dayOf(now)
  if (page.cases.length === 0)
    return `${page.units.join('、')}目前没有未办结的整改事项。有问题请联系${page.ask.office}。`
  const lines = [`【交接清单】${page.units.join('、')},未办结${page.cases.length}项:`]
  let circular = ''
  for (const [index, one] of page.cases.entries()) {
    if (one.circular !== circular) lines.push(`《${one.circular}》`)
    circular = one.circular
    lines.push(`${index + 1}. ${one.no} ${one.subject}:${one.problem},${one.due}【${one.stateText}】`)
    for (const promise of one.promises) lines.push(`  已有:${promise}`)
    if (one.before.length > 0) lines.push(`  此前通报:${one.before.join('、')}`)
    if (one.next !== null) lines.push(`  之后:${chineseDay(one.next.on, today)}${one.next.what}(若届时仍未办结)`)
  }
  for (const talk of page.talks) {
    const when = talk.at === null ? '' : `,${isoOf(new Date(talk.at)).slice(0, 16).replace('T', ' ')}`
    lines.push(`约谈:${talk.unit},${talk.state}${when}${talk.place === null ? '' : `,${talk.place}`}`)
  }
  const people = page.ask.people.length === 0 ? '' : `(${page.ask.people.join('、')})`
  lines.push(`有问题请联系${page.ask.office}${people}。整改完成回复“已整改”加说明。`)
  return lines.join('\n')
}
