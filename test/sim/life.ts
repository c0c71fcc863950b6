// One seeded life of an office: the rows, the process of the moment, WeCom, the clock, and what was done so far. Acts ask
// it to do things; it survives crashes, and everything it does is looked at (never-wrong).
import { pino } from 'pino'
import type { Result } from '../../src/base/result.js'
import { officialCalendar } from '../../src/domain/calendar.js'
import { isoOf } from '../../src/domain/day.js'
import type { Utterance } from '../../src/domain/ports.js'
import { defaultRate } from '../../src/domain/throttle.js'
import { nextDueAt, runCycle } from '../../src/engine/cycle.js'
import type { World } from '../../src/engine/world.js'
import type { FlowContext } from '../../src/flows/context.js'
import type { Store } from '../../src/store/db.js'
import { Broken } from './broken.js'
import { Chance } from './chance.js'
import { Crashed, type Fuse, Machine } from './machine.js'
import { NeverWrong } from './never-wrong.js'
import { registryBy, type SimRegistry } from './registry.js'
import { Wire } from './wire.js'

/** Error lines a healthy service writes: it holds itself, or found what somebody left behind. */
const foreseen = /too many pushes|without a next step/

export class Life {
  readonly chance: Chance
  readonly wire: Wire
  readonly trace: string[] = []
  readonly watch: NeverWrong
  registry: SimRegistry
  now: Date
  steps = 0
  crashes = 0
  /** Problems printed so far; each circular goes on counting. */
  problems = 0
  faults = true
  machine: Machine
  readonly #fuse: { current: Fuse | null } = { current: null }
  #arrivals = 0
  /** Callbacks WeCom still has to bring, each with the copies it will bring. */
  #onTheWay: { utterance: Utterance; key: string; copies: number }[] = []
  #errors: string[] = []

  constructor(
    readonly seed: number,
    readonly store: Store,
    start: Date,
    registryChance: Chance,
  ) {
    this.chance = new Chance(seed)
    this.registry = registryBy(registryChance)
    this.now = start
    this.wire = new Wire(seed, () => this.now)
    this.machine = new Machine(store, this.#fuse)
    this.watch = new NeverWrong(this)
  }

  get context(): FlowContext {
    return { store: this.machine.store, calendar: officialCalendar, osUser: null }
  }

  get world(): World {
    const { machine } = this
    return {
      store: machine.store,
      calendar: officialCalendar,
      messenger: this.wire.lineOf(machine),
      directory: null,
      board: null,
      schedules: null,
      read: (content) => JSON.parse(content) as Utterance,
      keepFile: async (bytes) =>
        await Promise.resolve({ digest: Buffer.from(bytes).toString('hex'), contentType: null }),
      rate: defaultRate,
      logger: pino({ level: 'error', base: null }, { write: (line) => this.#logged(line) }),
    }
  }

  tell(line: string): void {
    this.trace.push(`${String(this.steps).padStart(4)} ${isoOf(this.now).slice(0, 19)} ${line}`)
  }

  /** Somebody acts by command or console; what the process does not survive is done again or not, as people do. */
  async acts<T>(what: string, act: (context: FlowContext) => Promise<Result<T>>): Promise<T | null> {
    if (this.faults && this.chance.happens(0.05)) this.lightFuse(4)
    try {
      const result = await act(this.context)
      this.tell(`${what}: ${result.ok ? 'done' : result.code}`)
      return result.ok ? result.value : null
    } catch (error) {
      if (!(error instanceof Crashed)) throw error
      this.tell(`${what}: killed`)
      await this.#restart()
      return null
    }
  }

  /** Somebody says or clicks something; WeCom brings it soon, late, twice, or in another order. */
  says(utterance: Utterance): void {
    const copies = this.faults && this.chance.happens(0.15) ? this.chance.between(2, 3) : 1
    this.#onTheWay.push({ utterance, key: `msg:${++this.#arrivals}`, copies })
    if (!this.faults || this.chance.happens(0.85)) return
    this.#onTheWay.sort(() => this.chance.next() - 0.5)
  }

  lightFuse(most: number): void {
    const mode = this.chance.pick(['before', 'inside', 'after'] as const)
    this.#fuse.current = { left: this.chance.between(1, most), mode }
  }

  putFuseOut(): void {
    this.#fuse.current = null
  }

  /** WeCom brings what is on the way; some of it later. */
  async bring(): Promise<void> {
    const held = this.faults && this.chance.happens(0.15) ? this.#onTheWay.splice(this.chance.between(0, 2)) : []
    while (this.#onTheWay.length > 0) {
      const [next] = this.#onTheWay
      if (next === undefined) break
      const id = `${next.key}.${next.copies}`
      const content = JSON.stringify(next.utterance)
      try {
        await this.machine.store.keepArrival({ id, dedupeKey: next.key, content, receivedAt: this.now })
        if (--next.copies === 0) this.#onTheWay.shift()
      } catch (error) {
        if (!(error instanceof Crashed)) throw error
        this.tell('killed while keeping a callback')
        await this.#restart()
      }
    }
    this.#onTheWay.push(...held)
  }

  /** Lives until the instant: whatever is due between happens at its own minute, as the bells would have it. */
  async lives(until: Date): Promise<void> {
    await this.bring()
    await this.cycles()
    // While things go wrong the bells ring a few times only; in the calm they ring whenever something is due.
    for (let rings = this.faults ? 6 : Number.POSITIVE_INFINITY; rings > 0; rings--) {
      const next = await nextDueAt(this.world, this.now)
      if (next === null || next >= until) break
      this.now = next
      await this.cycles()
    }
    if (until > this.now) this.now = until
    await this.cycles()
  }

  /** The heart beats until nothing is due. */
  async cycles(): Promise<void> {
    for (let turn = 0; turn < 12; turn++) {
      const due = await nextDueAt(this.world, this.now)
      if (due === null || due > this.now) return
      await this.cycle()
    }
    throw new Broken('the engine turns and turns: something stays due')
  }

  async cycle(): Promise<void> {
    if (this.faults && this.chance.happens(0.06)) this.lightFuse(14)
    const { machine } = this
    const report = await runCycle(this.world, this.now)
    if (machine.dead) {
      this.tell('killed in a cycle')
      await this.#restart()
    } else if (this.#errors.length === 0 && report.failedSteps.length > 0)
      throw new Broken(`failed steps: ${report.failedSteps.join(', ')}`)
    const [error] = this.#errors
    if (error !== undefined) throw new Broken(error)
    await this.watch.afterCycle()
  }

  async #restart(): Promise<void> {
    this.crashes++
    await this.machine.quiet()
    this.machine = new Machine(this.store, this.#fuse)
  }

  #logged(line: string): void {
    if (foreseen.test(line) || line.includes('the process was killed')) return
    this.#errors.push(line)
  }
}
