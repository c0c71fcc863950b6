// `circular …`: a circular from the paper to its publishing, and what can be done about it on the way. A file a subcommand
// or a few that belong together.
import { Command } from 'commander'
import { attachSubcommand } from './attach.js'
import { deadlineSubcommand } from './deadline.js'
import { diffSubcommand } from './diff.js'
import { discardSubcommand } from './discard.js'
import { editSubcommand } from './edit.js'
import { importSubcommand } from './import.js'
import { listSubcommand } from './list.js'
import { preflightSubcommand } from './preflight.js'
import { recheckSubcommand } from './recheck.js'
import { showSubcommand } from './show.js'
import { stepSubcommands } from './steps.js'

export function circularCommand(): Command {
  const circular = new Command('circular').description('circulars: from the paper to its publishing / 通报')
  const subcommands = [
    importSubcommand(),
    editSubcommand(),
    attachSubcommand(),
    diffSubcommand(),
    preflightSubcommand(),
    ...stepSubcommands(),
    deadlineSubcommand(),
    recheckSubcommand(),
    discardSubcommand(),
    showSubcommand(),
    listSubcommand(),
  ]
  for (const subcommand of subcommands) circular.addCommand(subcommand)
  return circular
}
