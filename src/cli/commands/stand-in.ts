// `stand-in set|end|list`: who acts in whose place, and on which days (代办).
import { Command } from 'commander'
import { holdsAt } from '../../domain/stand-in.js'
import { endStandIn, type StandInSet, setStandIn } from '../../flows/stand-in.js'
import { standInPeriods } from '../../store/registry.js'
import { atDesk, type Desk } from '../desk.js'
import { readDay } from '../reading-input.js'
import { valueOf } from '../terminal.js'

export const standInCommand = (): Command =>
  new Command('stand-in')
    .description('who acts in another’s place for some days / 代办')
    .addCommand(setSubcommand())
    .addCommand(endSubcommand())
    .addCommand(listSubcommand())

interface SetOptions {
  from: string
  until: string
  as: string
  json?: boolean
}

const setSubcommand = (): Command =>
  new Command('set')
    .description('somebody acts in another’s place / 设代办')
    .argument('<userid>', 'who is away: userid or full name')
    .argument('<stand-in>', 'who acts: userid or full name')
    .requiredOption('--from <day>', 'first day, YYYY-MM-DD')
    .requiredOption('--until <day>', 'last day, YYYY-MM-DD')
    .requiredOption(
      '--as <userid>',
      'the person themself; an officer for contacts and officers; the leader for reviewers and leaders',
    )
    .option('--json')
    .action(async (userid: string, standIn: string, options: SetOptions) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const fromOn = valueOf(readDay(options.from), terminal.locale)
        const untilOn = valueOf(readDay(options.until), terminal.locale)
        const input = { userid, standIn, fromOn, untilOn }
        const set = valueOf(await setStandIn(context, input, options.as, clock.now()), terminal.locale)
        terminal.value(set)
        terminal.line(`已登记:${inWords(set)}`, `Recorded: ${inEnglish(set)}`)
      }),
    )

const endSubcommand = (): Command =>
  new Command('end')
    .description('the person acts again; or a period to come is dropped / 结束代办')
    .argument('<userid>', 'who is away, or the id of the period')
    .requiredOption('--as <userid>')
    .option('--json')
    .action(async (userid: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const ended = valueOf(await endStandIn(context, userid, options.as, clock.now()), terminal.locale)
        terminal.value(ended)
        terminal.line(`已结束:${inWords(ended)}`, `Ended: ${inEnglish(ended)}`)
      }),
    )

const listSubcommand = (): Command =>
  new Command('list')
    .description('all periods, the latest last / 列表')
    .option('--json')
    .action(async (options: { json?: boolean }) => atDesk(options, list))

async function list({ store, clock, terminal }: Desk): Promise<void> {
  const now = clock.now()
  const rows = (await standInPeriods(store.read)).map((one) => ({
    id: one.id,
    userid: one.userid,
    standIn: one.standIn,
    fromOn: one.fromOn,
    untilOn: one.untilOn,
    endedEarly: one.endedAt !== null,
    holds: holdsAt(one, now),
  }))
  terminal.value(rows)
  if (rows.length === 0) terminal.line('没有代办。', 'No stand-ins.')
  for (const one of rows) {
    const zh = one.holds ? ' 生效中' : one.endedEarly ? ' 已结束' : ''
    const en = one.holds ? ' now' : one.endedEarly ? ' ended' : ''
    terminal.line(`${one.id} ${inWords(one)}${zh}`, `${one.id} ${inEnglish(one)}${en}`)
  }
}

const inWords = (one: Omit<StandInSet, 'id'>): string =>
  `${one.fromOn}至${one.untilOn}由${one.standIn}代${one.userid}办理`
const inEnglish = (one: Omit<StandInSet, 'id'>): string =>
  `${one.standIn} acts for ${one.userid} from ${one.fromOn} to ${one.untilOn}`
