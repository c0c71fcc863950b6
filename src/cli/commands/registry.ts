// `registry import FILE`: staff, units, contacts, accounts, history.
import { Command } from 'commander'
import { refused } from '../../base/result.js'
import { importRegistry } from '../../flows/import-registry.js'
import { atDesk } from '../desk.js'
import { readInput } from '../reading-input.js'
import { CommandFailed, sentenceOf, valueOf } from '../terminal.js'

export const registryCommand = (): Command =>
  new Command('registry').description('the office, its units and their contacts / 名册').addCommand(
    new Command('import')
      .description('import a registry file (.json) / 导入名册')
      .argument('<file>', 'registry file')
      .option('--dry-run', 'check and count only / 只检查')
      .option('--json', 'print the counts as JSON')
      .action(async (file: string, options: { dryRun?: boolean; json?: boolean }) =>
        atDesk(options, async ({ context, clock, terminal }) => {
          const { bytes, fileName } = valueOf(await readInput(file), terminal.locale)
          if (/\.(xlsx|xls|csv)$/i.test(fileName))
            throw new CommandFailed(
              sentenceOf(
                refused('not-supported', `暂不支持从“${fileName}”导入名册,请使用.json格式。`),
                terminal.locale,
              ),
            )
          const counts = valueOf(
            await importRegistry(context, Buffer.from(bytes).toString('utf8'), options.dryRun === true, clock.now()),
            terminal.locale,
          )
          terminal.value(counts)
          const { staff, units, contacts, accounts, history, dryRun } = counts
          terminal.line(
            `${dryRun ? '检查通过(未导入)' : '已导入'}:办公室人员${staff},单位${units},联系人${contacts},账号${accounts},往期${history}`,
            `${dryRun ? 'checked, nothing imported' : 'imported'}: staff ${staff}, units ${units}, contacts ${contacts}, accounts ${accounts}, history ${history}`,
          )
        }),
      ),
  )
