// `contact list|check|leave|back|rename|text`: who can be told something, who left, who is there again.
import { Command } from 'commander'
import { isoOf } from '../../domain/day.js'
import { contactRoleName } from '../../domain/registry.js'
import type { ContactRole } from '../../domain/roles.js'
import { type Left, leaveContact, returnContact } from '../../flows/leave-contact.js'
import { readPreflight } from '../../flows/preflight.js'
import { setMessageForm } from '../../flows/message-form.js'
import type { FlowContext } from '../../flows/context.js'
import type { Result } from '../../base/result.js'
import { renameContact } from '../../flows/rename-contact.js'
import { everybody } from '../../store/registry.js'
import { atDesk, type Desk } from '../desk.js'
import { sayPreflight } from '../say-preflight.js'
import { CommandFailed, valueOf } from '../terminal.js'

export const contactCommand = (): Command =>
  new Command('contact')
    .description('who can be told something, and who left / 联系人')
    .addCommand(listSubcommand())
    .addCommand(checkSubcommand())
    .addCommand(renameSubcommand())
    .addCommand(textSubcommand())
    .addCommand(
      change('leave', 'record that a contact left; their work is handed on / 登记调离', leaveContact, {
        zh: (name) => `已登记${name}调离,未办结事项转由备岗或办公室跟进。`,
        en: (name) => `${name} is recorded as gone; open work is handed on.`,
      }),
    )
    .addCommand(
      change('back', 'a contact who left or was not reached is there / 恢复联系', returnContact, {
        zh: (name) => `${name}已恢复,之后的消息仍发给本人。`,
        en: (name) => `${name} is back and will be told again.`,
      }),
    )

const renameSubcommand = (): Command =>
  new Command('rename')
    .description('a userid became another one; everything of theirs follows / 账号变更')
    .argument('<userid>', 'as the registry has it')
    .argument('<new>', 'as WeCom has it now')
    .requiredOption('--as <userid>', 'officer, leader or administrator')
    .option('--json')
    .action(async (from: string, to: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const one = valueOf(await renameContact(context, from, to, options.as, clock.now()), terminal.locale)
        terminal.value(one)
        terminal.line(
          `${one.name}的账号已由${from}改为${to}。请把名册文件也改过来。`,
          `${one.name} is ${to} from now on. Change the registry file, too.`,
        )
      }),
    )

const textSubcommand = (): Command =>
  new Command('text')
    .description('texts instead of cards, for who reads WeCom through WeChat / 文字版')
    .argument('<userid>', 'userid, or the full name if only one bears it')
    .argument('<form>', 'on = texts, off = cards')
    .requiredOption('--as <userid>', 'the person, or somebody of the office')
    .option('--json')
    .action(async (said: string, form: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        if (form !== 'on' && form !== 'off') throw new CommandFailed(`${form}: 请写 on 或 off / on or off`)
        const textOnly = form === 'on'
        const one = valueOf(await setMessageForm(context, said, textOnly, options.as, clock.now()), terminal.locale)
        terminal.value(one)
        terminal.line(
          `${one.name}以后收到${textOnly ? '文字' : '卡片'}。`,
          `${one.name} gets ${textOnly ? 'texts' : 'cards'} from now on.`,
        )
      }),
    )

type Act = (context: FlowContext, said: string, by: string, now: Date) => Promise<Result<Left>>

const change = (
  name: string,
  description: string,
  act: Act,
  words: { zh(name: string): string; en(name: string): string },
): Command =>
  new Command(name)
    .description(description)
    .argument('<userid>', 'userid, or the full name if only one bears it')
    .requiredOption('--as <userid>', 'officer, leader or administrator')
    .option('--json')
    .action(async (said: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const one = valueOf(await act(context, said, options.as, clock.now()), terminal.locale)
        terminal.value(one)
        terminal.line(words.zh(one.name), words.en(one.name))
      }),
    )

const checkSubcommand = (): Command =>
  new Command('check')
    .description('who of all contacts would not be reached, and why; bothers nobody / 核对')
    .option('--json')
    .action(async (options: { json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const preflight = valueOf(await readPreflight(context, null, clock.now()), terminal.locale)
        terminal.value(preflight)
        sayPreflight(terminal, preflight, true)
      }),
    )

const listSubcommand = (): Command =>
  new Command('list')
    .description('contacts by unit, and whether they can be told something / 列表')
    .option('--gone', 'only who left or cannot be reached')
    .option('--json')
    .action(async (options: { gone?: boolean; json?: boolean }) =>
      atDesk(options, (desk) => list(desk, options.gone === true)),
    )

async function list({ store, terminal }: Desk, goneOnly: boolean): Promise<void> {
  const people = await everybody(store.read)
  const rows = people
    .filter((one) => one.contacts.length > 0 && (!goneOnly || one.leftAt !== null || one.unreachableAt !== null))
    .flatMap((one) =>
      one.contacts.map(({ unit, role }) => ({
        unit: unit.name,
        role,
        userid: one.userid,
        name: one.name,
        leftAt: one.leftAt === null ? null : isoOf(one.leftAt),
        unreachableSince: one.unreachableAt === null ? null : isoOf(one.unreachableAt),
      })),
    )
    .sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0))
  terminal.value(rows)
  if (rows.length === 0) terminal.line('没有联系人。', 'No contacts.')
  for (const one of rows) {
    const zh = one.leftAt !== null ? ' 已调离' : one.unreachableSince !== null ? ' 联系不上' : ''
    const en = one.leftAt !== null ? ' left' : one.unreachableSince !== null ? ' not reached' : ''
    const who = `${one.unit} ${contactRoleName[one.role as ContactRole]} ${one.name}(${one.userid})`
    terminal.line(`${who}${zh}`, `${who}${en}`)
  }
}
