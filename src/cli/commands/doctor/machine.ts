// What the doctor can see without asking anybody: settings, database, disk, clock and calendar.
import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { BadSettings, readSettings, type Settings } from '../../../config/settings.js'
import { officialCalendar } from '../../../domain/calendar.js'
import { addDays, dayOf } from '../../../domain/day.js'
import { openStore } from '../../../store/open.js'
import { readSetting } from '../../../store/settings.js'
import { StoreRefusal } from '../../../store/sqlite/refusals.js'
import type { Check } from './check.js'

/** The settings as far as they can be read at all; null if not even a command could run on them. */
export function checkSettings(environment: Record<string, string | undefined>): {
  settings: Settings | null
  check: Check
} {
  const faultIn = (need: 'command' | 'serve'): string | null => {
    try {
      readSettings(environment, need)
      return null
    } catch (error) {
      if (error instanceof BadSettings) return error.message
      throw error
    }
  }
  const [commands, service] = [faultIn('command'), faultIn('serve')]
  const fault = commands ?? service
  const check: Check = { name: '设置', ok: fault === null, message: fault ?? '齐全' }
  return { settings: commands === null ? readSettings(environment, 'command') : null, check }
}

/** The database, and when the service last gave a sign of life in it (ISO 8601; null = never). */
export async function checkDatabase(settings: Settings): Promise<{ check: Check; heartbeat: string | null }> {
  try {
    const store = await openStore({ url: settings.databaseUrl })
    const health = await store.health()
    const heartbeat = await readSetting<string>(store.read, 'heartbeat')
    await store.close()
    const message = `${health.message}${heartbeat === null ? '' : `,服务最近心跳${heartbeat}`}`
    return { check: { name: '数据库', ok: health.ok, message }, heartbeat }
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error
    return { check: { name: '数据库', ok: false, message: error.message }, heartbeat: null }
  }
}

export async function checkDisk(settings: Settings): Promise<Check> {
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
    const code = error instanceof Error && 'code' in error ? String(error.code) : '未知'
    return { name: '磁盘', ok: false, message: `${settings.dataDir}不可写(${code}),请检查DATA_DIR和文件夹的权限` }
  }
}

/** Whether the holidays of `now`'s year are known. */
export function checkCalendar(now: Date): Check {
  const today = dayOf(now)
  const covered = officialCalendar.covers(today)
  const soon = officialCalendar.covers(addDays(today, 60))
  const message = !covered
    ? `没有${today.slice(0, 4)}年的放假安排,请升级程序`
    : soon
      ? `今天${today},放假安排已覆盖`
      : `今天${today},明年的放假安排尚未收录,跨年期限会请人核对`
  return { name: '时钟与日历', ok: covered, message }
}
