// The stage of all stories: the whole service, its database file and the WeCom emulator over HTTP, in a fresh folder on
// free ports, with verbs that read like the trade. A message nobody expected or an error in the log fails the story.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { Result } from '../src/base/result.js'
import { officialCalendar } from '../src/domain/calendar.js'
import type { LedgerRow } from '../src/domain/ledger.js'
import { approveCircular } from '../src/flows/approve-circular.js'
import type { FlowContext } from '../src/flows/context.js'
import { decideSubmission } from '../src/flows/decide-submission.js'
import { exportLedger } from '../src/flows/export-ledger.js'
import { importCircular } from '../src/flows/import-circular.js'
import { importRegistry } from '../src/flows/import-registry.js'
import { confirmCircular, submitCircular } from '../src/flows/settle-circular.js'
import { submitReply } from '../src/flows/submit-reply.js'
import { readCircular } from '../src/intake/index.js'
import { openSandboxOffice, type SandboxOffice } from '../src/sandbox-office.js'
import { type Ear, listenTo } from './harness/ear.js'
import { errorLevel, keptLog, type LogLine } from './harness/log.js'
import { type Paper, paperOf } from './harness/papers.js'
import { type Person, personOf } from './harness/person.js'
import { type HistoryEntry, registryText, staff, type UnitKey, unitNames } from './harness/registry.js'

export { pixel } from './harness/person.js'
export { circulatedTwice, staff, unitNames } from './harness/registry.js'

export interface Unit {
  liaison: Person
  deputy: Person
  leader: Person
}

export interface Office extends Record<UnitKey, Unit> {
  sandbox: SandboxOffice
  context: FlowContext
  log: LogLine[]
  ear: Ear
  officer: Person
  reviewer: Person
  leader: Person
  person(userid: string): Person
  now(): Date
  /** Plays time to a local instant `YYYY-MM-DD HH:mm`. */
  clockTo(local: string): Promise<void>
  /** The time between never happened: the process, or the machine, was down. */
  outageUntil(local: string): Promise<void>
  minutesPass(minutes: number): Promise<void>
  aDayPasses(): Promise<void>
  /** Imports, confirms, submits and approves; returns id and case numbers. */
  publishes(paper?: Paper): Promise<{ circularId: string; cases: string[] }>
  /** Publishes, then every unit but these answers by OA and is closed on the spot; phones are read. */
  publishesFor(keys: readonly UnitKey[], paper?: Paper): Promise<{ circularId: string; cases: string[] }>
  /** Carries out what a staff member does by command. */
  does<T>(act: (context: FlowContext, now: Date) => Promise<Result<T>>): Promise<T>
  ledger(): Promise<LedgerRow[]>
  row(no: string): Promise<LedgerRow>
  openTasks(): Promise<{ kind: string; text: string; assignee: string | null }[]>
  /** Waits until everything said or clicked is understood and answered. */
  settles(): Promise<void>
  /** An error the story brought about on purpose. */
  expectsError(pattern: RegExp): void
  /** The rest of what landed on phones is not this story's subject. */
  mindsNothingElse(): void
}

/** Wednesday 21 August 2024, an ordinary working morning before the send window opens. */
export const morning = '2024-08-21 08:50'

const instantOf = (local: string): string => `${local.replace(' ', 'T')}:00+08:00`

export interface OfficeOptions {
  start?: string
  history?: readonly HistoryEntry[]
  /** Another registry altogether, as JSON text. */
  registry?: string
  /** Reads the directory every night, which costs a story a cycle a night; only for stories about it. */
  readDirectory?: boolean
}

/** Opens the office for one test; it is closed and judged when the test ends. */
export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-story-'))
  const { logger, lines } = keptLog()
  const { readDirectory = false } = options
  const sandbox = await openSandboxOffice({
    folder,
    port: 0,
    emulatorPort: 0,
    host: '127.0.0.1',
    logger,
    readDirectory,
    postBrief: false,
  })
  const ear = listenTo(sandbox.emulator)
  const allowed: RegExp[] = []
  let minding = true
  const office = officeOver(sandbox, ear, lines, allowed, () => (minding = false))
  onTestFinished(async ({ task }) => {
    await sandbox.stop()
    await rm(folder, { recursive: true, force: true })
    if (task.result?.state === 'fail') return
    const errors = lines.filter((line) => line.level >= errorLevel && !allowed.some((one) => one.test(line.msg)))
    expect(errors, 'errors in the log').toEqual([])
    if (minding) expect(ear.unexpected(), 'messages nobody expected').toEqual([])
  })
  await office.clockTo(options.start ?? morning)
  await office.does((context, now) =>
    importRegistry(context, options.registry ?? registryText(options.history), false, now),
  )
  await sandbox.refreshPeople()
  return office
}

