// The least that can be done for 1,000 due cases: plain SQL, prepared, in one transaction, that leaves behind the rows a
// cycle leaves: messages planned, claimed and sent, obligations owed and settled, cases noticed, their events, the audit.
import { dueAt, type Filled, noOf, open, stored } from './filled.js'
import { median } from './numbers.js'

/** Milliseconds; the median of three on three circulars, the changes taken back each time. */
export function plainSql(filled: Filled, count: number, circular: number): number {
  const database = open(filled)
  const at = stored(dueAt)
  const content = JSON.stringify({ type: 'card', title: '整改通知', body: '某账号:监测时间点前2周内无更新'.repeat(8) })
  const message = database.prepare(
    `INSERT INTO Message (id, "to", kind, counted, content, listed, circularIds, subject, plannedOn, notBefore, state, attempts, createdAt)
     VALUES (?, ?, 'plan', 1, ?, ?, ?, ?, '2024-08-21', ?, 'pending', 0, ?)`,
  )
  const obligation = database.prepare(
    `INSERT INTO Obligation ("key", subjectId, round, rule, userid, dueAt, outcome, messageId) VALUES (?, ?, 0, 'notice', ?, ?, 'owed', ?)`,
  )
  const claimed = database.prepare(
    `UPDATE Message SET state = 'sending', triedAt = ?, firstTriedAt = ?, leaseUntil = ?, attempts = attempts + 1 WHERE id = ? AND state = 'pending'`,
  )
  const sent = database.prepare(
    `UPDATE Message SET state = 'sent', settledAt = ?, wecomId = ?, responseCode = ?, responseCodeAt = ? WHERE id = ?`,
  )
  const settled = database.prepare(`UPDATE Obligation SET outcome = 'sent', settledAt = ? WHERE messageId = ?`)
  const noticed = database.prepare(`UPDATE "Case" SET noticedAt = ?, nextDueAt = ?, version = version + 1 WHERE no = ?`)
  const event = database.prepare(
    `INSERT INTO CaseEvent (id, caseNo, seq, type, at, "by", details) VALUES (?, ?, 2, 'noticed', ?, 'system', ?)`,
  )
  const { seq } = database.prepare(`SELECT coalesce(max(seq), 0) AS seq FROM AuditEntry`).get() as { seq: number }
  const audit = database.prepare(
    `INSERT INTO AuditEntry (seq, at, actor, act, subject, digest, prev, hash) VALUES (?, ?, 'system', 'message-sent', ?, ?, ?, ?)`,
  )
  const due = database.prepare(`SELECT * FROM "Case" WHERE circularId = ? ORDER BY seq LIMIT ?`)
  const taken = [0, 1, 2].map((round) => {
    const from = performance.now()
    database.exec('BEGIN IMMEDIATE')
    due.all(`circular-${circular}`, count)
    for (let n = 0; n < count; n++) {
      const [no, id, to] = [noOf(circular * 1000 + n), `plain-${round}-${n}`, `u${n}-liaison`]
      message.run(id, to, content, `["${no}"]`, `["circular-${circular}"]`, `{"kind":"cases","nos":["${no}"]}`, at, at)
      obligation.run(`${no}/0/notice/0/${to}`, no, to, at, id)
      claimed.run(at, at, at, id)
      sent.run(at, id, id, at, id)
      settled.run(at, id)
      noticed.run(at, at, no)
      event.run(`${no}-2`, no, at, content)
      const digest = String(n).padStart(64, '0')
      audit.run(seq + 1 + n, at, id, digest, digest, `plain-${round}-${digest}`)
    }
    database.exec('COMMIT')
    const tookMs = performance.now() - from
    for (const table of ['Obligation', 'Message', 'CaseEvent', 'AuditEntry'])
      database.exec(
        `DELETE FROM ${table} WHERE ${{ Obligation: `messageId LIKE 'plain-%'`, Message: `id LIKE 'plain-%'`, CaseEvent: `caseNo LIKE 'B${circular}Q3-%'`, AuditEntry: `hash LIKE 'plain-%'` }[table] ?? '0'}`,
      )
    return tookMs
  })
  database.close()
  return median(taken)
}
