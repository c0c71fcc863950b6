// `parse FILE`: a circular to a draft; no database, no registry.
import { Command } from 'commander'
import { readCircular } from '../../intake/index.js'
import { commandSettings } from '../desk.js'
import { showProgress } from '../progress.js'
import { readInput } from '../reading-input.js'
import { createTerminal, valueOf } from '../terminal.js'
import { showDraft } from '../show-draft.js'

export const parseCommand = (): Command =>
  new Command('parse')
    .description('read a circular into a draft / 读出通报草稿(不入库)')
    .argument('<file>', 'file, or - for standard input')
    .option('--json', 'print the draft as JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const { locale } = commandSettings()
      const terminal = createTerminal(locale, options.json === true)
      const paper = { ...valueOf(await readInput(file), locale), onProgress: showProgress(locale) }
      const draft = valueOf(await readCircular(paper), locale)
      terminal.value(draft)
      showDraft(terminal, draft)
    })
