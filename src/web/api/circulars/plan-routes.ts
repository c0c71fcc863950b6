// What publishing would cause, and how it goes: preflight, rehearsal, progress.
import { done, refused } from '../../../base/result.js'
import { isoOf } from '../../../domain/day.js'
import { contactRoleName } from '../../../domain/registry.js'
import { outcomeInWords, ruleInWords } from '../../../domain/wording/why.js'
import { readPreflight } from '../../../flows/preflight.js'
import { rehearsedPlan } from '../../../flows/rehearse-circular.js'
import { sendingOf } from '../../../store/circular-progress.js'
import { nameOf } from '../../../store/registry.js'
import { type ApiDoor, type Asked, route, type Route } from '../route.js'
import { readPreflightOf, readProgress, readRehearsal } from './plan-calls.js'

async function preflight({ params, now }: Asked<typeof readPreflightOf>, { context }: ApiDoor) {
  const read = await readPreflight(context, params.id, now)
  if (!read.ok) return read
  const { crawledOn, units } = read.value
  const troubled = units.filter((one) => !one.reached || one.people.some((person) => person.why !== null))
  return done({
    crawledOn,
    units: units.length,
    reached: units.filter((one) => one.reached).length,
    troubled: troubled.map(({ unit, reached, people }) => ({
      unit,
      reached,
      people: people.flatMap(({ name, role, why, insteadNames }) =>
        why === null ? [] : [{ name, role: contactRoleName[role], why, instead: insteadNames }],
      ),
    })),
  })
}

async function rehearsal({ params, query, now }: Asked<typeof readRehearsal>, { context }: ApiDoor) {
  const plan = await rehearsedPlan(context, params.id, query.answers, now)
  if (!plan.ok) return plan
  const { lines, totals } = plan.value
  const { people, caps, units, dropped, tasks, untold, overCaps } = totals
  const persons = await context.store.read.person.findMany({
    where: { userid: { in: people.map((one) => one.userid) } },
    select: { userid: true, name: true },
  })
  const names = new Map(persons.map((one) => [one.userid, one.name]))
  return done({
    people: people.map(({ userid, units: own, messages, busiest, perCircular }) => ({
      userid,
      messages,
      perCircular,
      name: names.get(userid) ?? userid,
      units: own,
      busiest: busiest?.counted ?? 0,
      overCaps: overCaps.includes(userid),
    })),
    messages: lines.map(({ at, to, rule, caseNos, text }) => ({
      at,
      to,
      text,
      about: rule.split('+').map(ruleInWords).join('、'),
      cases: caseNos.length,
    })),
    caps,
    dropped,
    tasks,
    units: units.length,
    untold: untold.map(({ unit, rules, caseNos }) => ({ unit, rules: rules.map(ruleInWords), cases: caseNos.length })),
  })
}

async function progress({ params, now }: Asked<typeof readProgress>, { context }: ApiDoor) {
  const { read } = context.store
  const { id } = params
  const row = await read.circular.findFirst({
    where: { OR: [{ id }, { code: id.toUpperCase() }] },
    select: { id: true, casePrefix: true },
  })
  if (row === null) return refused('no-circular', '没有这份通报,可能已作废。')
  const { cases, messages, nextAt, notReached } = await sendingOf(read, row)
  const count = (...states: string[]): number => states.reduce((sum, state) => sum + (messages.get(state) ?? 0), 0)
  return done({
    cases,
    messages: {
      owed: count('pending', 'sending'),
      sent: count('sent'),
      uncertain: count('uncertain'),
      dead: count('dead'),
      dropped: count('superseded', 'skipped'),
    },
    nextAt: nextAt === null ? null : isoOf(nextAt),
    notReached: await Promise.all(
      notReached.map(async ({ userid, outcome, reason, cases: about }) => ({
        name: await nameOf(read, userid),
        why: outcomeInWords(outcome, reason),
        cases: about,
      })),
    ),
    now: isoOf(now),
  })
}

export const planRoutes: readonly Route[] = [
  route(readPreflightOf, preflight),
  route(readRehearsal, rehearsal),
  route(readProgress, progress),
]
