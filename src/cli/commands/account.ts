// `account show|list|event`: the accounts of the registry and their lives.
import { Argument, Command } from 'commander'
import { lifeEventName, lifeEvents, type LifeEventType } from '../../domain/account-life.js'
import { accountLabel, matchName } from '../../domain/matching.js'
import { accountNamed, recordAccountEvent } from '../../flows/record-account-event.js'
import { knownAccounts, namedUnits, type StandingAccount } from '../../store/registry.js'
import { lifeEventOf } from '../../store/registry-stored.js'
import { atDesk, type Desk } from '../desk.js'
import { readDay } from '../reading-input.js'
import { CommandFailed, valueOf } from '../terminal.js'

export const accountCommand = (): Command =>
  new Command('account')
    .description('accounts of the registry and their lives / 账号')
    .addCommand(
      new Command('show')
        .description('life, earlier names, cases / 查看')
        .argument('<name>', 'name, or name(platform)')
        .option('--json')
        .action(async (name: string, options: { json?: boolean }) => atDesk(options, (desk) => show(desk, name))),
    )
    .addCommand(
      new Command('list')
        .description('all accounts / 列表')
        .option('--unit <name>', 'of one unit')
        .option('--json')
        .action(async (options: { unit?: string; json?: boolean }) =>
          atDesk(options, (desk) => list(desk, options.unit)),
        ),
    )
    .addCommand(eventSubcommand())

interface EventOptions {
  on: string
  as: string
  to?: string
  note?: string
  json?: boolean
}

const eventSubcommand = (): Command =>
  new Command('event')
    .description('record an event in its life / 登记变动')
    .argument('<name>', 'name, or name(platform)')
    .addArgument(new Argument('<type>', 'what happened').choices(lifeEvents))
    .requiredOption('--on <day>', 'YYYY-MM-DD')
    .requiredOption('--as <userid>', 'officer')
    .option('--to <name>', 'new name (renamed), new unit (moved)')
    .option('--note <text>')
    .option('--json')
    .action(async (account: string, type: LifeEventType, options: EventOptions) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const { to = null, note = null, as: by } = options
        const on = valueOf(readDay(options.on), terminal.locale)
        const input = { account, type, on, to, note, by }
        const recorded = valueOf(await recordAccountEvent(context, input, clock.now()), terminal.locale)
        terminal.value(recorded)
        terminal.line(
          `已登记:${recorded.account} ${on} ${lifeEventName[type]}`,
          `recorded: ${recorded.account} ${type} on ${on}`,
        )
      }),
    )

async function show({ store, terminal }: Desk, name: string): Promise<void> {
  const account = valueOf(await accountNamed(store.read, name), terminal.locale)
  const { formerNames, status, statusOn, platform } = account
  const units = new Map((await namedUnits(store.read)).map((one) => [one.id, one.name]))
  const rows = await store.read.accountEvent.findMany({ where: { accountId: account.id }, orderBy: { on: 'asc' } })
  const events = rows.map(lifeEventOf)
  const cases = await store.read.case.findMany({
    where: { accountId: account.id },
    select: { no: true, state: true, problem: true },
    orderBy: { openedAt: 'asc' },
  })
  const unit = units.get(account.unitId) ?? null
  terminal.value({ name: account.name, platform, unit, status, statusOn, formerNames, events, cases })
  terminal.line(`${accountLabel(account)}  ${unit ?? ''}  ${statusWords(account)}`)
  for (const one of events) {
    const before = one.formerName ?? one.formerUnit
    terminal.line(
      `  ${one.on} ${lifeEventName[one.type]}${before === null ? '' : `(原${before})`} ${one.note ?? ''}`.trimEnd(),
    )
  }
  for (const one of cases) terminal.line(`  ${one.no} ${one.problem}`)
}

async function list({ store, terminal }: Desk, unit: string | undefined): Promise<void> {
  const units = await namedUnits(store.read)
  const match = unit === undefined ? null : matchName(unit, units)
  if (match !== null && match.kind !== 'exact')
    throw new CommandFailed(terminal.locale === 'zh' ? `名册里没有单位“${unit}”。` : `There is no unit ${unit}.`)
  const names = new Map(units.map((one) => [one.id, one.name]))
  const accounts = (await knownAccounts(store.read)).filter((one) => match === null || one.unitId === match.id)
  const sorted = accounts.toSorted((a, b) => accountLabel(a).localeCompare(accountLabel(b), 'zh'))
  terminal.value(
    sorted.map(({ name, platform, unitId, status, statusOn, formerNames }) => ({
      name,
      platform,
      unit: names.get(unitId) ?? null,
      status,
      statusOn,
      formerNames,
    })),
  )
  for (const one of sorted)
    terminal.line(`${accountLabel(one)}  ${names.get(one.unitId) ?? ''}  ${statusWords(one)}`.trimEnd())
  terminal.line(`共${sorted.length}个账号。`, `${sorted.length} accounts.`)
}

const statusWords = ({ status, statusOn }: Pick<StandingAccount, 'status' | 'statusOn'>): string => {
  const known = lifeEvents.find((one) => one === status)
  return known === undefined ? '' : `${lifeEventName[known]}${statusOn === null ? '' : ` ${statusOn}`}`
}
