// What stands in calendars for talks, and what should.
import type { WantedEntry } from '../domain/talk-entry.js'
import type { Tx } from './db.js'
import { fromJson, toJson } from './json.js'

export type TalkEntryRow = NonNullable<Awaited<ReturnType<Tx['talkEntry']['findUnique']>>>

export const wantedOf = (row: TalkEntryRow): WantedEntry | null => fromJson<WantedEntry | null>(row.wanted, null)

/** How long making an entry may take before whoever made it counts as dead, ms. */
const leaseMs = 10 * 60_000

/** Owes the calendar a change; nothing if what stands there is what should. */
export async function wantEntry(tx: Tx, talkId: string, wanted: WantedEntry | null, now: Date): Promise<void> {
  const row = await tx.talkEntry.findUnique({ where: { talkId } })
  if (row === null && wanted === null) return
  const text = toJson(wanted)
  if (row?.wanted === text) return
  // Somebody is making the entry: what it must become afterwards waits until its id is known.
  if (row?.state === 'making') return void (await tx.talkEntry.update({ where: { talkId }, data: { wanted: text } }))
  const owed = { wanted: text, state: 'pending', notBefore: now, error: null }
  await tx.talkEntry.upsert({ where: { talkId }, create: { talkId, ...owed }, update: owed })
}

/** What is owed by now, and entries whose maker died over them. */
export const entriesDue = (tx: Tx, now: Date) =>
  tx.talkEntry.findMany({
    where: { state: { in: ['pending', 'making'] }, notBefore: { lte: now } },
    orderBy: { talkId: 'asc' },
    take: 50,
  })

/** Says that the entry is being made; false if it changed meanwhile. */
export async function startMaking(tx: Tx, { talkId, wanted }: TalkEntryRow, now: Date): Promise<boolean> {
  const { count } = await tx.talkEntry.updateMany({
    where: { talkId, wanted, state: 'pending' },
    data: { state: 'making', notBefore: new Date(now.getTime() + leaseMs) },
  })
  return count === 1
}