function officeOver(
  sandbox: SandboxOffice,
  ear: Ear,
  log: LogLine[],
  allowed: RegExp[],
  mindNothing: () => void,
): Office {
  const { service, emulator } = sandbox
  const context: FlowContext = { store: service.store, calendar: officialCalendar, osUser: null }
  const settles = (): Promise<void> => service.heart.play(service.clock.now(), false)
  const person = (userid: string): Person => personOf(userid, emulator, ear, settles)
  const unit = (key: UnitKey): Unit => ({
    liaison: person(`${key}-1`),
    deputy: person(`${key}-2`),
    leader: person(`${key}-lead`),
  })
  const setClock = async (now: string, mode: 'play' | 'jump'): Promise<void> => {
    const response = await fetch(`${service.url}/sandbox/clock`, {
      method: 'POST',
      body: JSON.stringify({ now, mode }),
    })
    expect(response.status, await response.text()).toBe(200)
  }
  const does: Office['does'] = async (act) => {
    const result = await act(context, service.clock.now())
    if (!result.ok) expect.fail(`${result.code}: ${result.message}`)
    await settles()
    return result.value
  }
  const later = (minutes: number): Promise<void> =>
    setClock(new Date(service.clock.now().getTime() + minutes * 60_000).toISOString(), 'play')
  const ledger = (): Promise<LedgerRow[]> => exportLedger(context, null, service.clock.now())
  return {
    sandbox,
    context,
    log,
    ear,
    officer: person(staff.officer),
    reviewer: person(staff.reviewer),
    leader: person(staff.leader),
    water: unit('water'),
    culture: unit('culture'),
    civil: unit('civil'),
    county: unit('county'),
    school: unit('school'),
    person,
    now: () => service.clock.now(),
    clockTo: (local) => setClock(instantOf(local), 'play'),
    outageUntil: (local) => setClock(instantOf(local), 'jump'),
    minutesPass: later,
    aDayPasses: () => later(24 * 60),
    publishes: (paper = 'media') => publish(does, paper),
    async publishesFor(keys, paper = 'media') {
      const published = await publish(does, paper)
      await later(30)
      const others = await service.store.read.case.findMany({
        where: { circularId: published.circularId, unit: { name: { notIn: keys.map((key) => unitNames[key]) } } },
      })
      for (const { no } of others) await closeByOa(context, no, service.clock.now())
      await settles()
      for (const one of ear.all) one.expected = true
      return published
    },
    does,
    ledger,
    async row(no) {
      const found = (await ledger()).find((one) => one.caseNo === no)
      if (found === undefined) expect.fail(`no case ${no}`)
      return found
    },
    openTasks: () =>
      service.store.read.task.findMany({
        where: { closedAt: null },
        select: { kind: true, text: true, assignee: true },
      }),
    settles,
    expectsError: (pattern) => void allowed.push(pattern),
    mindsNothingElse: mindNothing,
  }
}

/** What a clerk and a reviewer do about a case that is not the story's subject. */
async function closeByOa(context: FlowContext, no: string, now: Date): Promise<void> {
  const input = { by: staff.officer, nos: [no], text: '已整改', channel: 'oa', oaNumber: 'OA-1' } as const
  const replied = await submitReply(context, input, now)
  const closed = await decideSubmission(context, [no], { kind: 'close' }, staff.reviewer, now)
  expect([replied.ok, closed.ok]).toEqual([true, true])
}

async function publish(does: Office['does'], paper: Paper): Promise<{ circularId: string; cases: string[] }> {
  const file = await paperOf(paper)
  const draft = await does(() => readCircular(file))
  const { circularId } = await does((context, now) =>
    importCircular(context, { ...file, draft, url: null, by: staff.officer }, now),
  )
  await does((context, now) => confirmCircular(context, circularId, staff.officer, {}, now))
  await does((context, now) => submitCircular(context, circularId, staff.officer, now))
  const { cases } = await does((context, now) => approveCircular(context, circularId, staff.leader, now))
  return { circularId, cases }
}
