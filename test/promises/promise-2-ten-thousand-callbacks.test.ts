// Promise 2 at the size of a province: 10,000 callbacks of 100 units, doubled, delayed and shuffled, end in the state that
// the same sayings leave when each comes once, in order. On real XML, through the inbox, on a database file.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/base/ids.js'
import type { Result } from '../../src/base/result.js'
import { officialCalendar } from '../../src/domain/calendar.js'
import { defaultRate } from '../../src/domain/throttle.js'
import { runCycle } from '../../src/engine/cycle.js'
import { takeInbox } from '../../src/engine/steps/take-inbox.js'
import type { World } from '../../src/engine/world.js'
import { approveCircular } from '../../src/flows/approve-circular.js'
import { importCircular } from '../../src/flows/import-circular.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import type { Store } from '../../src/store/db.js'
import { openStore } from '../../src/store/open.js'
import { dedupeKeyOf } from '../../src/wecom/callback.js'
import { readUtterance } from '../../src/wecom/index.js'
import { worldOf } from '../engine/small-world.js'
import { circularForMany, registryOfMany, unitName } from '../harness/many-units.js'
import { Chance } from '../sim/chance.js'

const [units, perUnit, arrivals] = [100, 5, 10_000]
const published = new Date('2024-08-21T10:05:00+08:00')
const said = new Date('2024-08-21T14:05:00+08:00')
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'duban-callbacks-'))
const stores: Store[] = []
const sayings: string[] = []

const officeWorld = (store: Store): World =>
  worldOf(store, { read: readUtterance, rate: { ...defaultRate, perMinute: 1_000_000 } })

const open = async (name: string): Promise<Store> => {
  const store = await openStore({ url: `file:${join(folder, name)}` })
  stores.push(store)
  return store
}

const held = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.message)
  return result.value
}

const draft = circularForMany(units, perUnit)

const message = (from: string, id: number, type: string, more: string): string =>
  `<xml><ToUserName><![CDATA[ww0]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName>` +
  `<CreateTime>${said.getTime() / 1000}</CreateTime><MsgType><![CDATA[${type}]]></MsgType>${more}` +
  `<MsgId>${7_300_000_000_000_000_000n + BigInt(id)}</MsgId><AgentID>1000002</AgentID></xml>`

/** What one contact says and presses, each about a case of its own, so that no order of them is the right one. */
function sayingsOf(n: number, nos: readonly string[], card: string): string[] {
  const from = `unit-${n}`
  const text = (k: number, words: string): string =>
    message(from, n * 10 + k, 'text', `<Content><![CDATA[${words}]]></Content>`)
  const [a = '', b = '', c = '', d = ''] = nos
  return [
    `<xml><ToUserName><![CDATA[ww0]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName><CreateTime>${said.getTime() / 1000}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[ack]]></EventKey><TaskId><![CDATA[${card}]]></TaskId><CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[c-${n}]]></ResponseCode><AgentID>1000002</AgentID></xml>`,
    text(1, `${a} 已整改 栏目已恢复更新`),
    text(2, `有异议 ${b} 不是我们的栏目`),
    text(3, `申请延期 ${c} 9月25日 原因:正在改版`),
    text(4, `${d} 什么时候要改完?`),
    text(5, '帮助'),
    message(from, n * 10 + 6, 'voice', '<MediaId><![CDATA[m]]></MediaId><Format><![CDATA[amr]]></Format>'),
    message(from, n * 10 + 7, 'hologram', ''),
  ]
}

beforeAll(async () => {
  const store = await open('morning.db')
  const context = { store, calendar: officialCalendar, osUser: null }
  held(await importRegistry(context, registryOfMany(units), false, new Date('2024-08-01T09:00:00+08:00')))
  const bytes = Buffer.from(JSON.stringify(draft))
  const input = { bytes, fileName: 'circular.txt', draft, url: null, by: 'office-1' }
  const { circularId } = held(await importCircular(context, input, published))
  held(await confirmCircular(context, circularId, 'office-1', {}, published))
  held(await submitCircular(context, circularId, 'office-1', published))
  held(await approveCircular(context, circularId, 'office-lead', published))
  await runCycle(officeWorld(store), published)
  const rows = await store.read.case.findMany({ include: { unit: true }, orderBy: { no: 'asc' } })
  for (let n = 0; n < units; n++) {
    const nos = rows.filter((row) => row.unit.name === unitName(n)).map((row) => row.no)
    const card = await store.read.message.findFirstOrThrow({ where: { to: `unit-${n}`, kind: 'plan' } })
    sayings.push(...sayingsOf(n, nos, card.id))
  }
  await store.close()
}, 120_000)

afterAll(async () => {
  for (const store of stores) await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Keeps and understands a batch as the service does. */
async function arrive(store: Store, batch: readonly string[]): Promise<void> {
  await Promise.all(
    batch.map((content) =>
      store.keepArrival({ id: newId(), dedupeKey: dedupeKeyOf(content), content, receivedAt: said }),
    ),
  )
  await takeInbox(officeWorld(store), said)
}

/** What must not depend on order or number: facts of cases, what was handed in, and what everybody was answered. */
async function stateOf({ read }: Store) {
  const facts = { no: true, state: true, waitingFor: true, fixed: true, round: true, dueOn: true }
  const cases = await read.case.findMany({ orderBy: { no: 'asc' }, select: facts })
  const submissions = await read.submission.findMany({ select: { by: true, kind: true, state: true, caseNos: true } })
  const told = await read.message.groupBy({
    by: ['to', 'kind'],
    _count: true,
    orderBy: [{ to: 'asc' }, { kind: 'asc' }],
  })
  const lines = (rows: object[]): string[] => rows.map((row) => JSON.stringify(row)).sort()
  return { cases: lines(cases), submissions: lines(submissions), told: lines(told) }
}

test('10,000 arrivals of 800 sayings, in forty shuffled batches, are 800 sayings', async () => {
  const names = ['in-order.db', 'mixed.db']
  for (const name of names) copyFileSync(join(folder, 'morning.db'), join(folder, name))
  const [inOrder, mixed] = [await open('in-order.db'), await open('mixed.db')]
  for (const one of sayings) await arrive(inOrder, [one])
  const expected = await stateOf(inOrder)
  expect(expected.submissions).toHaveLength(units * 3)

  const chance = new Chance(20_241_122)
  const copies = Array.from({ length: arrivals - sayings.length }, () => chance.pick(sayings) ?? '')
  const all = [...sayings, ...copies]
  for (let at = all.length - 1; at > 0; at--) {
    const other = chance.between(0, at)
    ;[all[at], all[other]] = [all[other] ?? '', all[at] ?? '']
  }
  for (let from = 0; from < all.length; from += 250) await arrive(mixed, all.slice(from, from + 250))
  expect(all).toHaveLength(arrivals)
  expect(await mixed.read.arrival.count()).toBe(sayings.length)
  expect(await stateOf(mixed)).toEqual(expected)
}, 300_000)
