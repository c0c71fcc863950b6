// The ledger over HTTP with 200,000 cases: everyday filters in every order, first, middle and last pages, against the plain
// SQL anybody would write for the same page; what a search takes; and how long the service could do nothing else meanwhile.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import Router from '@koa/router'
import Koa from 'koa'
import { built } from './built.js'
import { dueAt, fill, type Filled, open } from './filled.js'
import { type Figure, median, ms, quantile, shown, times } from './numbers.js'

const { officialCalendar } = await built<typeof import('../../src/domain/calendar.js')>('domain/calendar.js')
const { openStore } = await built<typeof import('../../src/store/open.js')>('store/open.js')
const { signIn } = await built<typeof import('../../src/flows/sign-in.js')>('flows/sign-in.js')
const { hangApi } = await built<typeof import('../../src/web/api/index.js')>('web/api/index.js')
const { openSessionCookie } =
  await built<typeof import('../../src/web/login/session-cookie.js')>('web/login/session-cookie.js')
const { createLogger } = await built<typeof import('../../src/base/logger.js')>('base/logger.js')

const cases = 200_000
const rounds = 3

/** A province some years on: six of ten cases closed, the rest in every state, deadlines over a year, problems in many words. */
function spread(filled: Filled): void {
  const database = open(filled)
  database.exec(`
    UPDATE "Case" SET
      state = CASE rowid % 10 WHEN 0 THEN 'issued' WHEN 1 THEN 'acknowledged' WHEN 2 THEN 'replied' WHEN 3 THEN 'returned' ELSE 'closed' END,
      waitingFor = CASE rowid % 10 WHEN 2 THEN 'reply' END,
      waitingSince = CASE rowid % 10 WHEN 2 THEN openedAt END,
      severity = CASE rowid % 7 WHEN 0 THEN 'fail' ELSE 'minor' END,
      dueOn = date('2023-12-01', (rowid % 365) || ' days'),
      problem = '监测时间点前2周内无更新,第' || (rowid % 977) || '次检查,栏目' || (rowid % 331) || '未更新';
    ANALYZE;
    PRAGMA wal_checkpoint(TRUNCATE)`)
  // What an office has: a database nobody analysed.
  database.exec(`DELETE FROM sqlite_stat1`)
  database.close()
}

interface Served {
  ask(this: void, path: string): Promise<number>
  close(this: void): Promise<void>
}

/** The API's own routes behind a socket, asked by somebody who is signed in. */
async function served(filled: Filled): Promise<Served> {
  const store = await openStore({ url: filled.url })
  const context = { store, calendar: officialCalendar, osUser: null }
  const signed = await signIn(context, 'office-1', dueAt)
  if (!signed.ok) throw new Error(signed.message)
  const app = new Koa({ keys: ['bench'] })
  const router = new Router()
  router.get('/in', (ctx) => {
    openSessionCookie(ctx, signed.value, { now: () => dueAt, secure: false })
    ctx.body = ''
  })
  const nothing = (): never => {
    throw new Error('not measured')
  }
  hangApi(router, {
    context,
    now: () => dueAt,
    ring: () => undefined,
    readPaper: nothing,
    readAnnex: nothing,
    paperText: nothing,
    indicators: async () => [],
    readRegistry: nothing,
    keepFile: nothing,
    fetchFile: nothing,
    dataDir: '/nonexistent',
    sandbox: false,
    logger: createLogger('error'),
  })
  app.use(router.routes())
  const answer = app.callback()
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const cookie = (await fetch(`${origin}/in`)).headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return {
    async ask(path) {
      const from = performance.now()
      const response = await fetch(`${origin}${path}`, { headers: { cookie } })
      const text = await response.text()
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`)
      return performance.now() - from
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await store.close()
    },
  }
}

const filters = [
  '',
  'state=open',
  'state=closed',
  'late=1',
  'due=7',
  'waits=any',
  'state=open&severity=fail',
  'unit=unit-7',
  'circular=circular-7',
  'q=B17Q3-01',
]
const orders = ['deadline', 'number', 'unit', 'state']

/** Every filter in every order: the first page, one in the middle, the last. */
const everyday = filters.flatMap((filter) =>
  orders.flatMap((order) =>
    ['page=1', 'page=400', 'page=1&descending=1'].map(
      (page) => `/api/cases?${[filter, `order=${order}`, page].filter((one) => one !== '').join('&')}`,
    ),
  ),
)
const searches = ['q=栏目12未', 'q=某账号1999', 'q=栏目12未&state=open', 'q=没有这样的字'].map(
  (query) => `/api/cases?${query}`,
)

/** Count and page as a person would write them: no help but the indexes that are there. */
function plainPages(filled: Filled): number[] {
  const database = open(filled)
  const taken: number[] = []
  const unended = `c.state NOT IN ('closed', 'withdrawn')`
  for (const where of ['1', unended, `${unended} AND c.waitingFor IS NULL AND c.dueOn < '2024-08-21'`])
    for (const order of ['c.dueOn, c.no', 'c.no', 'u.name, c.no', 'c.state, c.dueOn, c.no'])
      for (const offset of [0, 19_950]) {
        const count = database.prepare(`SELECT COUNT(*) FROM "Case" c WHERE ${where}`)
        const page = database.prepare(
          `SELECT c.*, u.name FROM "Case" c JOIN Unit u ON u.id = c.unitId WHERE ${where} ORDER BY ${order} LIMIT 50 OFFSET ${offset}`,
        )
        const from = performance.now()
        count.all()
        page.all()
        taken.push(performance.now() - from)
      }
  database.close()
  return taken
}

export async function measureLedger(): Promise<Figure[]> {
  const filled = await fill(cases)
  spread(filled)
  const { ask, close } = await served(filled)
  for (const path of everyday.slice(0, 8)) await ask(path)
  const held = monitorEventLoopDelay({ resolution: 1 })
  held.enable()
  const listed: number[] = []
  for (let round = 0; round < rounds; round++) for (const path of everyday) listed.push(await ask(path))
  held.disable()
  const heldMs = held.max / 1e6
  held.reset()
  held.enable()
  const searched: number[] = []
  for (let round = 0; round < rounds; round++) for (const path of searches) searched.push(await ask(encodeURI(path)))
  held.disable()
  const figures = [await ask('/api/cases/figures'), await ask('/api/cases/figures'), await ask('/api/cases/figures')]
  const plain = plainPages(filled)
  await close()
  filled.remove()
  const [p95, plain95] = [quantile(listed, 0.95), quantile(plain, 0.95)]
  return [
    { what: `a page of ${cases} cases, p95`, measured: ms(p95), goal: '< 100 ms', met: p95 < 100 },
    shown('  the same, p50 / longest', `${ms(median(listed))} / ${ms(Math.max(...listed))}`),
    shown('  plain SQL for count and page, p50 / p95', `${ms(median(plain))} / ${ms(plain95)}`),
    shown('  product : plain SQL, p95', times(p95 / plain95)),
    shown('  event loop held, longest', ms(heldMs)),
    shown('a search by words, p50 / longest', `${ms(median(searched))} / ${ms(Math.max(...searched))}`),
    shown('  event loop held, longest', ms(held.max / 1e6)),
    shown('figures on top, p50', ms(median(figures))),
  ]
}
