// The six quarters lived through import, confirming, submitting and approving, in time or long after; and what was found,
// in the words of the stories.
import { expect } from 'vitest'
import { officialCalendar } from '../../../src/domain/calendar.js'
import { addDays, instantOf } from '../../../src/domain/day.js'
import type { RepeatLink } from '../../../src/domain/repeat.js'
import { approveCircular } from '../../../src/flows/approve-circular.js'
import type { FlowContext } from '../../../src/flows/context.js'
import { decideRepeats } from '../../../src/flows/decide-repeat.js'
import { decideSubmission } from '../../../src/flows/decide-submission.js'
import { importCircular } from '../../../src/flows/import-circular.js'
import { importRegistry } from '../../../src/flows/import-registry.js'
import { prepareCircular } from '../../../src/flows/prepare-circular.js'
import { confirmCircular, submitCircular } from '../../../src/flows/settle-circular.js'
import { submitRequest } from '../../../src/flows/submit-request.js'
import { readCircular } from '../../../src/intake/index.js'
import type { Result } from '../../../src/base/result.js'
import { openScratch } from '../../store/scratch.js'
import { issueDays, paperOf, registryOn, stories, titleOf } from '../six-quarters.js'
import type { Row, Story } from './story.js'

/** What the officer answers where a printed account may be one of the registry's. */
const answers: Record<string, string> = { 望川就业通: '望川就业通', 望川市招生报名服务平台: 'new' }

async function opened() {
  const store = await openScratch()
  const context: FlowContext = { store, calendar: officialCalendar, osUser: 'clerk' }
  const must = async <T>(result: Promise<Result<T>>): Promise<T> => {
    const settled = await result
    if (!settled.ok) expect.fail(`${settled.code}: ${settled.message}`)
    return settled.value
  }
  const publishes = async (q: number, now: Date): Promise<void> => {
    const file = paperOf(q)
    const draft = await must(readCircular(file))
    const { circularId } = await must(importCircular(context, { ...file, draft, url: null, by: 'office-1' }, now))
    const { open } = await must(store.write((tx) => prepareCircular(context, tx, circularId)))
    const asked = open.flatMap((one) => (one.code === 'account-near' ? (one.printed ?? []) : []))
    const accounts = Object.fromEntries(asked.map((printed) => [printed, answers[printed] ?? `unexpected: ${printed}`]))
    await must(confirmCircular(context, circularId, 'office-1', { accounts }, now))
    await must(submitCircular(context, circularId, 'office-1', now))
    await must(approveCircular(context, circularId, 'office-lead', now))
  }
  const registers = (day: string, now: Date) => must(importRegistry(context, registryOn(day), false, now))
  return { store, context, must, publishes, registers }
}

type Lived = Awaited<ReturnType<typeof opened>>

/** Each circular when it came out, over the registry of its day. */
export async function asItHappened(): Promise<Lived> {
  const office = await opened()
  for (const [q, day] of issueDays.entries()) {
    const now = instantOf(addDays(day, 1), 9 * 60 + 20)
    await office.registers(day, now)
    await office.publishes(q, now)
    if (q === 1) await strikes(office, now)
  }
  await office.registers('2024-06-03', instantOf('2024-06-03', 560))
  return office
}

/** All at once, two years later, over the registry of that day. */
export async function handedInLater(order: readonly number[]): Promise<Lived> {
  const office = await opened()
  const now = instantOf('2024-06-03', 560)
  await office.registers('2024-06-03', now)
  for (const q of order) await office.publishes(q, now)
  await strikes(office, now)
  return office
}

/** The dispute of one story is upheld. */
async function strikes({ store, context, must }: Lived, now: Date): Promise<void> {
  for (const story of stories) {
    const row = story.struck === undefined ? undefined : story.rows[story.struck]
    if (row === undefined) continue
    const no = caseOf(await readCases(store), row)
    const { unitId } = await store.read.case.findUniqueOrThrow({ where: { no } })
    const { userid } = await store.read.contact.findFirstOrThrow({ where: { unitId } })
    const request = { by: userid, nos: [no], reason: '该账号不是我单位的', kind: 'dispute' } as const
    await must(submitRequest(context, request, now))
    await must(decideSubmission(context, [no], { kind: 'uphold', reason: '属实' }, 'office-2', now))
  }
}

const readCases = (store: Lived['store']) =>
  store.read.case.findMany({ include: { unit: true, circular: { select: { title: true } } } })

/** The number of the case that a row became. */
function caseOf(cases: Awaited<ReturnType<typeof readCases>>, row: Row): string {
  const names = (text: string | null): string => (text ?? '').replace(/[“” ]/g, '')
  const found = cases.filter(
    (one) =>
      one.circular.title === titleOf(row.q) &&
      one.problem === row.problem &&
      names(one.accountName) === names(row.account) &&
      (row.account !== '' || one.unit.name === row.unit),
  )
  const same = found.length > 1 ? found.filter((one) => one.platform === (row.platform ?? one.platform)) : found
  const [only] = same.length > 1 ? same.filter((one) => one.unit.name === row.unit) : same
  if (only === undefined) expect.fail(`no case for ${row.account} in ${row.q}`)
  return only.no
}

/** `望川水务@1 → 望川水务@0`: links of all cases, in the words of the stories. */
export async function linksOf({ store }: Lived): Promise<{ links: string[]; offers: { id: string; link: string }[] }> {
  const words = new Map<string, string>()
  const cases = await readCases(store)
  for (const row of stories.flatMap((story) => story.rows)) words.set(caseOf(cases, row), told(row))
  const say = (ref: string): string => words.get(ref) ?? ref
  const links = cases.flatMap((one) =>
    (JSON.parse(one.repeats) as RepeatLink[]).map((link) => `${say(one.no)} → ${say(link.ref)}`),
  )
  const open = await store.read.repeatProposal.findMany({ where: { state: 'open' } })
  return {
    links: links.sort(),
    offers: open.map(({ id, caseNo, ref }) => ({ id, link: `${say(caseNo)} → ${say(ref)}` })),
  }
}

const told = (row: Row): string => `${row.unit} ${row.account} ${row.platform ?? ''}${row.problem}@${row.q}`

const expected = (which: (story: Story) => Story['links']): string[] =>
  stories
    .flatMap((story) => (which(story) ?? []).map(([later, earlier]) => [story.rows[later], earlier, story] as const))
    .map(([later, earlier, story]) => {
      const before = typeof earlier === 'string' ? undefined : story.rows[earlier]
      return `${later === undefined ? '' : told(later)} → ${before === undefined ? String(earlier) : told(before)}`
    })
    .sort()

export const proven = expected((story) => story.links)
export const asked = expected((story) => story.asks)

/** Links what a person knows to be a repeat, refuses the rest. */
export async function answersAll(office: Lived): Promise<void> {
  const { offers } = await linksOf(office)
  const now = instantOf('2024-06-04', 560)
  const yes = offers.filter((one) => asked.includes(one.link)).map((one) => one.id)
  await office.must(decideRepeats(office.context, yes, 'linked', 'office-1', now))
  const no = offers.filter((one) => !asked.includes(one.link)).map((one) => one.id)
  await office.must(decideRepeats(office.context, no, 'refused', 'office-1', now))
}

/** The order a seed gives: the same seed, the same order. */
export function shuffled(seed: number): number[] {
  let state = seed
  const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648)
  return issueDays
    .map((_, q) => ({ q, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .map((one) => one.q)
}
