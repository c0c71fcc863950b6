// A talk's entry in calendars follows the talk, in the transaction of the act; the engine carries it out.
import { entryOf } from '../domain/talk-entry.js'
import type { TalkFacts } from '../domain/talk.js'
import type { Tx } from '../store/db.js'
import { wantEntry } from '../store/talk-entries.js'
import type { TalkRow } from '../store/talks.js'

/**
 * A talk that was held is past: what stands in calendars stays.
 * @param row the talk as it was before the act
 */
export async function followInCalendar(tx: Tx, row: TalkRow, facts: TalkFacts, now: Date): Promise<void> {
  if (facts.heldAt === null) await wantEntry(tx, facts.id, entryOf(facts, row.scheduledBy), now)
}
