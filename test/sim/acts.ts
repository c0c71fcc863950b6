// What may happen in the life of an office, as one table: a new act is one entry. Each tries something with whatever the
// office has just now, by whoever chance picks; being refused is as good an end as being done.
import { contactActs } from './acts-of-contacts.js'
import { officeActs } from './acts-of-office.js'
import { lifeActs } from './acts-of-life.js'
import { talkActs } from './acts-of-talks.js'
import { worldActs } from './acts-of-world.js'
import type { Life } from './life.js'

export interface Act {
  name: string
  /** How often, against the others. */
  weight: number
  does(life: Life): Promise<void>
}

export const acts: [Act, ...Act[]] = [...contactActs, ...officeActs, ...talkActs, ...lifeActs, ...worldActs]
