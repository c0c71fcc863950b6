// `circular edit ID`: corrects the draft: a value, a finding that was missed, one that does not belong there.
import { Command } from 'commander'
import { valueWritten } from '../../../domain/correction-values.js'
import type { DraftFinding } from '../../../domain/draft.js'
import { type Edit, editCircular } from '../../../flows/edit-circular.js'
import { atDesk } from '../../desk.js'
import { CommandFailed, valueOf } from '../../terminal.js'
import { indicatorCodes } from './reading-papers.js'
import { showState } from './show-state.js'

interface EditOptions {
  as: string
  set?: string[]
  add?: string[]
  strike?: string[]
  restore?: string[]
  reason?: string
  undo?: boolean
  json?: boolean
}

export const editSubcommand = (): Command =>
  new Command('edit')
    .description('correct the draft before it is submitted / 更正草稿')
    .argument('<id>', 'id or code')
    .requiredOption('--as <userid>', 'officer')
    .option(
      '--set <pointer=value...>',
      'JSON pointer of the draft, counted from 0: /findings/3/unit=某局, /issuedOn=2024-08-20',
    )
    .option('--add <json...>', 'a finding the reading missed: {"unit":"…","problem":"…"}')
    .option('--strike <number...>', 'finding that does not belong there, numbered as listed; needs --reason')
    .option('--restore <number...>', 'take a strike back')
    .option('--reason <text>', 'why it is struck')
    .option('--undo', 'take the last correction back')
    .option('--json')
    .action(async (id: string, options: EditOptions) =>
      atDesk(options, async (desk) => {
        const { locale } = desk.terminal
        const edits = editsOf(options, locale)
        const input = { circular: id, edits, by: options.as, codes: await indicatorCodes() }
        const { circularId, confirmationTakenBack } = valueOf(
          await editCircular(desk.context, input, desk.clock.now()),
          locale,
        )
        if (confirmationTakenBack)
          desk.terminal.line(
            '草稿改过了,原来的确认已取消,请重新确认。',
            'The draft changed; it has to be confirmed again.',
          )
        await showState(desk, circularId, { whole: true })
      }),
    )

function editsOf(options: EditOptions, locale: 'zh' | 'en'): Edit[] {
  const failed = (zh: string, en: string): CommandFailed => new CommandFailed(locale === 'zh' ? zh : en)
  const number = (text: string): number => {
    if (!/^[1-9]\d*$/.test(text)) throw failed(`“${text}”不是项号,项号从1起。`, `"${text}" is no number of a finding.`)
    return Number(text) - 1
  }
  const edits: Edit[] = [
    ...(options.restore ?? []).map((one): Edit => ({ kind: 'restore', index: number(one) })),
    ...(options.set ?? []).map((pair): Edit => {
      const at = pair.indexOf('=')
      if (at < 0) throw failed(`“${pair}”要写成 指针=值。`, `"${pair}" must be POINTER=VALUE.`)
      const pointer = pair.slice(0, at)
      return { kind: 'set', pointer, value: valueWritten(pointer, pair.slice(at + 1)) }
    }),
    ...(options.add ?? []).map((text): Edit => ({ kind: 'add', finding: findingWritten(text, failed) })),
    ...(options.strike ?? []).map(
      (one): Edit => ({ kind: 'strike', index: number(one), reason: options.reason ?? '' }),
    ),
  ]
  if (options.undo !== true) return edits
  if (edits.length > 0) throw failed('--undo 不能和其他更正一起用。', '--undo stands alone.')
  return [{ kind: 'undo' }]
}

/** Its form is checked by the flow. */
function findingWritten(text: string, failed: (zh: string, en: string) => CommandFailed): DraftFinding {
  try {
    const value: DraftFinding = JSON.parse(text)
    return value
  } catch {
    throw failed(
      '--add 要写成JSON,例如{"unit":"某局","problem":"…"}。',
      '--add needs JSON: {"unit":"…","problem":"…"}.',
    )
  }
}
