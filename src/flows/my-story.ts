// One case as its unit's contact sees it: what was found and where the paper says so, how the deadline came about, what was
// answered and what the office said, what comes next. The parts of 为什么 a contact may see, and the two sides' own words.
import { done, type Result } from '../base/result.js'
import { type Day, dayOf, isoOf } from '../domain/day.js'
import { ownEvents } from '../domain/own-events.js'
import { type Actor, isStaff } from '../domain/roles.js'
import { type Said, type SaidEvent, saidOf } from '../domain/wording/what-was-said.js'
import type { CaseStory } from '../domain/wording/why-story.js'
import { caseByNo, eventsOf } from '../store/cases.js'
import { circularBriefs } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import { evidenceOfCase } from '../store/submissions.js'
import type { FlowContext } from './context.js'
import { caseStory } from './explain-case.js'
import { readNaming } from './explain-people.js'
import { itemsOf, type MyItem } from './my-items.js'

export interface MyStory {
  item: MyItem
  circular: { title: string; url: string | null; deadlineText: string | null; handIn: string | null }
  sources: CaseStory['sources']
  deadline: string[]
  stops: string[]
  said: (Said & { at: string; who: string; evidence: { id: string; name: string; contentType: string }[] })[]
  /** Messages that were sent or not, and those still to come. */
  past: StepInWords[]
  coming: StepInWords[]
}

export interface StepInWords {
  at: string
  name: string
  who: string
  ended: string
  why: string
}

/** Refused: no such case, or of a unit the person does not answer for (nor for the one above it). */
export async function readMyStory(context: FlowContext, actor: Actor, no: string, now: Date): Promise<Result<MyStory>> {
  const tx = context.store.read
  const told = await caseStory(tx, context, actor, no, now)
  if (!told.ok) return told
  const { sources, deadline, stops, past, coming } = told.value
  const row = await caseByNo(tx, no)
  const [item] = row === null ? [] : await itemsOf(tx, context, actor, [row], now)
  if (row === null || item === undefined) throw new Error(`${no} was told and is not there`)
  const circular = (await circularBriefs(tx, [row.circularId])).get(row.circularId)
  const { title = '', url = null, deadlineText = null, handIn = null } = circular ?? {}
  return done({
    item,
    circular: { title, url, deadlineText, handIn },
    sources,
    deadline,
    stops,
    said: await saidAbout(tx, actor, row.no, dayOf(now)),
    past: past.map(inWords),
    coming: coming.map(inWords),
  })
}

const inWords = ({ at, name, who, ended, why }: CaseStory['past'][number]): StepInWords => ({
  at,
  name,
  who,
  ended,
  why,
})

async function saidAbout(tx: Tx, actor: Actor, no: string, today: Day): Promise<MyStory['said']> {
  const naming = await readNaming(tx, isStaff(actor))
  const evidence = await evidenceOfCase(tx, no)
  const events = await eventsOf(tx, no)
  return (isStaff(actor) ? events : ownEvents(events)).flatMap((event) => {
    const details = fromJson<SaidEvent['details']>(event.details, {})
    const said = saidOf({ type: event.type, details }, today)
    if (said === null) return []
    const withIt = evidence.filter(
      (one) => one.submissionId !== null && one.submissionId === details.submission && one.state !== 'lost',
    )
    return [
      {
        ...said,
        at: isoOf(event.at),
        who: naming.actor(event.by),
        evidence: event.type === 'undone' ? [] : withIt.map(named),
      },
    ]
  })
}

const named = ({ id, fileName, contentType }: Awaited<ReturnType<typeof evidenceOfCase>>[number]) => ({
  id,
  name: fileName ?? '图片',
  contentType: contentType ?? '',
})
