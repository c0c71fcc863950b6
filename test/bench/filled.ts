// A database full of open cases, written fast by plain SQL into the schema the program makes. Cases are spread over
// circulars of a thousand and over a thousand units; none is due until `makeDue`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { built } from './built.js'

const { openStore } = await built<typeof import('../../src/store/open.js')>('store/open.js')

/** The instant of every cycle: a working morning inside the send window. */
export const dueAt = new Date('2024-08-21T09:20:00+08:00')
/** Instants as the store writes them: texts that compare as they follow each other. */
export const stored = (at: Date): string => at.toISOString().replace('Z', '+00:00')
const later = stored(new Date('2024-09-06T09:05:00+08:00'))
const perCircular = 1000
const unitCount = 1000

export interface Filled {
  path: string
  url: string
  cases: number
  remove(): void
}

export const open = (filled: Pick<Filled, 'path'>): DatabaseSyncInstance => {
  const database = new DatabaseSync(filled.path)
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-64000')
  return database
}

export const noOf = (n: number): string =>
  `B${Math.floor(n / perCircular)}Q3-${String((n % perCircular) + 1).padStart(4, '0')}`

export async function fill(cases: number): Promise<Filled> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'))
  const path = join(folder, 'duban.db')
  const filled = { path, url: `file:${path}`, cases, remove: () => rmSync(folder, { recursive: true, force: true }) }
  await (await openStore({ url: filled.url })).close()
  const database = open(filled)
  database.exec('BEGIN')
  people(database)
  circulars(database, Math.ceil(cases / perCircular))
  caseRows(database, cases)
  database.exec('COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  return filled
}

function people(database: DatabaseSyncInstance): void {
  const unit = database.prepare(`INSERT INTO Unit (id, name, aliases) VALUES (?, ?, '[]')`)
  const person = database.prepare(`INSERT INTO Person (userid, name, roles) VALUES (?, ?, ?)`)
  const contact = database.prepare(`INSERT INTO Contact (id, unitId, userid, role) VALUES (?, ?, ?, ?)`)
  person.run('office-1', '经办', '["officer"]')
  person.run('office-lead', '负责人', '["leader"]')
  for (let n = 0; n < unitCount; n++) {
    unit.run(`unit-${n}`, `单位${n}`)
    for (const role of ['liaison', 'deputy', 'leader']) {
      person.run(`u${n}-${role}`, `联系人${n}`, '[]')
      contact.run(`c${n}-${role}`, `unit-${n}`, `u${n}-${role}`, role)
    }
  }
}

function circulars(database: DatabaseSyncInstance, count: number): void {
  const draft = JSON.stringify({
    title: '通报',
    escalationClause: '逾期整改不到位的,将按程序进行约谈',
    findings: [],
    checks: [],
  })
  const circular = database.prepare(
    `INSERT INTO Circular (id, code, casePrefix, digest, fileName, bytes, draft, choices, state, title, importedAt, publishedAt, submittedBy)
     VALUES (?, ?, ?, ?, 'x.txt', x'00', ?, '{}', 'published', '2024年第三季度检查情况的通报', ?, ?, 'office-1')`,
  )
  const at = stored(dueAt)
  for (let n = 0; n < count; n++) circular.run(`circular-${n}`, `B${n}Q3`, `B${n}Q3`, `digest-${n}`, draft, at, at)
}

function caseRows(database: DatabaseSyncInstance, count: number): void {
  const row = database.prepare(
    `INSERT INTO "Case" (no, circularId, seq, unitId, accountName, platform, problem, veto, severity, source, provenance,
       policyVersion, state, round, openedAt, roundAt, dueOn, deadlineBase, deadlineText, noticedAt, acknowledgedAt, fixed,
       reported, repeats, nextDueAt, version)
     VALUES (?, ?, ?, ?, ?, '微信公众号', '监测时间点前2周内无更新', 'unsaid', 'minor', 'annex', '[]',
       'default-1', 'acknowledged', 0, ?, ?, '2024-09-10', 'absolute', '9月10日前', ?, ?, 'none', 'notAsked', '[]', ?, 1)`,
  )
  const at = stored(dueAt)
  for (let n = 0; n < count; n++) {
    const [circular, seq] = [Math.floor(n / perCircular), (n % perCircular) + 1]
    row.run(noOf(n), `circular-${circular}`, seq, `unit-${n % unitCount}`, `某账号${n}`, at, at, at, at, later)
  }
}

/** The published morning of one circular: its cases are owed their notice, each to another person. */
export function makeDue(filled: Filled, count: number, circular: number): void {
  const database = open(filled)
  database
    .prepare(
      `UPDATE "Case" SET nextDueAt = ?, noticedAt = NULL, acknowledgedAt = NULL, state = 'issued'
       WHERE circularId = ? AND seq <= ?`,
    )
    .run(stored(dueAt), `circular-${circular}`, count)
  // Who got a message today gets no second one: every measured morning is the first.
  database.exec(`UPDATE Message SET counted = 0`)
  database.close()
}
