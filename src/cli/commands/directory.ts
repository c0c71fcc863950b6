// `directory crawl|find`: the corporation's directory as the service reads it every night. The command only asks for a crawl
// and shows how far it is: the running service is the one that calls WeCom.
import { Command } from 'commander'
import { pause } from '../../base/clock.js'
import { refused } from '../../base/result.js'
import { isoOf } from '../../domain/day.js'
import { memberInWords, missedUntilGone } from '../../domain/member.js'
import { crawlUnderWay, knownMembers, lastCrawl, waitingOf, wantCrawl } from '../../store/members.js'
import { readSetting } from '../../store/settings.js'
import { atDesk, type Desk } from '../desk.js'
import { CommandFailed, valueOf } from '../terminal.js'

export const directoryCommand = (): Command =>
  new Command('directory')
    .description("the corporation's directory as WeCom shows it / 通讯录核对")
    .addCommand(crawlSubcommand())
    .addCommand(findSubcommand())

const crawlSubcommand = (): Command =>
  new Command('crawl')
    .description('have the running service read the directory now / 立即核对')
    .option('--wait <seconds>', 'how long to watch it, 0 = only ask', '120')
    .option('--json')
    .action(async (options: { wait: string; json?: boolean }) => {
      const seconds = Number(options.wait)
      if (!Number.isSafeInteger(seconds) || seconds < 0)
        throw new CommandFailed(`--wait ${options.wait}: 请写秒数 / seconds, 0 or more`)
      await atDesk(options, (desk) => crawl(desk, seconds))
    })

async function crawl({ store, clock, terminal }: Desk, seconds: number): Promise<void> {
  const before = await lastCrawl(store.read)
  await store.write((tx) => wantCrawl(tx, clock.now()))
  let shown = -1
  for (let waited = 0; waited < seconds; waited++) {
    const done = await lastCrawl(store.read)
    if (done !== null && done.id !== before?.id) return await sayDone({ store, terminal }, done)
    const standing = await crawlUnderWay(store.read)
    const left = (standing === null ? [] : (waitingOf(standing) ?? [])).filter((one) => 'id' in one).length
    if (standing?.startedAt != null && left !== shown) {
      terminal.line(`还有${left}个部门`, `${left} departments to go`)
      shown = left
    }
    await pause(1_000)
  }
  const beat = await readSetting<string>(store.read, 'heartbeat')
  const error = (await crawlUnderWay(store.read))?.error ?? null
  terminal.value({ state: 'asked', heartbeat: beat, error })
  const why = error === null ? '' : `,上次调用的错误:${error}(用 doctor 查看原因)`
  terminal.line(
    `已登记,服务会接着核对(服务最近心跳:${beat ?? '从未运行'})${why}。`,
    `Asked for; the service goes on with it (last heartbeat: ${beat ?? 'never'})${error === null ? '' : `, last error ${error}`}.`,
  )
}

async function sayDone(
  { store, terminal }: Pick<Desk, 'store' | 'terminal'>,
  done: NonNullable<Awaited<ReturnType<typeof lastCrawl>>>,
): Promise<void> {
  const [members, departments] = [await store.read.member.count(), await store.read.department.count()]
  const { skipped, endedAt } = done
  terminal.value({ state: 'done', at: endedAt === null ? null : isoOf(endedAt), departments, members, skipped })
  const zh = skipped === 0 ? '' : `,${skipped}个部门读不到(删除了,或不在应用可见范围)`
  const en = skipped === 0 ? '' : `, ${skipped} departments could not be read`
  terminal.line(
    `核对完成:部门${departments},成员${members}${zh}。`,
    `Read: ${departments} departments, ${members} members${en}.`,
  )
}

const findSubcommand = (): Command =>
  new Command('find')
    .description('who in the directory bears a name / 按姓名查找')
    .argument('<name>', 'full name')
    .option('--json')
    .action(async (name: string, options: { json?: boolean }) =>
      atDesk(options, async ({ store, terminal }) => {
        if ((await lastCrawl(store.read)) === null)
          valueOf(refused('no-crawl', '通讯录还没有核对过,请先用 directory crawl。'), terminal.locale)
        const found = await knownMembers(store.read, { name: name.trim() })
        terminal.value(found)
        if (found.length === 0) terminal.line(`通讯录里没有“${name}”。`, `Nobody called "${name}".`)
        for (const one of found) {
          const gone = one.missed >= missedUntilGone || one.status === 'left'
          terminal.line(`${memberInWords(one)}${gone ? ' 已不在' : ''}`, `${memberInWords(one)}${gone ? ' gone' : ''}`)
        }
      }),
    )
