// A town of many small bureaus, each with one liaison and the same three findings, so that every utterance is said by somebody
// whose cases nobody has touched: through the real flows, against one database.
import { afterAll, beforeAll, expect } from 'vitest'
import { officialCalendar } from '../../src/domain/calendar.js'
import type { FlowContext } from '../../src/flows/context.js'
import { hear } from '../../src/flows/hear.js'
import { approveCircular } from '../../src/flows/approve-circular.js'
import { importCircular } from '../../src/flows/import-circular.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import type { Result } from '../../src/base/result.js'
import type { Utterance } from '../../src/domain/ports.js'
import { joinedStore } from '../../src/store/joined.js'
import { setList } from '../../src/store/chats.js'
import type { Store, Tx } from '../../src/store/db.js'
import { openStore } from '../../src/store/open.js'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { draft, finding } from '../flows/office.js'

/** A working Monday morning; both circulars are due later in the month. */
export const start = new Date('2024-09-02T09:20:00+08:00')
const problems = ['监测时间点前2周内无更新', '服务功能链接无法打开', '未提供有效互动功能']
const officers = { officer: 'office-1', reviewer: 'office-2', leader: 'office-lead' }

export interface Bureau {
  userid: string
  /** Their cases of the first circular, then of the second, as numbered in the list last sent. */
  nos: string[]
  /** Says it (`{2}` is the number of the second case, `{b}` the second account); returns what was answered. */
  says(text: string, minutes?: number): Promise<string>
  sends(utterance: Utterance, minutes?: number): Promise<string>
  /** `1 replied, 2 extension 2024-09-30`; empty where nothing changed. */
  changed(): Promise<string>
  /** What saying it would change and answer; afterwards it was never said. */
  tries(text: string): Promise<{ changed: string; answer: string }>
}

export interface Town {
  store: () => Store
  context: () => FlowContext
  /** The next bureau nobody has heard of yet; `both`: with a case of the second circular too. */
  bureau(both?: boolean): Promise<Bureau>
}

const must = async <T>(result: Promise<Result<T>>): Promise<T> => {
  const settled = await result
  if (!settled.ok) expect.fail(`${settled.code}: ${settled.message}`)
  return settled.value
}

const named = (n: number): string => `望川市${String(n + 100)}局`
const accounts = (n: number): string[] => ['发布', '服务', '之声'].map((kind) => `望川${String(n + 100)}${kind}`)

function registryOf(size: number): string {
  const staff = [
    { userid: officers.officer, name: '办公室经办', roles: ['officer'] },
    { userid: officers.reviewer, name: '办公室复核', roles: ['officer', 'reviewer'] },
    { userid: officers.leader, name: '办公室分管负责人', roles: ['leader'] },
  ]
  const all = Array.from({ length: size }, (_, n) => n)
  return JSON.stringify({
    office: { name: '望川市人民政府办公室', aliases: [], staff },
    units: all.map((n) => ({
      name: named(n),
      aliases: [],
      parent: null,
      contacts: [{ userid: `u${n}`, name: `${named(n)}联络员`, role: 'liaison' }],
    })),
    accounts: all.flatMap((n) =>
      accounts(n).map((name) => ({
        name,
        platform: '微信公众号',
        unit: named(n),
        status: 'filed',
        statusOn: '2022-03-01',
      })),
    ),
    history: [],
  })
}

