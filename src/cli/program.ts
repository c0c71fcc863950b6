// The commands of contract §1, as a menu. A command's own modules are loaded when it is asked for: starting must not cost
// what only another command needs.
import { Command } from 'commander'
import { localAdmin } from '../domain/roles.js'
import { CommandFailed } from './terminal.js'

const menu: Record<string, () => Promise<Command>> = {
  demo: async () => (await import('./commands/demo.js')).demoCommand(),
  sandbox: async () => (await import('./commands/sandbox.js')).sandboxCommand(),
  serve: async () => (await import('./commands/serve.js')).serveCommand(),
  doctor: async () => (await import('./commands/doctor.js')).doctorCommand(),
  parse: async () => (await import('./commands/parse.js')).parseCommand(),
  registry: async () => (await import('./commands/registry.js')).registryCommand(),
  account: async () => (await import('./commands/account.js')).accountCommand(),
  circular: async () => (await import('./commands/circular/index.js')).circularCommand(),
  indicator: async () => (await import('./commands/indicator.js')).indicatorCommand(),
  rehearse: async () => (await import('./commands/rehearse.js')).rehearseCommand(),
  case: async () => (await import('./commands/case/index.js')).caseCommand(),
  freeze: async () => (await import('./commands/freeze.js')).freezeCommand(),
  report: async () => (await import('./commands/report.js')).reportCommand(),
  'look-back': async () => (await import('./commands/look-back.js')).lookBackCommand(),
  paper: async () => (await import('./commands/paper.js')).paperCommand(),
  policy: async () => (await import('./commands/policy.js')).policyCommand(),
  remind: async () => (await import('./commands/remind.js')).remindCommand(),
  why: async () => (await import('./commands/why.js')).whyCommand(),
  messages: async () => (await import('./commands/messages.js')).messagesCommand(),
  talk: async () => (await import('./commands/talk.js')).talkCommand(),
  repeat: async () => (await import('./commands/repeat.js')).repeatCommand(),
  'admin-link': async () => (await import('./commands/admin-link.js')).adminLinkCommand(),
  contact: async () => (await import('./commands/contact.js')).contactCommand(),
  directory: async () => (await import('./commands/directory.js')).directoryCommand(),
  'stand-in': async () => (await import('./commands/stand-in.js')).standInCommand(),
  newcomer: async () => (await import('./commands/newcomer.js')).newcomerCommand(),
  'call-list': async () => (await import('./commands/call-list.js')).callListCommand(),
  task: async () => (await import('./commands/task.js')).taskCommand(),
  ledger: async () => (await import('./commands/ledger.js')).ledgerCommand(),
  statistics: async () => (await import('./commands/statistics.js')).statisticsCommand(),
  audit: async () => (await import('./commands/audit.js')).auditCommand(),
  hold: async () => (await import('./commands/hold.js')).holdCommand(),
  release: async () => (await import('./commands/release.js')).releaseCommand(),
  backup: async () => (await import('./commands/not-yet.js')).backupCommand(),
  restore: async () => (await import('./commands/not-yet.js')).restoreCommand(),
}

/** @param asked the command asked for, if it is known beforehand; otherwise the whole menu is loaded */
export async function program(asked?: string): Promise<Command> {
  const duban = new Command('duban')
    .description('整改督办: follows published inspection circulars in WeCom until every finding is put right')
    .exitOverride()
    .showHelpAfterError()
    .helpCommand(true)
    // What stands behind a command is that command's: both `ledger` and `ledger import` have a --json.
    .enablePositionalOptions()
    .hook('preAction', (_, acting) => {
      // Who signed in by a link acts on the pages: a command names somebody of the registry.
      if (acting.opts<{ as?: string }>().as === localAdmin.userid)
        throw new CommandFailed(`${localAdmin.userid}: 请用名册里的userid / use a userid of the registry`)
    })
  const one = asked === undefined ? undefined : menu[asked]
  const load = one === undefined ? Object.values(menu) : [one]
  for (const command of load) duban.addCommand(inherit(await command()))
  return duban
}

/** Subcommands end as their parent does: by exception, so that every end has one place. */
function inherit(command: Command): Command {
  command.exitOverride().showHelpAfterError()
  for (const child of command.commands) inherit(child)
  return command
}
