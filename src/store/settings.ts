// Small facts of the installation that must survive a restart: sandbox clock, heartbeat, blocks of the channel.
import type { Tx } from './db.js'

export type SettingKey = 'clock' | 'heartbeat' | 'channel-block' | 'channel-alarm' | 'audited-at' | 'hold' | 'brief-at'

export async function readSetting<T>(tx: Tx, key: SettingKey): Promise<T | null> {
  const row = await tx.setting.findUnique({ where: { key } })
  return row === null ? null : (JSON.parse(row.value) as T)
}

export async function writeSetting(tx: Tx, key: SettingKey, value: unknown): Promise<void> {
  const text = JSON.stringify(value)
  await tx.setting.upsert({ where: { key }, create: { key, value: text }, update: { value: text } })
}