/** A town for one file of tests; every bureau is used once. */
export function townOf(size: number, withSecond = 0): Town {
  const folder = mkdtempSync(join(tmpdir(), 'duban-words-'))
  const held: { store?: Store } = {}
  let used = { one: withSecond, both: 0 }
  const store = (): Store => held.store ?? expect.fail('the town is not open yet')
  const context = (): FlowContext => ({ store: store(), calendar: officialCalendar, osUser: null })
  beforeAll(async () => {
    held.store = await openStore({ url: `file:${join(folder, 'duban.db')}` })
    await must(importRegistry(context(), registryOf(size), false, start))
    const all = Array.from({ length: size }, (_, n) => n)
    const findings = all.flatMap((n) =>
      accounts(n).map((account, at) => finding({ unit: named(n), account, problem: problems[at] ?? '' })),
    )
    await publish(context(), draft(findings), 'first')
    if (withSecond === 0) return
    const second = all
      .slice(0, withSecond)
      .map((n) => finding({ unit: named(n), account: accounts(n)[0] ?? '', problem: '菜单栏目内容为空' }))
    const part = { title: '关于2024年第三季度政务新媒体抽查情况的通报', docNumber: '望政办函〔2024〕57号' }
    await publish(context(), draft(second, part), 'second')
  })
  afterAll(async () => {
    await held.store?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    store,
    context,
    async bureau(both = false) {
      const n = both ? used.both : used.one
      used = both ? { ...used, both: n + 1 } : { ...used, one: n + 1 }
      if (n >= (both ? withSecond : size)) expect.fail('the town is too small')
      return await bureauOf(context(), n)
    },
  }
}

async function publish(context: FlowContext, paper: ReturnType<typeof draft>, bytes: string): Promise<void> {
  const file = { bytes: Buffer.from(bytes), fileName: `${bytes}.txt`, draft: paper, url: null, by: officers.officer }
  const { circularId } = await must(importCircular(context, file, start))
  await must(confirmCircular(context, circularId, officers.officer, {}, start))
  await must(submitCircular(context, circularId, officers.officer, start))
  await must(approveCircular(context, circularId, officers.leader, start))
}

/** Ends a transaction whose writes are not wanted, with what they came to. */
class Unsaid extends Error {
  constructor(readonly outcome: { changed: string; answer: string }) {
    super('never said')
  }
}

async function bureauOf(context: FlowContext, n: number): Promise<Bureau> {
  const { store } = context
  const userid = `u${n}`
  const nos = (await casesOf(store.read, n)).map((row) => row.no)
  await store.write((tx) => setList(tx, userid, nos.slice(0, 3), start))
  const heard = async (tx: Tx, utterance: Utterance, minutes: number): Promise<string> => {
    const before = (await answersTo(tx, userid)).length
    const now = new Date(start.getTime() + minutes * 60_000)
    await hear({ ...context, store: joinedStore(store, tx) }, utterance, now)
    return (await answersTo(tx, userid)).slice(before).join('\n')
  }
  const sends: Bureau['sends'] = (utterance, minutes = 0) => store.write((tx) => heard(tx, utterance, minutes))
  const worded = (text: string): Utterance => ({ kind: 'text', from: userid, text: filled(text, nos, accounts(n)) })
  return {
    userid,
    nos,
    sends,
    says: (text, minutes) => sends(worded(text), minutes),
    changed: () => changesOf(store.read, n),
    async tries(text) {
      const said = store.write(async (tx) => {
        const answer = await heard(tx, worded(text), 0)
        throw new Unsaid({ changed: await changesOf(tx, n), answer })
      })
      const error: unknown = await said.catch((thrown: unknown) => thrown)
      return error instanceof Unsaid ? error.outcome : expect.fail(String(error))
    },
  }
}

const casesOf = (tx: Tx, n: number) => tx.case.findMany({ where: { unit: { name: named(n) } }, orderBy: { no: 'asc' } })

async function answersTo(tx: Tx, userid: string): Promise<string[]> {
  const sent = await tx.message.findMany({ where: { to: userid, kind: 'answer' }, orderBy: { id: 'asc' } })
  return sent.map((one) => (JSON.parse(one.content) as { text?: string; title?: string }).text ?? '')
}

async function changesOf(tx: Tx, n: number): Promise<string> {
  const asked = await tx.submission.findMany({ where: { by: `u${n}`, state: 'open', kind: 'extension' } })
  const until = (no: string) => asked.find((one) => one.caseNos.includes(`"${no}"`))?.untilOn
  const rows = await casesOf(tx, n)
  return rows
    .flatMap((row, at) => {
      if (row.waitingFor === 'extension') return [`${at + 1} extension ${until(row.no) ?? '?'}`]
      const state = row.waitingFor === 'block' ? 'pause asked' : row.state
      return state === 'issued' ? [] : [`${at + 1} ${state}`]
    })
    .join(', ')
}

/** `{2}` → the second case number, `{b}` → the second account. */
const filled = (text: string, nos: readonly string[], names: readonly string[]): string =>
  text
    .replace(/\{(\d)\}/g, (_, digit: string) => nos[Number(digit) - 1] ?? '')
    .replace(/\{([abc])\}/g, (_, letter: string) => names['abc'.indexOf(letter)] ?? '')
