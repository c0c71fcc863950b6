// What `doctor` says about the database file: whether every page, index and reference is sound, and how full it is.
import type { Connection } from './connection.js'
import { isBusy } from './failures.js'

const pragma = (db: Connection, name: string): number => Number(db.rows(`PRAGMA ${name}`)[0]?.[0] ?? 0)

const damaged = (detail: string) => ({
  ok: false,
  message: `数据库文件已损坏(${detail.replace(/\s+/g, ' ')}),请停止服务并用备份恢复。`,
})

/** Reads the whole file and blocks meanwhile: fine for `doctor`, too long for a probe of a big database. */
export function checkFile(db: Connection): { ok: boolean; message: string } {
  try {
    return verdictOn(db)
  } catch (error) {
    // Damage can be so bad that the check itself breaks off.
    if (isBusy(error) || !(error instanceof Error)) throw error
    return damaged(error.message)
  }
}

function verdictOn(db: Connection): { ok: boolean; message: string } {
  const verdict = String(db.rows('PRAGMA integrity_check(1)')[0]?.[0])
  if (verdict !== 'ok') return damaged(verdict)
  const broken = db.rows('PRAGMA foreign_key_check')[0]
  if (broken !== undefined)
    return { ok: false, message: `数据库中表 ${String(broken[0])} 有记录指向不存在的记录,请用备份恢复或联系开发者。` }
  const pages = pragma(db, 'page_count')
  const free = pragma(db, 'freelist_count')
  const megabytes = ((pages * pragma(db, 'page_size')) / 1_048_576).toFixed(1)
  return { ok: true, message: `数据库文件完好,${megabytes} MB,共 ${pages} 页,其中空闲 ${free} 页。` }
}
