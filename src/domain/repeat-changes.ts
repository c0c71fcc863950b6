// What has to change on a case so that its links and offers are what the facts of today say. The same facts give the same
// links in whatever order papers, registries and answers came in; what people said stays.
import type { Offer, Question } from './repeat-offers.js'
import type { RepeatLink } from './repeat.js'

export interface LinkChange {
  links: RepeatLink[]
  added: RepeatLink[]
  removed: RepeatLink[]
}

/**
 * The links a case is to have: what people linked, what the facts prove, else what its own paper says. A link that stood
 * keeps its form; a new one says when it was found. Null if nothing changes.
 * @param at the moment of the comparison, ISO 8601
 */
export function linkChange(
  standing: readonly RepeatLink[],
  wanted: { exact: readonly RepeatLink[]; byPeople: readonly RepeatLink[]; stated: readonly RepeatLink[] },
  at: string,
): LinkChange | null {
  const { byPeople, exact, stated } = wanted
  const takenUp = standing.filter((link) => link.kind === 'taken-up')
  const said = new Set([...byPeople, ...takenUp].map((link) => link.ref))
  const known = [...byPeople, ...exact.filter((link) => !said.has(link.ref))]
  const proven = known.length > 0 ? known : stated
  const before = new Map(standing.map((link) => [link.ref, link]))
  const links = [
    ...proven.map((link) => {
      const old = before.get(link.ref)
      return { ...link, ...(old === undefined ? { since: at } : old.since === undefined ? {} : { since: old.since }) }
    }),
    ...takenUp,
  ].sort((a, b) => a.issuedOn.localeCompare(b.issuedOn) || a.ref.localeCompare(b.ref))
  const now = new Set(links.map((link) => link.ref))
  const added = links.filter((link) => !before.has(link.ref))
  const removed = standing.filter((link) => !now.has(link.ref))
  const renewed = links.some((link) => formOf(before.get(link.ref)) !== formOf(link))
  return added.length > 0 || removed.length > 0 || renewed ? { links, added, removed } : null
}

const formOf = (link: RepeatLink | undefined): string =>
  link === undefined ? '' : [link.circular, link.issuedOn, link.kind, link.by ?? ''].join('\n')

export interface OfferChange {
  create: (Offer & { question: Question })[]
  /** Ids of offers that stand again, though nobody answered them. */
  open: string[]
  /** Ids of open offers that do not stand any more. */
  void: string[]
}

/** Answered offers are never touched: what was refused is not asked again. */
export function offerChange(
  standing: readonly { id: string; ref: string; state: string }[],
  wanted: readonly (Offer & { question: Question })[],
): OfferChange {
  const byRef = new Map(standing.map((one) => [one.ref, one]))
  const refs = new Set(wanted.map((offer) => offer.link.ref))
  return {
    create: wanted.filter((offer) => !byRef.has(offer.link.ref)),
    open: standing.filter((one) => one.state === 'void' && refs.has(one.ref)).map((one) => one.id),
    void: standing.filter((one) => one.state === 'open' && !refs.has(one.ref)).map((one) => one.id),
  }
}
