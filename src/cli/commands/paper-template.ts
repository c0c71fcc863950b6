// `paper template list|export|check|set|drop`: the Word templates behind the papers. An office exports one, edits it in Word
// or WPS, has it checked, and its leader puts it into use.
import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Argument, Command } from 'commander'
import { sha256 } from '../../base/ids.js'
import { type Fields, fieldsOf, type PaperKind, paperKinds, paperName } from '../../domain/paper.js'
import { maySetTemplate, recordTemplate } from '../../flows/papers/record-template.js'
import { mayBeTemplate } from '../../papers/compile-template.js'
import { ownTemplatePath, shippedTemplate, templateOf } from '../../papers/templates.js'
import { atDesk, commandSettings } from '../desk.js'
import { readInput } from '../reading-input.js'
import { createTerminal, valueOf } from '../terminal.js'
import { notWritten, writeReporting, writeWhole } from '../write-whole.js'

export function templateCommand(): Command {
  const template = new Command('template').description('the Word templates of the papers / 文书模板')
  for (const subcommand of [list(), exportOne(), check(), set(), drop()]) template.addCommand(subcommand)
  return template
}

const kindArgument = (): Argument => new Argument('<kind>', 'which paper').choices(paperKinds)

/** `单位`, `事项[序号 编号 …]`: what a template may name. */
const tagsOf = (fields: Fields): string[] =>
  Object.values(fields).map((field) =>
    typeof field === 'string' ? field : `${field.tag}[${tagsOf(field.rows).join(' ')}]`,
  )

const list = (): Command =>
  new Command('list')
    .description('every paper, whose template it uses, and the placeholders it knows / 列表')
    .option('--json')
    .action(async (options: { json?: boolean }) => {
      const settings = commandSettings()
      const terminal = createTerminal(settings.locale, options.json === true)
      const papers = await Promise.all(
        paperKinds.map(async (kind) => {
          const { own } = await templateOf(settings.dataDir, kind)
          return { kind, name: paperName[kind], own, placeholders: tagsOf(fieldsOf(kind)) }
        }),
      )
      terminal.value(papers)
      for (const { kind, name, own, placeholders } of papers) {
        terminal.line(
          `${kind} ${name} [${own ? '本办公室模板' : '默认模板'}]`,
          `${kind} ${name} [${own ? 'own' : 'shipped'}]`,
        )
        terminal.line(`    ${placeholders.join(' ')}`)
      }
    })

const exportOne = (): Command =>
  new Command('export')
    .description('write the template in use to a file, to be edited in Word or WPS / 导出')
    .addArgument(kindArgument())
    .argument('<file>', 'where to write it')
    .option('--shipped', 'the one that ships with the program')
    .action(async (kind: PaperKind, file: string, options: { shipped?: boolean }) => {
      const settings = commandSettings()
      const terminal = createTerminal(settings.locale, false)
      const bytes =
        options.shipped === true ? await shippedTemplate(kind) : (await templateOf(settings.dataDir, kind)).bytes
      await writeReporting(terminal, '模板', 'the template', file, bytes)
      terminal.line(`${paperName[kind]}模板已写入${file}`, `The template of ${paperName[kind]} is in ${file}`)
    })

const check = (): Command =>
  new Command('check')
    .description('whether a file could be used as the template of a paper; nothing is stored / 检查')
    .addArgument(kindArgument())
    .argument('<file>', 'the edited template (.docx)')
    .action(async (kind: PaperKind, file: string) => {
      const terminal = createTerminal(commandSettings().locale, false)
      const { bytes } = valueOf(await readInput(file), terminal.locale)
      valueOf(mayBeTemplate(kind, bytes), terminal.locale)
      terminal.line(`可以用作${paperName[kind]}的模板。`, `The file can be used as template of ${paperName[kind]}.`)
    })

const set = (): Command =>
  new Command('set')
    .description('use an edited template from now on / 启用')
    .addArgument(kindArgument())
    .argument('<file>', 'the edited template (.docx)')
    .requiredOption('--as <userid>', 'leader')
    .option('--json')
    .action(async (kind: PaperKind, file: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, settings, clock, terminal }) => {
        const now = clock.now()
        valueOf(await maySetTemplate(context, options.as, now), terminal.locale)
        const { bytes } = valueOf(await readInput(file), terminal.locale)
        valueOf(mayBeTemplate(kind, bytes), terminal.locale)
        const path = ownTemplatePath(settings.dataDir, kind)
        const digest = sha256(bytes)
        try {
          await mkdir(dirname(path), { recursive: true, mode: 0o700 })
          await writeWhole(path, bytes, () => recordTemplate(context, kind, digest, options.as, now))
        } catch (error) {
          throw notWritten(terminal, '模板', 'the template', path, error)
        }
        terminal.value({ kind, digest, own: true })
        terminal.line(`已启用${paperName[kind]}的新模板。`, `The new template of ${paperName[kind]} is in use.`)
      }),
    )

const drop = (): Command =>
  new Command('drop')
    .description('use the template that ships again / 恢复默认模板')
    .addArgument(kindArgument())
    .requiredOption('--as <userid>', 'leader')
    .option('--json')
    .action(async (kind: PaperKind, options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, settings, clock, terminal }) => {
        const now = clock.now()
        valueOf(await maySetTemplate(context, options.as, now), terminal.locale)
        const { own } = await templateOf(settings.dataDir, kind)
        if (own) {
          await recordTemplate(context, kind, null, options.as, now)
          await rm(ownTemplatePath(settings.dataDir, kind), { force: true })
        }
        terminal.value({ kind, own: false, changed: own })
        terminal.line(
          own ? `${paperName[kind]}恢复使用默认模板。` : `${paperName[kind]}本来就在使用默认模板,没有变化。`,
          own
            ? `${paperName[kind]} uses the shipped template again.`
            : `${paperName[kind]} used the shipped one; nothing changed.`,
        )
      }),
    )
