// Builds the service and starts or stops it; the only file that knows all rooms.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import { atMost, type Clock, systemClock } from './base/clock.js'
import { newSecret } from './base/ids.js'
import type { Logger } from './base/logger.js'
import { packageRoot } from './base/package-root.js'
import { type Bells, hangBells } from './bells.js'
import type { Settings, WecomSettings } from './config/settings.js'
import { officialCalendar } from './domain/calendar.js'
import { isoOf } from './domain/day.js'
import type { Identify } from './domain/ports.js'
import { defaultRate } from './domain/throttle.js'
import { createHeart, type Heart } from './engine/heart.js'
import { type SandboxClock, sandboxClock } from './engine/sandbox-clock.js'
import type { World } from './engine/world.js'
import { knownIndicators, readAnnexPaper, readPaper, readPaperText } from './paper-reader.js'
import { readRegistry } from './registry-reader.js'
import type { Store } from './store/db.js'
import { fileFetcher, fileKeeper } from './store/files.js'
import { openStore } from './store/open.js'
import { readSetting } from './store/settings.js'
import type { ApiDoor } from './web/api/route.js'
import { createApp } from './web/app.js'
import type { CallbackDoor } from './web/callback/routes.js'
import type { HealthSource } from './web/health/routes.js'
import { type LoginDoor, loginReturnPath } from './web/login/routes.js'
import type { ClockDoor } from './web/sandbox-clock/routes.js'
import {
  adviceOf,
  createGroupBoard,
  createWecomClient,
  oauthAddress,
  openCallback,
  readUtterance,
  verifyUrl,
  webLoginAddress,
  withLinks,
} from './wecom/index.js'

export interface Service {
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  url: string
  store: Store
  world: World
  heart: Heart
  clock: Clock
  /** Ends within seconds: no new requests, the cycle in hand finished, the database closed. */
  stop(): Promise<void>
}

/** Longest wait for open connections when stopping, ms. */
const closeMs = 3_000
/** The heart must have beaten within this, ms of real time. */
const deafMs = 60_000

