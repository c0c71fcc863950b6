// `doctor`: one line a check, in the order an administrator sets things up; exit 1 if any fails.
import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { Command } from 'commander'
import { createLogger } from '../../base/logger.js'
import { systemClock } from '../../base/clock.js'
import { BadSettings, processEnvironment, readSettings, type Settings } from '../../config/settings.js'
import { officialCalendar } from '../../domain/calendar.js'
import { addDays, dayOf } from '../../domain/day.js'
import { openStore } from '../../store/open.js'
import { StoreRefusal } from '../../store/sqlite/refusals.js'
import { readSetting } from '../../store/settings.js'
import { createWecomClient } from '../../wecom/index.js'
import { CommandFailed, createTerminal } from '../terminal.js'

interface Check {
  name: string
  ok: boolean
  message: string
}

export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('check settings, database, clock, disk and WeCom / 体检')
    .option('--json')
    .action(async (options: { json?: boolean }) => {
      const { settings, checks } = checkSettings()
      if (settings !== null)
        checks.push(
          await checkDatabase(settings),
          checkClock(),
          await checkDisk(settings),
          ...(await checkWecom(settings)),
        )
      const terminal = createTerminal(settings?.locale ?? 'zh', options.json === true)
      terminal.value(checks)
      for (const check of checks) terminal.line(`${check.ok ? '✓' : '✗'} ${check.name}:${check.message}`)
      const failed = checks.filter((check) => !check.ok).length
      if (failed > 0)
        throw new CommandFailed(terminal.locale === 'zh' ? `${failed}项检查未通过。` : `${failed} check(s) failed.`)
    })

function checkSettings(): { settings: Settings | null; checks: Check[] } {
  const environment = processEnvironment()
  const fault = (error: unknown): string => {
    if (error instanceof BadSettings) return error.message
    throw error
  }
  try {
    const settings = readSettings(environment, 'command')
    try {
      readSettings(environment, 'serve')
      return { settings, checks: [{ name: '设置', ok: true, message: '齐全' }] }
    } catch (error) {
      return { settings, checks: [{ name: '设置', ok: false, message: fault(error) }] }
    }
  } catch (error) {
    return { settings: null, checks: [{ name: '设置', ok: false, message: fault(error) }] }
  }
}

async function checkDatabase(settings: Settings): Promise<Check> {
  try {
    const store = await openStore({ url: settings.databaseUrl })
    const health = await store.health()
    const beat = await readSetting<string>(store.read, 'heartbeat')
    await store.close()
    return { name: '数据库', ok: health.ok, message: `${health.message}${beat === null ? '' : `,服务最近心跳${beat}`}` }
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error
    return { name: '数据库', ok: false, message: error.message }
  }
}

function checkClock(): Check {
  const today = dayOf(systemClock.now())
  const covered = officialCalendar.covers(today)
  const soon = officialCalendar.covers(addDays(today, 60))
  const message = !covered
    ? `没有${today.slice(0, 4)}年的放假安排,请升级程序`
    : soon
      ? `今天${today},放假安排已覆盖`
      : `今天${today},明年的放假安排尚未收录,跨年期限会请人核对`
  return { name: '时钟与日历', ok: covered, message }
}

async function checkDisk(settings: Settings): Promise<Check> {
  try {
    await mkdir(settings.dataDir, { recursive: true, mode: 0o700 })
    await access(settings.dataDir, constants.W_OK)
    const { bavail, bsize } = await statfs(settings.dataDir)
    const freeMb = Math.floor((bavail * bsize) / 1_048_576)
    return {
      name: '磁盘',
      ok: freeMb > 200,
      message: `${settings.dataDir}可写,剩余${freeMb}MB${freeMb > 200 ? '' : ',太少,请清理'}`,
    }
  } catch (error) {
    return {
      name: '磁盘',
      ok: false,
      message: `${settings.dataDir}不可写(${error instanceof Error && 'code' in error ? String(error.code) : '未知'})`,
    }
  }
}

async function checkWecom(settings: Settings): Promise<Check[]> {
  if (settings.wecom === null) return [{ name: '企业微信', ok: false, message: '未设置WECOM_*,无法连接' }]
  const logger = createLogger('silent')
  const client = createWecomClient({ ...settings.wecom, apiBase: settings.apiBase, clock: systemClock, logger })
  const steps = await client.probe()
  await client.close()
  return steps.map((step) => ({
    name: `企业微信 ${step.step}`,
    ok: step.ok,
    message: step.ok ? '正常' : (step.advice ?? '失败'),
  }))
}
