// What may never happen, whatever happens: looked at after every cycle for what landed on phones, and after every act for
// what stands in the rows. It knows the office only by its rows and the phones, not by what the engine thinks of itself.
import { inSendWindow } from '../../src/domain/send-window.js'
import { officialCalendar } from '../../src/domain/calendar.js'
import { dayOf } from '../../src/domain/day.js'
import type { Policies, RuleName } from '../../src/domain/policy.js'
import { invitingRules } from '../../src/domain/talk-plan.js'
import { verifyAudit } from '../../src/store/audit.js'
import { casesWithoutNextStep } from '../../src/store/cases.js'
import { readPolicies } from '../../src/store/policies.js'
import { casesWithTask } from '../../src/store/tasks.js'
import { auditPlans } from '../../src/engine/steps/audit-plans.js'
import { Broken } from './broken.js'
import type { Life } from './life.js'
import { problemNumbers } from './papers.js'
import type { Landed } from './wire.js'

const reminders: ReadonlySet<string> = new Set<RuleName>(['remind-before', 'remind-due', 'manual', 'unsigned-deputy'])
const officeRules: ReadonlySet<string> = new Set<RuleName>(['round-summary', 'approval-late', 'approval-escalated'])
const ended = (state: string): boolean => state === 'closed' || state === 'withdrawn'

interface Push {
  kind: string
  owed: { key: string; subjectId: string; rule: string }[]
}

export class NeverWrong {
  #seen = 0
  #swallowed = 0
  readonly #messages = new Set<string>()
  readonly #keys = new Map<string, string>()
  readonly #perDay = new Map<string, string>()
  readonly #perCircular = new Map<string, number>()
  readonly #ended = new Set<string>()

  constructor(private readonly life: Life) {}

  /** Judges what landed since last time. */
  async afterCycle(): Promise<void> {
    const { wire } = this.life
    const fresh = wire.landed.slice(this.#seen)
    this.#seen = wire.landed.length
    const [lost] = wire.swallowed.slice(this.#swallowed)
    if (lost !== undefined) throw new Broken(`said sent, swallowed as a copy of another message: ${lost}`)
    if (fresh.length === 0) return
    const pushes = await this.#pushesOf(fresh)
    const cases = await this.#cases()
    const people = await this.#people()
    const policies = await readPolicies(this.life.store.read)
    for (const one of fresh) {
      const push = pushes.get(one.taskId)
      if (push === undefined) throw new Broken(`landed without a row: ${one.text}`)
      if (push.kind !== 'answer' && !inSendWindow(officialCalendar, policies.current, one.at))
        throw new Broken(`${push.kind} to ${one.to} outside the window: ${one.text}`)
      this.#judgeKeys(one, push)
      this.#judgeLines(one, cases)
      this.#judgeReaders(one, push, cases, people)
      this.#judgeCaps(one, push, cases, people, policies)
      await this.#judgeTalk(one, push, people)
    }
  }

  #judgeKeys(one: Landed, push: Push): void {
    if (this.#messages.has(one.taskId)) throw new Broken(`a message landed twice: ${one.text}`)
    this.#messages.add(one.taskId)
    for (const { key } of push.owed) {
      const before = this.#keys.get(key)
      if (before !== undefined) throw new Broken(`${key} landed twice: ${before} and ${one.taskId}`)
      this.#keys.set(key, one.taskId)
    }
  }

  /** Promise 9: the line of a case prints that case's problem. */
  #judgeLines(one: Landed, cases: Map<string, SimCase>): void {
    for (const line of one.text.split('\n')) {
      const [no, ...more] = line.match(/W\d\dQ\d[A-Z]*-\d{3}/g) ?? []
      const [number] = problemNumbers(line)
      const problem = no === undefined ? undefined : cases.get(no)?.problem
      if (more.length > 0 || number === undefined || problem === undefined) continue
      if (!problemNumbers(problem).includes(number)) throw new Broken(`${no} is told with another's problem: ${line}`)
    }
  }

  /** Promise 11, and no word to a unit about what has ended. */
  #judgeReaders(one: Landed, push: Push, cases: Map<string, SimCase>, people: People): void {
    const { to } = one
    if (people.staff.has(to)) return
    const mine = people.unitsOf.get(to) ?? new Set()
    const sees = (row: SimCase): boolean => mine.has(row.unit) || (row.supervisor !== null && mine.has(row.supervisor))
    for (const { subjectId, rule } of push.owed) {
      const row = cases.get(subjectId)
      if (row === undefined) continue
      if (ended(row.state)) throw new Broken(`${rule} to ${to} about ${subjectId}, which is ${row.state}: ${one.text}`)
      if (row.frozen !== null) throw new Broken(`${rule} to ${to} about ${subjectId}, which is frozen: ${one.text}`)
      if (!sees(row)) throw new Broken(`${rule} to ${to} about ${subjectId} of ${row.unit}: ${one.text}`)
    }
    for (const number of problemNumbers(one.text)) {
      const about = [...cases.values()].filter((row) => problemNumbers(row.problem).includes(number))
      if (about.length > 0 && !about.some(sees))
        throw new Broken(`${push.kind} to ${to} shows another unit's matter: ${one.text}`)
    }
  }

