// Joins the findings of a circular that is about to be published to what was circulated before it: registry history,
// cases of all years, and what the paper says of itself. Exact links only; the words of a talk's basis come from them.
import { circulatedOn } from '../domain/circulated-on.js'
import type { LifeEvent } from '../domain/account-life.js'
import type { Day } from '../domain/day.js'
import type { Draft, DraftFinding } from '../domain/draft.js'
import type { Policy } from '../domain/policy.js'
import { linksOf } from '../domain/repeat-offers.js'
import type { Circulated, RepeatLink } from '../domain/repeat.js'
import { repeatBasis, type TalkBasis } from '../domain/talk-trigger.js'
import { revisionOf } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { readPolicies } from '../store/policies.js'
import { failedInARow } from './failed-in-a-row.js'
import type { Prepared } from './prepare-circular.js'
import { type DraftedFinding, repeatWorld } from './repeat-world.js'

export interface Linked {
  repeats: RepeatLink[]
  talkBasis: TalkBasis | null
}

/** Links by index of the finding. `now`: the moment it is handled, for a paper without a day. */
export async function linkRepeats(tx: Tx, prepared: Prepared, now: Date): Promise<Map<number, Linked>> {
  const { draft, row } = prepared
  const issuedOn = circulatedOn(draft, now)
  const placed = prepared.resolved.flatMap(({ finding, index, unitId, accountId }) =>
    unitId === null
      ? []
      : [{ finding, index, unitId, accountId, account: finding.account, platform: finding.platform }],
  )
  const world = await repeatWorld(tx, scopeOf(placed), placed)
  const resumed = revisionOf(row)?.takesUp ?? {}
  const { current } = await readPolicies(tx)
  const inARow = await failedInARow(tx, prepared, current)
  const links = new Map<number, Linked>()
  for (const placedOne of placed) {
    const { finding, index } = placedOne
    const account = world.accountOf(placedOne)
    const one: Circulated = {
      ref: `/${index}`,
      circular: row.title,
      family: row.casePrefix,
      on: issuedOn,
      unitId: world.today(placedOne.unitId),
      accounts: account === null ? [] : [account],
      account: finding.account,
      place: finding.site ?? finding.document?.number ?? finding.document?.title ?? null,
      indicator: finding.indicator,
      problem: finding.problem,
      followed: true,
    }
    const known = linksOf(one, world.pool)
    const again = resumed[String(index)]
    const taken = again === undefined ? [] : [takenUp(again, row.title, issuedOn)]
    const repeats = [...(known.length > 0 ? known : statedRepeats(draft, finding)), ...taken]
    const life = account === null ? [] : world.pool.book.lifeOf(account)
    const repeated = talkGround({ draft, finding, life, links: known, on: issuedOn, policy: current })
    const failed = finding.severity === 'fail' ? (inARow.get(placedOne.unitId) ?? null) : null
    links.set(index, { repeats, talkBasis: repeated ?? failed })
  }
  return links
}

const scopeOf = (placed: readonly DraftedFinding[]) => ({
  unitIds: [...new Set(placed.map((one) => one.unitId))],
  accountIds: [...new Set(placed.flatMap((one) => one.accountId ?? []))],
})

/** The ended case that a person makes a new one of. */
export const takenUp = (no: string, circular: string, issuedOn: Day): RepeatLink => ({
  ref: no,
  circular,
  issuedOn,
  kind: 'taken-up',
})

const statedCase = (draft: Draft, finding: DraftFinding) =>
  draft.repeatCases.find((one) => one.unit === finding.unit && (one.account ?? null) === finding.account)

/** What the paper itself says was circulated before. */
export function statedRepeats(draft: Draft, finding: DraftFinding): RepeatLink[] {
  const before = statedCase(draft, finding)?.history.filter((one) => /通报/.test(one.event)) ?? []
  return before.map((one) => ({ ref: one.when, circular: `${one.when}通报`, issuedOn: '', kind: 'same-account' }))
}

export interface Ground {
  draft: Draft
  finding: DraftFinding
  /** What happened to the account; empty where the subject is none. */
  life: readonly LifeEvent[]
  links: readonly RepeatLink[]
  on: Day
  policy: Policy
}

/** Why a talk about a finding is to be proposed because it came back; null if it is not. One place, whenever links come. */
export const talkGround = ({ draft, finding, life, links, on, policy }: Ground): TalkBasis | null =>
  repeatBasis({ account: finding.account, life }, links, on, policy) ?? statedBasis(draft, finding)

/** What the paper itself says of earlier times, as the ground of a talk; null if it says nothing. */
function statedBasis(draft: Draft, finding: DraftFinding): TalkBasis | null {
  const stated = statedCase(draft, finding)
  if (stated === undefined || stated.history.length === 0) return null
  const words = `本通报载明:${stated.history.map((one) => `${one.when}${one.event}`).join(';')}。`
  return { trigger: 'same-problem', words, calls: 'leader', by: 'office' }
}
