// The chain is searched from its end, by person, act, subject and days, a page at a time, and every entry that matches comes
// exactly once, however rare it is and wherever a page ends.
import { expect, test } from 'vitest'
import { type AuditSearch, appendAudit, searchAudit } from '../../src/store/audit.js'
import { openOffice } from '../flows/office.js'

const none: AuditSearch = { actors: null, act: null, subject: null, from: null, to: null }

/** A chain of 600 entries over 60 days, ten a day; every 97th is a rare one. */
async function chain() {
  const { store } = await openOffice()
  await store.write(async (tx) => {
    await tx.auditEntry.deleteMany()
    const acts = Array.from({ length: 600 }, (_, index) => ({
      at: new Date(Date.parse('2024-03-01T09:00:00+08:00') + Math.floor(index / 10) * 86_400_000),
      actor: index % 2 === 0 ? 'office-1' : 'system',
      act: index % 97 === 0 ? 'circular-approved' : 'message-sent',
      subject: `B24Q3-${String(index).padStart(3, '0')}`,
      details: index,
    }))
    await appendAudit(tx, acts)
  })
  return store.read
}

async function all(read: Awaited<ReturnType<typeof chain>>, search: AuditSearch, limit: number): Promise<number[]> {
  const found: number[] = []
  for (let below: number | null = null; ; ) {
    const page = await searchAudit(read, search, below, limit)
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    found.push(...page.rows.map((row) => row.seq))
    below = page.below
    if (below === null) return found
  }
}

test('page by page, each entry once, the last first', async () => {
  const read = await chain()
  const found = await all(read, none, 7)
  expect(found).toEqual(Array.from({ length: 600 }, (_, index) => 600 - index))
})

test('by act, person and part of the subject', async () => {
  const read = await chain()
  expect(await all(read, { ...none, act: 'circular-approved' }, 2)).toEqual([583, 486, 389, 292, 195, 98, 1])
  expect(await all(read, { ...none, actors: ['office-1'] }, 50)).toHaveLength(300)
  expect(await all(read, { ...none, subject: 'q3-59' }, 50)).toHaveLength(10)
  expect(await all(read, { ...none, actors: ['nobody'] }, 50)).toEqual([])
})

test('by days, both included', async () => {
  const read = await chain()
  const days = await all(read, { ...none, from: '2024-03-02', to: '2024-03-03' }, 6)
  expect(days).toEqual(Array.from({ length: 20 }, (_, index) => 30 - index))
  expect(await all(read, { ...none, from: '2024-04-29' }, 50)).toHaveLength(10)
  expect(await all(read, { ...none, to: '2024-02-29' }, 50)).toEqual([])
  expect(await all(read, { ...none, from: '2025-01-01' }, 50)).toEqual([])
})
