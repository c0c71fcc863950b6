// `paper KIND … --out FILE --as USERID`: the office's papers as Word files, filled out of the ledger. The file appears only
// once it is in the audit chain that it was made.
import { Command } from 'commander'
import { sha256 } from '../../base/ids.js'
import { type FilledPaper, type PaperKind, paperName } from '../../domain/paper.js'
import { gatherPaper, type PaperRequest, recordPaper } from '../../flows/papers/make-paper.js'
import { atDesk, type Desk } from '../desk.js'
import { CommandFailed, valueOf } from '../terminal.js'
import { writeReporting } from '../write-whole.js'
import { templateCommand } from './paper-template.js'

interface PaperOptions {
  out: string
  as: string
  xlsx?: string
  json?: boolean
}

export function paperCommand(): Command {
  const paper = new Command('paper').description('the office’s papers as Word files / 文书')
  const onUnit: [string, string][] = [
    ['circular', 'id or code'],
    ['unit', 'full name of the unit'],
  ]
  const onCircular = onUnit.slice(0, 1)
  const onTalk: [string, string][] = [['talk', 'number of the talk (talk list)']]
  const onCase: [string, string][] = [['case', 'case number']]
  for (const kind of ['notice', 'report'] as const)
    paper.addCommand(
      make(kind, onUnit, ([circular = '', unit = '']) => ({ kind, circular, unit }), {
        notice: 'findings, deadline and what to hand in, for one unit',
        report: 'pre-filled with what the unit answered, for the unit to stamp; also --as a contact of that unit',
      }),
    )
  for (const kind of ['talk-notice', 'talk-record', 'talk-minutes', 'commitment'] as const)
    paper.addCommand(
      make(kind, onTalk, ([talk = '']) => ({ kind, talk }), {
        'talk-notice': 'time, place, who must come in person, what to bring',
        'talk-record': 'the four steps of the meeting; blank lines to write on',
        'talk-minutes': 'for the unit, after the meeting',
        commitment: 'commitments with their dates',
      }),
    )
  for (const kind of ['closing', 'extension'] as const)
    paper.addCommand(
      make(kind, onCase, ([no = '']) => ({ kind, no }), {
        closing: 'reply, evidence and reviewer of a closed case',
        extension: 'the decided extension request of a case',
      }),
    )
  paper.addCommand(
    make('summary', onCircular, ([circular = '']) => ({ kind: 'summary', circular }), {
      summary: 'how the round stands, for the leader',
    }),
  )
  const recheck = make('recheck', onCircular, ([circular = '']) => ({ kind: 'recheck', circular }), {
    recheck: 'paragraph and annex for the next circular',
  })
  paper.addCommand(recheck.option('--xlsx <file>', 'also write the annex as a workbook'))
  return paper.addCommand(templateCommand())
}

function make<K extends PaperKind>(
  kind: K,
  args: readonly [string, string][],
  requestOf: (given: readonly string[]) => PaperRequest,
  words: Record<K, string>,
): Command {
  const command = new Command(kind).description(`${words[kind]} / ${paperName[kind]}`)
  for (const [name, meaning] of args) command.argument(`<${name}>`, meaning)
  return command
    .requiredOption('--out <file>', 'where to write it (.docx)')
    .requiredOption('--as <userid>', 'who asks for it')
    .option('--json')
    .action(async () => {
      const options = command.opts<PaperOptions>()
      await atDesk(options, (desk) => write(desk, requestOf(command.args), options))
    })
}

async function write(desk: Desk, request: PaperRequest, options: PaperOptions): Promise<void> {
  const { context, settings, clock, terminal } = desk
  mustEndIn(desk, options.out, '.docx')
  if (options.xlsx !== undefined) mustEndIn(desk, options.xlsx, '.xlsx')
  const now = clock.now()
  const filled = valueOf(await gatherPaper(context, request, options.as, now), terminal.locale)
  // The templating library is large; only a paper that may be made needs it.
  const { renderPaper } = await import('../../papers/render-paper.js')
  const { templateOf } = await import('../../papers/templates.js')
  const template = await templateOf(settings.dataDir, filled.kind)
  const docx = valueOf(renderPaper(filled, template.bytes), terminal.locale)
  const xlsx = options.xlsx === undefined ? null : await annexOf(filled, now)
  const digests = { docx: sha256(docx), ...(xlsx === null ? {} : { xlsx: sha256(xlsx) }) }
  const record = (): Promise<void> => recordPaper(context, request, digests, options.as, now)
  const name = paperName[filled.kind]
  const annex = options.xlsx
  await writeReporting(terminal, name, 'the paper', options.out, docx, () =>
    xlsx === null || annex === undefined
      ? record()
      : writeReporting(terminal, `${name}附件`, 'the annex', annex, xlsx, record),
  )
  terminal.value({ kind: filled.kind, name, file: options.out, ...digests, ownTemplate: template.own })
  terminal.line(`${name}已写入${options.out}`, `Written to ${options.out} (${name})`)
}

async function annexOf(filled: FilledPaper, now: Date): Promise<Uint8Array | null> {
  if (filled.kind !== 'recheck') return null
  const { recheckWorkbook } = await import('../../papers/recheck-workbook.js')
  return await recheckWorkbook(filled.values, now)
}

function mustEndIn({ terminal }: Desk, file: string, ending: string): void {
  if (file.toLowerCase().endsWith(ending)) return
  throw new CommandFailed(
    terminal.locale === 'zh' ? `“${file}”应以${ending}结尾。` : `The name ${file} should end in ${ending}.`,
  )
}