export async function startService(settings: Settings, wecom: WecomSettings, logger: Logger): Promise<Service> {
  const store = await openStore({ url: settings.databaseUrl, logger })
  const sandbox = settings.sandbox ? await sandboxClock(store) : null
  const clock: Clock = sandbox ?? systemClock
  const client = createWecomClient({
    ...wecom,
    contactsSecret: settings.contactsSecret,
    accountCap: settings.accountCap,
    apiBase: settings.apiBase,
    clock,
    logger,
  })
  const board = boardOf(settings, clock, logger)
  const world: World = {
    store,
    calendar: officialCalendar,
    messenger: withLinks(client, settings.publicUrl),
    directory: settings.readDirectory ? client.directory : null,
    board,
    schedules: settings.schedules ? client.schedules : null,
    read: readUtterance,
    keepFile: fileKeeper(settings.dataDir),
    rate: defaultRate,
    logger,
  }
  const heart = createHeart(world, clock, sandbox)
  const metrics = createMetrics(heart)
  const app = createApp({
    callback: callbackDoor(wecom, store, clock, heart, metrics.callbacks),
    contacts:
      settings.contacts === null
        ? null
        : callbackDoor({ ...settings.contacts, corpId: wecom.corpId }, store, clock, heart, metrics.callbacks),
    health: healthSource(store, clock, heart, metrics.registry),
    clock: sandbox === null ? null : clockDoor(store, heart, sandbox),
    pages: {
      login: loginDoor(settings, wecom, client.identify, store, clock),
      api: apiDoor(settings, store, clock, heart, logger),
      folder: settings.pagesFolder ?? join(packageRoot(), 'dist', 'pages'),
      // A sandbox without a secret signs with one of its own; `serve` refuses to start without.
      sessionSecret: settings.sessionSecret ?? newSecret(),
    },
    logger,
  })
  const handle = app.callback()
  const server = createServer((request, response) => void handle(request, response))
  await listen(server, settings.port, settings.host)
  const bells = await hangBells(join(packageRoot(), 'dist', 'jobs'), () => heart.ring(), logger)
  heart.ring()
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${settings.host}:${port}`,
    store,
    world,
    heart,
    clock,
    stop: () => stopAll(server, bells, heart, [client, ...(board === null ? [] : [board])], store),
  }
}

const boardOf = ({ webhookKey, apiBase }: Settings, clock: Clock, logger: Logger) =>
  webhookKey === undefined ? null : createGroupBoard({ webhookKey, apiBase, clock, logger })

async function stopAll(
  server: Server,
  bells: Bells,
  heart: Heart,
  lines: readonly { close(): Promise<void> }[],
  store: Store,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  await bells.stop()
  await heart.stop()
  await atMost(closeMs, closed)
  server.closeAllConnections()
  for (const line of lines) await line.close()
  await store.close()
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}

function callbackDoor(
  wecom: Pick<WecomSettings, 'corpId' | 'token' | 'encodingAesKey'>,
  store: Store,
  clock: Clock,
  heart: Heart,
  callbacks: Counter<'status'>,
): CallbackDoor {
  return {
    verifyUrl: (query) => verifyUrl(wecom, query),
    open: (query, body) => openCallback(wecom, query, body),
    keep: (row) => store.keepArrival(row),
    knows: (dedupeKey) => store.knowsArrival(dedupeKey),
    now: () => clock.now(),
    ring: () => heart.ring(),
    counted: (status) => callbacks.inc({ status }),
  }
}

function healthSource(store: Store, clock: Clock, heart: Heart, metrics: Registry): HealthSource {
  return {
    metrics,
    async readiness() {
      const alarm = await readSetting<{ code: string; until: string }>(store.read, 'channel-alarm').catch(
        () => undefined,
      )
      const sinceBeatMs = heart.sinceBeatMs()
      const heartbeat = sinceBeatMs !== null && sinceBeatMs < deafMs
      const words = alarm == null ? null : `${alarm.code}:${adviceOf(alarm.code)}(${alarm.until}再试)`
      return {
        ok: alarm !== undefined && heartbeat,
        database: alarm !== undefined,
        sinceBeatMs,
        heartbeat,
        now: isoOf(clock.now()),
        alarm: words,
      }
    },
  }
}

function loginDoor(
  settings: Settings,
  wecom: WecomSettings,
  identify: Identify,
  store: Store,
  clock: Clock,
): LoginDoor {
  const app = { ...wecom, oauthBase: settings.oauthBase, loginBase: settings.loginBase }
  const returnTo = new URL(loginReturnPath, settings.publicUrl).href
  return {
    inside: (state) => oauthAddress(app, returnTo, state),
    outside: (state) => webLoginAddress(app, returnTo, state),
    identify,
    context: { store, calendar: officialCalendar, osUser: null },
    now: () => clock.now(),
    secure: settings.publicUrl.startsWith('https:'),
  }
}

function apiDoor(settings: Settings, store: Store, clock: Clock, heart: Heart, logger: Logger): ApiDoor {
  return {
    context: { store, calendar: officialCalendar, osUser: null },
    now: () => clock.now(),
    ring: () => heart.ring(),
    readPaper: (bytes, fileName) => readPaper(store, { bytes, fileName }),
    readAnnex: (bytes, fileName) => readAnnexPaper(store, { bytes, fileName }),
    paperText: readPaperText,
    indicators: knownIndicators,
    readRegistry: (bytes, fileName) => readRegistry({ bytes, fileName }),
    keepFile: fileKeeper(settings.dataDir),
    fetchFile: fileFetcher(settings.dataDir),
    dataDir: settings.dataDir,
    sandbox: settings.sandbox,
    logger,
  }
}

function clockDoor(store: Store, heart: Heart, sandbox: SandboxClock): ClockDoor {
  return {
    async state() {
      const state = await heart.state()
      // What was once shown is never taken back, even if the process is killed in the next moment.
      await sandbox.save()
      return state
    },
    isFresh: async () =>
      !sandbox.isSet() && (await store.read.circular.count()) === 0 && (await store.read.message.count()) === 0,
    set: (at) => sandbox.moveTo(at),
    play: (until, jump) => heart.play(until, jump),
  }
}

function createMetrics(heart: Heart): { registry: Registry; callbacks: Counter<'status'> } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const callbacks = new Counter({
    name: 'duban_callbacks_total',
    help: 'Callbacks by answered status',
    labelNames: ['status'] as const,
    registers,
  })
  const cycles = new Counter({ name: 'duban_cycles_total', help: 'Finished cycles', registers })
  const failed = new Counter({
    name: 'duban_failed_steps_total',
    help: 'Steps of cycles that threw',
    labelNames: ['step'] as const,
    registers,
  })
  const messages = new Counter({
    name: 'duban_messages_total',
    help: 'Messages by outcome',
    labelNames: ['outcome'] as const,
    registers,
  })
  const without = new Gauge({
    name: 'duban_cases_without_step',
    help: 'Open cases found without a next step',
    registers,
  })
  heart.onReport((report) => {
    cycles.inc()
    for (const step of report.failedSteps) failed.inc({ step })
    messages.inc({ outcome: 'sent' }, report.send.sent)
    messages.inc({ outcome: 'not-sent' }, report.send.notSent)
    without.set(report.casesWithoutStep)
  })
  return { registry, callbacks }
}
