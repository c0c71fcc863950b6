// 整改情况汇总 of a round: the cases with their state, the talks, what waits for the office, and how much was asked of people.
import { done, type Result } from '../../base/result.js'
import { workdaysBetween } from '../../domain/calendar.js'
import { waitingName } from '../../domain/case.js'
import { type Day, dayOf } from '../../domain/day.js'
import type { PaperCase } from '../../domain/paper-facts.js'
import { type SummaryFacts, summaryValues } from '../../domain/paper-summary.js'
import type { SummaryValues } from '../../domain/paper.js'
import { isUndecided, talkStateName } from '../../domain/talk.js'
import { numbersWithin } from '../../domain/wording/brief.js'
import type { Tx } from '../../store/db.js'
import { countedAbout } from '../../store/messages.js'
import { allTalks, talkFactsOf, type TalkRow } from '../../store/talks.js'
import type { FlowContext } from '../context.js'
import { familyCases, familyIds, printedCases, printedCircularOf, publishedCircular, readMaking } from './read-paper.js'

export async function readSummary(
  tx: Tx,
  context: FlowContext,
  circular: string,
  now: Date,
): Promise<Result<SummaryValues>> {
  const row = await publishedCircular(tx, circular)
  if (!row.ok) return row
  const { casePrefix } = row.value
  const ids = await familyIds(tx, casePrefix)
  const cases = await printedCases(tx, context, await familyCases(tx, casePrefix), now)
  const talks = (await allTalks(tx)).filter((talk) => ids.includes(talk.circularId))
  const since = (on: Day): Pick<SummaryFacts['delays'][number], 'since' | 'workdays'> => ({
    since: on,
    workdays: workdaysBetween(context.calendar, on, dayOf(now)),
  })
  return done(
    summaryValues({
      making: await readMaking(tx, now),
      circular: printedCircularOf(row.value),
      cases,
      talks: talks.map((talk) => ({
        unit: talk.unit.name,
        basis: talk.basis,
        state: talkStateName[talkFactsOf(talk).state],
      })),
      delays: [...waitingCases(cases), ...waitingTalks(talks)].map(({ what, on }) => ({ what, ...since(on) })),
      messages: await countedAbout(tx, ids),
    }),
  )
}

interface Waiting {
  what: string
  on: Day
}

/** What units handed in and the office has not decided: one line for a unit, a kind and a day. */
function waitingCases(cases: readonly PaperCase[]): Waiting[] {
  const groups = new Map<string, PaperCase[]>()
  for (const one of cases) {
    if (one.waitingFor === null) continue
    const key = `${one.unit}/${one.waitingFor}/${one.waitingSince ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((group): Waiting[] => {
    const [first] = group
    if (first === undefined || first.waitingFor === null || first.waitingSince === null) return []
    const numbers = numbersWithin(
      group.map((one) => one.no),
      60,
    )
    return [{ what: `${first.unit}的${waitingName[first.waitingFor]}（${numbers}）待办理`, on: first.waitingSince }]
  })
}

const waitingTalks = (talks: readonly TalkRow[]): Waiting[] =>
  talks.flatMap((talk) =>
    isUndecided(talkFactsOf(talk).state)
      ? [{ what: `${talk.unit.name}的约谈建议待决定`, on: dayOf(talk.proposedAt) }]
      : [],
  )
