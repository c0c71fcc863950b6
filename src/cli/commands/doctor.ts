// `doctor`: one line a check, in the order an administrator sets things up; exit 1 if any fails.
import { Command } from 'commander'
import { systemClock } from '../../base/clock.js'
import { localeOf, processEnvironment, type Settings } from '../../config/settings.js'
import { CommandFailed, createTerminal } from '../terminal.js'
import { type Check, lineOf } from './doctor/check.js'
import { checkCalendar, checkDatabase, checkDisk, checkSettings } from './doctor/machine.js'
import { checkWecom } from './doctor/wecom.js'

export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('check settings, database, clock, disk and WeCom / 体检')
    .option('--json')
    .option('--create-menu', 'put the bot’s menu into the app, in the place of its present one / 创建应用菜单')
    .action(async (options: { json?: boolean; createMenu?: boolean }) => {
      const environment = processEnvironment()
      const { settings, check } = checkSettings(environment)
      const checks = [
        check,
        ...(settings === null ? [unchecked] : await checksWith(settings, options.createMenu === true)),
      ]
      const terminal = createTerminal(settings?.locale ?? localeOf(environment), options.json === true)
      terminal.value(checks)
      for (const one of checks) terminal.line(lineOf(one))
      const failed = checks.filter((one) => one.ok === false).length
      if (failed > 0)
        throw new CommandFailed(terminal.locale === 'zh' ? `${failed}项检查未通过。` : `${failed} check(s) failed.`)
    })

const unchecked: Check = { name: '其余各项', ok: null, message: '请先改好设置' }

async function checksWith(settings: Settings, createMenu: boolean): Promise<Check[]> {
  const { check: database, heartbeat } = await checkDatabase(settings)
  const [disk, calendar] = [await checkDisk(settings), checkCalendar(systemClock.now())]
  return [database, disk, calendar, ...(await checkWecom({ settings, clock: systemClock, heartbeat, createMenu }))]
}
