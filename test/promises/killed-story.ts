// One story played twice, once in peace and once with kill -9 at moments nobody chose: what people do, and what is left
// at the end to compare.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as waitMs } from 'node:timers/promises'
import { pino } from 'pino'
import { officialCalendar } from '../../src/domain/calendar.js'
import { sandboxClock } from '../../src/engine/sandbox-clock.js'
import { approveCircular } from '../../src/flows/approve-circular.js'
import { exportLedger } from '../../src/flows/export-ledger.js'
import { importCircular } from '../../src/flows/import-circular.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import type { Result } from '../../src/base/result.js'
import { readCircular } from '../../src/intake/index.js'
import { auditHead, verifyAudit } from '../../src/store/audit.js'
import { openStore } from '../../src/store/open.js'
import { everybody } from '../../src/store/registry.js'
import { type ChildOffice, openChildOffice } from '../harness/child-office.js'
import { paperOf } from '../harness/papers.js'
import { registryText, staff } from '../harness/registry.js'

export interface Ending {
  ledger: unknown[]
  /** `userid text` of everything that landed on a phone, sorted. */
  landed: string[]
  /** Receivers of messages whose fate stayed unknown; each has its task. */
  uncertain: string[]
  uncertainTasks: number
  submissions: number
  owed: number
  chainHolds: boolean
  errors: string[]
  kills: number
}

const startAt = '2024-08-21T09:10:00+08:00'
const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`)
  return result.value
}
const storeIn = (folder: string) =>
  openStore({ url: `file:${join(folder, 'duban.db')}`, logger: pino({ level: 'silent' }) })

async function prepare(folder: string) {
  const store = await storeIn(folder)
  const now = new Date(startAt)
  await (await sandboxClock(store)).moveTo(now)
  const context = { store, calendar: officialCalendar, osUser: null }
  must(await importRegistry(context, registryText(), false, now))
  const file = await paperOf('media')
  const draft = must(await readCircular(file))
  const { circularId } = must(await importCircular(context, { ...file, draft, url: null, by: staff.officer }, now))
  must(await confirmCircular(context, circularId, staff.officer, {}, now))
  must(await submitCircular(context, circularId, staff.officer, now))
  must(await approveCircular(context, circularId, staff.leader, now))
  const people = (await everybody(store.read)).map(({ userid, name }) => ({ userid, name, title: '' }))
  await store.close()
  return people
}

type Act = (office: ChildOffice) => Promise<unknown>
const says =
  (userid: string, text: string): Act =>
  (office) =>
    office.emulator.say(userid, text)
const signs =
  (userid: string): Act =>
  (office) =>
    office.emulator.click(userid, { latest: true, button: '签收' })
const clock =
  (local: string): Act =>
  (office) =>
    office.clockTo(local)

/** Reviewers act in words here: a card lost with the process is shown to a person, not sent again. */
const acts: Act[] = [
  clock('2024-08-21 09:20'),
  signs('culture-1'),
  signs('civil-1'),
  signs('water-1'),
  says('water-1', '1 已整改 公众号已恢复更新'),
  says(staff.reviewer, '通过 W24Q3-001'),
  clock('2024-08-22 14:10'),
  says('school-2', '申请延期 W24Q3-005 9月20日 原因:改版'),
  says('civil-1', '有异议 W24Q3-004 该账号已移交'),
  says('culture-1', '已整改 互动功能已开通'),
  says(staff.reviewer, '退回 W24Q3-003 留言功能仍打不开 8月27日'),
  clock('2024-08-26 10:10'),
  says(staff.officer, '催办 W24Q3-002'),
  clock('2024-08-28 10:10'),
  says('culture-1', '已整改 留言功能已修复'),
  says(staff.reviewer, '通过 W24Q3-003'),
  clock('2024-09-06 10:10'),
  clock('2024-09-11 10:10'),
  clock('2024-09-13 10:10'),
  says('water-1', '全部已整改 链接已修复'),
  says(staff.reviewer, '通过 W24Q3-002'),
  clock('2024-09-30 17:25'),
]

/** @param kills how often the process is killed, at random moments spread over the story */
export async function playStory(kills: number, random: () => number): Promise<Ending> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-killed-'))
  const office = await openChildOffice(folder, startAt, await prepare(folder))
  try {
    await office.start()
    let killed = 0
    const chosen = new Set<number>()
    while (chosen.size < kills) chosen.add(Math.floor(random() * acts.length))
    for (const [index, act] of acts.entries()) {
      const done = act(office)
      if (chosen.has(index)) {
        // Every other time in the middle of a send: the message has landed, its answer has not.
        await (killed++ % 2 === 0 ? landing(office) : waitMs(random() * 120))
        await office.kill()
        await office.start()
      }
      await done
      await office.settles()
    }
    const code = await office.stop()
    if (code !== 0) throw new Error(`the service ended with ${code}`)
    return { ...(await endingOf(folder, office)), kills }
  } finally {
    await office.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Killed at the next moment at which something lands on a phone; after two seconds without, it is let live. */
const landing = (office: ChildOffice): Promise<void> =>
  new Promise((resolve) => {
    const stop = office.emulator.onDelivered((_, item) => {
      if (item.direction === 'in') end(office.kill())
    })
    const limit = setTimeout(() => end(Promise.resolve()), 2_000)
    function end(after: Promise<void>): void {
      stop()
      clearTimeout(limit)
      void after.then(resolve)
    }
  })

async function endingOf(folder: string, office: ChildOffice): Promise<Omit<Ending, 'kills'>> {
  const store = await storeIn(folder)
  try {
    const rows = await exportLedger(
      { store, calendar: officialCalendar, osUser: null },
      null,
      new Date('2024-09-30T17:25:00+08:00'),
    )
    const head = await auditHead(store.read)
    const chain = await verifyAudit(store.read, head)
    const lost = await store.read.message.findMany({ where: { state: 'uncertain' }, select: { to: true } })
    return {
      ledger: rows.map(({ acknowledgedAt, repliedAt, closedAt, ...row }) => ({
        ...row,
        has: [acknowledgedAt, repliedAt, closedAt].map((at) => at?.slice(0, 10) ?? null),
      })),
      landed:
        office.emulator.people().flatMap(({ userid }) => office.emulator.chatOf(userid)).length === 0
          ? []
          : landedIn(office),
      uncertain: lost.map((one) => one.to),
      uncertainTasks: await store.read.task.count({ where: { kind: 'uncertain' } }),
      submissions: await store.read.submission.count(),
      owed: await store.read.obligation.count({ where: { outcome: 'owed' } }),
      chainHolds: chain.fault === null && chain.containsHead === true,
      errors: office.errors(),
    }
  } finally {
    await store.close()
  }
}

/** What landed, without the cards' later faces and without the office's own list of tasks. */
const landedIn = (office: ChildOffice): string[] =>
  office.emulator
    .sent()
    .filter((one) => one.delivered && !one.text.startsWith('【待办】'))
    .map((one) => `${one.to} ${one.text}`)
    .sort()
