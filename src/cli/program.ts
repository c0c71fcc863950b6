// The commands of contract §1, as a menu.
import { Command } from 'commander'
import { auditCommand } from './commands/audit.js'
import { caseCommand } from './commands/case.js'
import { circularCommand } from './commands/circular.js'
import { demoCommand } from './commands/demo.js'
import { doctorCommand } from './commands/doctor.js'
import { ledgerCommand } from './commands/ledger.js'
import { notYetCommands } from './commands/not-yet.js'
import { parseCommand } from './commands/parse.js'
import { registryCommand } from './commands/registry.js'
import { rehearseCommand } from './commands/rehearse.js'
import { releaseCommand } from './commands/release.js'
import { remindCommand } from './commands/remind.js'
import { sandboxCommand } from './commands/sandbox.js'
import { serveCommand } from './commands/serve.js'
import { taskCommand } from './commands/task.js'
import { talkCommand } from './commands/talk.js'

export function program(): Command {
  const duban = new Command('duban')
    .description('整改督办: follows published inspection circulars in WeCom until every finding is put right')
    .exitOverride()
    .showHelpAfterError()
    .helpCommand(true)
  const commands = [
    demoCommand(),
    sandboxCommand(),
    serveCommand(),
    doctorCommand(),
    parseCommand(),
    registryCommand(),
    circularCommand(),
    rehearseCommand(),
    caseCommand(),
    remindCommand(),
    talkCommand(),
    taskCommand(),
    ledgerCommand(),
    auditCommand(),
    releaseCommand(),
    ...notYetCommands(),
  ]
  for (const command of commands) duban.addCommand(inherit(command))
  return duban
}

/** Subcommands end as their parent does: by exception, so that every end has one place. */
function inherit(command: Command): Command {
  command.exitOverride().showHelpAfterError()
  for (const child of command.commands) inherit(child)
  return command
}
