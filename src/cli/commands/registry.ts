// `registry import|template|learned|hand-over`: staff, units, contacts, accounts, history; what was decided about names; and
// the open cases of a merged unit.
import { Command } from 'commander'
import { forgetLearnedName } from '../../flows/forget-learned-name.js'
import { handOverMerged } from '../../flows/hand-over-cases.js'
import { importRegistry } from '../../flows/import-registry.js'
import type { HandedRegistry } from '../../domain/registry.js'
import { readRegistry } from '../../registry-reader.js'
import { learnedNames } from '../../store/learned-names.js'
import { atDesk, commandSettings, type Desk } from '../desk.js'
import { readInput } from '../reading-input.js'
import { showDifference } from '../show-difference.js'
import { createTerminal, valueOf } from '../terminal.js'
import { writeReporting } from '../write-whole.js'

export const registryCommand = (): Command =>
  new Command('registry')
    .description('the office, its units and their contacts / 名册')
    .addCommand(importSubcommand())
    .addCommand(templateSubcommand())
    .addCommand(learnedSubcommand())
    .addCommand(handOverSubcommand())

const importSubcommand = (): Command =>
  new Command('import')
    .description('import a registry file (.xlsx or .json); shows what changes / 导入名册')
    .argument('<file>', 'registry file')
    .option('--dry-run', 'check and show the difference only / 只检查和比较')
    .option('--json', 'print counts and difference as JSON')
    .action(async (path: string, options: { dryRun?: boolean; json?: boolean }) => {
      const { locale } = createTerminal(commandSettings().locale, false)
      // Before the database is opened: a file with a fault must not even make one.
      const file = valueOf(await readRegistry(valueOf(await readInput(path), locale)), locale)
      await atDesk(options, async (desk) => importChecked(desk, file, options.dryRun === true))
    })

async function importChecked({ context, clock, terminal }: Desk, file: HandedRegistry, dryRun: boolean): Promise<void> {
  const imported = valueOf(await importRegistry(context, file, dryRun, clock.now()), terminal.locale)
  terminal.value(imported)
  const { staff, units, contacts, accounts, history, unchanged, difference } = imported
  const zh = `办公室人员${staff},单位${units},联系人${contacts},账号${accounts},往期${history}`
  const en = `staff ${staff}, units ${units}, contacts ${contacts}, accounts ${accounts}, history ${history}`
  if (unchanged) terminal.line(`没有变化,未写入:${zh}`, `no change, nothing written: ${en}`)
  else if (dryRun) terminal.line(`检查通过(未导入):${zh}`, `checked, nothing imported: ${en}`)
  else terminal.line(`已导入:${zh}`, `imported: ${en}`)
  showDifference(terminal, difference)
}

const templateSubcommand = (): Command =>
  new Command('template')
    .description('write an empty registry workbook with explanations / 名册模板')
    .argument('<file>', 'workbook to write (.xlsx)')
    .action(async (file: string) => {
      const terminal = createTerminal(commandSettings().locale, false)
      // The workbook library is large; only this needs it.
      const { registryTemplate } = await import('../../papers/registry-template.js')
      await writeReporting(terminal, '名册模板', 'the template', file, await registryTemplate())
      terminal.line(`名册模板已写入${file}`, `Template written to ${file}`)
    })

const learnedSubcommand = (): Command =>
  new Command('learned')
    .description('printed names a person decided about; forget one / 已确认的名称')
    .requiredOption('--as <userid>', 'officer')
    .option('--forget <printed>', 'ask again the next time this name is printed')
    .option('--json')
    .action(async (options: { as: string; forget?: string; json?: boolean }) =>
      atDesk(options, async (desk) => {
        const { context, clock, terminal } = desk
        if (options.forget !== undefined)
          valueOf(await forgetLearnedName(context, options.forget, options.as, clock.now()), terminal.locale)
        await listLearned(desk)
      }),
    )

async function listLearned({ store, terminal }: Desk): Promise<void> {
  const units = new Map((await store.read.unit.findMany()).map((one) => [one.id, one.name]))
  const accounts = new Map((await store.read.account.findMany()).map((one) => [one.id, `${one.name}(${one.platform})`]))
  const rows = (await learnedNames(store.read)).map(({ kind, printed, issuer, within, target, by, on }) => ({
    kind,
    printed,
    issuer,
    within: units.get(within) ?? null,
    target: target === 'new' ? 'new' : ((kind === 'unit' ? units : accounts).get(target) ?? target),
    by,
    on,
  }))
  terminal.value(rows)
  if (rows.length === 0) terminal.line('还没有确认过的名称。', 'No names decided yet.')
  for (const one of rows) terminal.line(`“${one.printed}”→“${one.target}”  ${one.issuer}  ${one.by} ${one.on}`)
}

const handOverSubcommand = (): Command =>
  new Command('hand-over')
    .description('give the open cases of a merged unit to the one it was merged into / 移交未办结事项')
    .argument('<unit>', 'name of the merged unit')
    .requiredOption('--as <userid>', 'officer')
    .option('--json')
    .action(async (unit: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const moved = valueOf(await handOverMerged(context, unit, options.as, clock.now()), terminal.locale)
        terminal.value(moved)
        terminal.line(
          `已把${moved.caseNos.length}项移交给${moved.to}:${moved.caseNos.join('、')}`,
          `${moved.caseNos.length} cases handed over to ${moved.to}: ${moved.caseNos.join(', ')}`,
        )
      }),
    )
