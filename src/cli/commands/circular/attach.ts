// `circular attach ID FILE`: the annex a circular names and did not bring.
import { Command } from 'commander'
import { type Attached, attachAnnex } from '../../../flows/attach-annex.js'
import { atDesk, type Desk } from '../../desk.js'
import { valueOf } from '../../terminal.js'
import { readAnnexFile } from './reading-papers.js'
import { showState } from './show-state.js'

interface AttachOptions {
  as: string
  dryRun?: boolean
  json?: boolean
}

export const attachSubcommand = (): Command =>
  new Command('attach')
    .description('take in an annex that came later / 补交附件')
    .argument('<id>', 'id or code')
    .argument('<file>', 'annex: .xlsx, .csv, .docx, .pdf, .txt …')
    .requiredOption('--as <userid>', 'officer')
    .option('--dry-run', 'only say what it would do / 只看不办')
    .option('--json')
    .action(async (id: string, file: string, options: AttachOptions) =>
      atDesk(options, async (desk) => {
        const { locale } = desk.terminal
        const input = {
          circular: id,
          by: options.as,
          dryRun: options.dryRun === true,
          ...(await readAnnexFile(desk, file)),
        }
        const attached = valueOf(await attachAnnex(desk.context, input, desk.clock.now()), locale)
        say(desk, attached, input.dryRun)
        const { joined, added, answered, checks, known, findings, next } = attached
        const shown = { known, findings, joined, added, answered, checks, next, dryRun: input.dryRun }
        await showState(desk, attached.circularId, { more: { attached: shown } })
      }),
    )

function say({ terminal }: Desk, attached: Attached, dryRun: boolean): void {
  if (attached.known) {
    terminal.line('这份附件已经提交过,没有变化。', 'This annex was taken in before; nothing changed.')
    return
  }
  const { findings, joined, added, answered, checks } = attached
  terminal.line(
    `${dryRun ? '附件将带来' : '附件已并入'}:${findings}项,其中正文已有${joined.length}项,新增${added}项。`,
    `${dryRun ? 'would take in' : 'took in'} ${findings} finding(s): ${joined.length} in the text already, ${added} new.`,
  )
  for (const count of answered)
    terminal.line(
      `  已点名:${count.problem} ${count.count ?? '若干'}`,
      `  now named: ${count.problem} ${count.count ?? 'some'}`,
    )
  for (const check of checks)
    terminal.line(`  [注意] ${check.message}`, `  [${check.level}] ${check.code}: ${check.message}`)
  if (attached.next !== null)
    terminal.line(
      `通报已下发;新增的已拟成更正${attached.next.code},请确认、提交、审批。`,
      `The circular is published; what is new was drafted as correction ${attached.next.code}.`,
    )
  if (attached.confirmationTakenBack && !dryRun)
    terminal.line('草稿改过了,原来的确认已取消,请重新确认。', 'The draft changed; it has to be confirmed again.')
}