  #judgeCaps(one: Landed, push: Push, cases: Map<string, SimCase>, people: People, policies: Policies): void {
    // A contact who is of the office too (a stand-in) hears of the office's own rounds besides; that is no unit's matter.
    const ofTheOffice = push.owed.every(({ rule }) => officeRules.has(rule))
    if (push.kind !== 'plan' || ofTheOffice || !people.unitsOf.has(one.to)) return
    const day = `${one.to} ${dayOf(one.at)}`
    const before = this.#perDay.get(day)
    if (before !== undefined) throw new Broken(`second push of the day to ${day}: ${before} / ${one.text}`)
    this.#perDay.set(day, one.text)
    const circulars = new Map<string, boolean>()
    for (const { subjectId, rule } of push.owed) {
      const id = cases.get(subjectId)?.circularId
      if (id !== undefined) circulars.set(id, (circulars.get(id) ?? false) || reminders.has(rule))
    }
    for (const [id, reminds] of circulars) {
      const key = `${one.to} ${id}`
      const had = this.#perCircular.get(key) ?? 0
      // Beyond the cap only what is never dropped. What was composed before a cap was lowered may still leave.
      const caps = policies.versions.map((version) => policies.of(version).budget)
      if (reminds && had >= Math.max(...caps.map((cap) => cap.perCircular - cap.reservedForOverdue)))
        throw new Broken(`reminder beyond the cap of ${had} to ${key}: ${one.text}`)
      this.#perCircular.set(key, had + 1)
    }
  }

  async #judgeTalk(one: Landed, push: Push, people: People): Promise<void> {
    for (const { subjectId, rule } of push.owed) {
      if (!invitingRules.has(rule as RuleName)) continue
      const { read } = this.life.store
      const talk = await read.talk.findUnique({ where: { id: subjectId } })
      const approved = await read.auditEntry.findFirst({ where: { act: 'talk-approve', subject: subjectId } })
      const leads = approved !== null && people.leaders.has(approved.actor)
      if (talk === null || !leads || approved.actor === talk.proposedBy)
        throw new Broken(`${rule} to ${one.to} without a leader's approval: ${one.text}`)
    }
  }

  /** Judges the rows after an act, an audit having looked. */
  async afterAct(): Promise<void> {
    const { store, now } = this.life
    // It looks every five minutes by itself; here it looks now.
    await store.write(async (tx) => void (await tx.setting.deleteMany({ where: { key: 'audited-at' } })))
    await auditPlans({ ...this.life.world, store }, now)
    const covered = await casesWithTask(store.read)
    const lost = (await casesWithoutNextStep(store.read)).filter((one) => !covered.has(one.no))
    for (const { no } of lost)
      if (!(await this.#wasDoneToday(no))) throw new Broken(`${no} has neither next step nor task`)
    await this.#judgeEnds()
    await this.#judgeWords()
  }

  /** Who closed a task about a case is asked again the next day, not in the same minute. */
  async #wasDoneToday(no: string): Promise<boolean> {
    const tasks = await this.life.store.read.task.findMany({
      where: { caseNos: { contains: `"${no}"` }, closedAt: { not: null } },
    })
    return tasks.some((task) => task.closedAt !== null && dayOf(task.closedAt) === dayOf(this.life.now))
  }

  /** A closed case never opens again; what waits for the office stands in a submission somebody can decide. */
  async #judgeEnds(): Promise<void> {
    const { read } = this.life.store
    const rows = await read.case.findMany({ select: { no: true, state: true, waitingFor: true } })
    const open = await read.submission.findMany({ where: { state: 'open' }, select: { kind: true, caseNos: true } })
    for (const { no, state, waitingFor } of rows) {
      if (ended(state)) this.#ended.add(no)
      else if (this.#ended.has(no)) throw new Broken(`${no} had ended and is ${state} again`)
      if (ended(state) && waitingFor !== null) throw new Broken(`${no} is ${state} and waits for ${waitingFor}`)
      if (waitingFor !== null && !open.some((one) => one.kind === waitingFor && one.caseNos.includes(`"${no}"`)))
        throw new Broken(`${no} waits for the office with a ${waitingFor}, but no submission says so`)
    }
  }

  /** What a settled message carried is settled with it. */
  async #judgeWords(): Promise<void> {
    const astray = await this.life.store.read.obligation.findFirst({
      where: { outcome: 'owed', message: { state: { notIn: ['pending', 'sending'] } } },
    })
    if (astray !== null) throw new Broken(`${astray.key} is still owed by a message that was settled`)
  }

  /** Walks the whole audit chain. */
  async chain(): Promise<void> {
    const verified = await verifyAudit(this.life.store.read, null)
    if (verified.fault !== null) throw new Broken(`audit chain: ${JSON.stringify(verified.fault)}`)
  }

  async #people(): Promise<People> {
    const { read } = this.life.store
    const contacts = await read.contact.findMany({ include: { unit: { select: { name: true } } } })
    const staff = await read.person.findMany({ where: { roles: { not: '[]' } } })
    const people: People = {
      unitsOf: new Map(),
      staff: new Set(staff.map((one) => one.userid)),
      leaders: new Set(staff.filter((one) => one.roles.includes('leader')).map((one) => one.userid)),
    }
    const sees = (userid: string, units: Iterable<string>): unknown =>
      people.unitsOf.set(userid, new Set([...(people.unitsOf.get(userid) ?? []), ...units]))
    for (const { userid, unit } of contacts) sees(userid, [unit.name])
    // Who stands in sees what the other sees, and may decide what the other may; approvals outlive the period.
    for (const { userid, standIn, fromOn, untilOn, endedAt } of await read.standIn.findMany()) {
      if (people.leaders.has(userid)) people.leaders.add(standIn)
      const today = dayOf(this.life.now)
      if (today < fromOn || today > untilOn || endedAt !== null) continue
      if (people.staff.has(userid)) people.staff.add(standIn)
      sees(standIn, people.unitsOf.get(userid) ?? [])
    }
    return people
  }

  async #pushesOf(landed: readonly Landed[]): Promise<Map<string, Push>> {
    const ids = [...new Set(landed.map((one) => one.taskId))]
    const rows = await this.life.store.read.message.findMany({
      where: { id: { in: ids } },
      select: { id: true, kind: true, obligations: { select: { key: true, subjectId: true, rule: true } } },
    })
    return new Map(rows.map(({ id, kind, obligations }) => [id, { kind, owed: obligations }]))
  }

  async #cases(): Promise<Map<string, SimCase>> {
    const rows = await this.life.store.read.case.findMany({
      select: {
        no: true,
        state: true,
        frozen: true,
        problem: true,
        circularId: true,
        supervisorId: true,
        unit: { select: { name: true } },
      },
    })
    const units = await this.life.store.read.unit.findMany({ select: { id: true, name: true } })
    const names = new Map(units.map((unit) => [unit.id, unit.name]))
    return new Map(
      rows.map(({ unit, supervisorId, ...row }) => [
        row.no,
        { ...row, unit: unit.name, supervisor: supervisorId === null ? null : (names.get(supervisorId) ?? null) },
      ]),
    )
  }
}

interface SimCase {
  no: string
  state: string
  frozen: string | null
  problem: string
  circularId: string
  unit: string
  supervisor: string | null
}

interface People {
  unitsOf: Map<string, Set<string>>
  staff: Set<string>
  leaders: Set<string>
}
