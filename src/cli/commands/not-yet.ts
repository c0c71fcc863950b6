// Commands of the contract that are not built yet say so, instead of being unknown.
import { Command } from 'commander'
import { commandSettings } from '../desk.js'
import { CommandFailed } from '../terminal.js'

const notYet = (name: string, zh: string, en: string): Command =>
  new Command(name)
    .description(en)
    .argument('[file]')
    .action(() => {
      throw new CommandFailed(
        commandSettings().locale === 'zh' ? `${name}尚未提供:${zh}` : `${name} is not available yet: ${en}`,
      )
    })

export const backupCommand = (): Command =>
  notYet(
    'backup',
    '停止服务后复制数据库文件和DATA_DIR即可备份。',
    'stop the service and copy the database file and DATA_DIR',
  )

export const restoreCommand = (): Command =>
  notYet('restore', '停止服务后把备份的文件放回原处。', 'stop the service and put the copied files back')
