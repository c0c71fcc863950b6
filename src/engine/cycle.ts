// The heartbeat: ordered steps, one report. A cycle asks "due and not settled?", never "is it nine o'clock?", so it may
// run twice, late or after a week down and changes nothing that it should not (promise 5).
import { nextSendInstant } from '../domain/send-window.js'
import { readDueTimes } from '../store/next-due.js'
import { readPolicies } from '../store/policies.js'
import { writeSetting } from '../store/settings.js'
import { announceTasks } from './steps/announce-tasks.js'
import { auditPlans } from './steps/audit-plans.js'
import { crawlDirectory } from './steps/crawl-directory.js'
import { fetchEvidence } from './steps/fetch-evidence.js'
import { keepCalendar } from './steps/keep-calendar.js'
import { type PlanReport, planDue } from './steps/plan-due.js'
import { briefDueAt, postBrief } from './steps/post-brief.js'
import { type SendReport, sendOwed } from './steps/send-owed.js'
import { type InboxReport, takeInbox } from './steps/take-inbox.js'
import { updateCards } from './steps/update-cards.js'
import type { World } from './world.js'

export interface CycleReport {
  at: Date
  inbox: InboxReport
  plan: PlanReport
  send: SendReport
  cardsUpdated: number
  evidenceKept: number
  casesWithoutStep: number
  /** Steps that threw; their work waits for the next cycle. */
  failedSteps: string[]
}

/** Runs every step once at `now`. A step that throws is logged and counted; the others go on. */
export async function runCycle(world: World, now: Date): Promise<CycleReport> {
  const failedSteps: string[] = []
  const step = async <T>(name: string, run: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await run()
    } catch (error) {
      failedSteps.push(name)
      world.logger.error({ step: name, err: error instanceof Error ? error.stack : String(error) }, 'step failed')
      return otherwise
    }
  }
  const { work, crawl } = await dueTimes(world, now)
  if (crawl !== null && crawl <= now) await step('directory', () => crawlDirectory(world, now), 0)
  if (work === null || work > now) {
    const casesWithoutStep = await step('audit', () => auditPlans(world, now), 0)
    return { ...idle, at: now, casesWithoutStep, failedSteps }
  }
  const inbox = await step('inbox', () => takeInbox(world, now), { taken: 0, failed: 0 })
  const answers = await step('answer', () => sendOwed(world, now), noSends)
  const plan = await step('plan', () => planDue(world, now), { looked: 0, messages: 0, settledWithout: 0, waiting: 0 })
  const sends = await step('send', () => sendOwed(world, now), noSends)
  // Tasks that came up in this cycle are told in it.
  await step('tasks', () => announceTasks(world, now), 0)
  const told = await step('tell', () => sendOwed(world, now), noSends)
  const cardsUpdated = await step('cards', () => updateCards(world, now), 0)
  const evidenceKept = await step('evidence', () => fetchEvidence(world, now), 0)
  await step('calendar', () => keepCalendar(world, now), 0)
  await step('brief', () => postBrief(world, now), false)
  const casesWithoutStep = await step('audit', () => auditPlans(world, now), 0)
  const send = [answers, sends, told].reduce((sum, one) => ({
    sent: sum.sent + one.sent,
    notSent: sum.notSent + one.notSent,
    released: sum.released + one.released,
  }))
  return { at: now, inbox, plan, send, cardsUpdated, evidenceKept, casesWithoutStep, failedSteps }
}

/** What a cycle reports that found nothing due: it looked once and went to the auditor. */
const idle = {
  inbox: { taken: 0, failed: 0 },
  plan: { looked: 0, messages: 0, settledWithout: 0, waiting: 0 },
  send: { sent: 0, notSent: 0, released: 0 },
  cardsUpdated: 0,
  evidenceKept: 0,
}

const noSends: SendReport = { sent: 0, notSent: 0, released: 0 }

/** Leaves a sign of life in the database; `/readyz` of any process can see it. */
export const beat = (world: World, now: Date): Promise<void> =>
  world.store.write((tx) => writeSetting(tx, 'heartbeat', now.toISOString()))

/** The next instant at which anything is due; `now` or earlier means: something is due already. Null: nothing ever. */
export async function nextDueAt(world: World, now: Date): Promise<Date | null> {
  const { work, crawl } = await dueTimes(world, now)
  return earliest([work, crawl])
}

/** What is owed to people, and the reading of the directory, which needs none of the other steps. */
async function dueTimes(world: World, now: Date): Promise<{ work: Date | null; crawl: Date | null }> {
  const { tasks, crawl, calendar, ...times } = await readDueTimes(world.store.read)
  const from = tasks === null || tasks < now ? now : tasks
  const told =
    tasks === null ? null : nextSendInstant(world.calendar, (await readPolicies(world.store.read)).current, from)
  const entries = world.schedules === null ? null : calendar
  const work = earliest([...Object.values(times), told, entries, await briefDueAt(world, now)])
  return { work, crawl: world.directory === null ? null : crawl }
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((at) => at !== null)
  return known.length === 0 ? null : new Date(Math.min(...known.map((at) => at.getTime())))
}
