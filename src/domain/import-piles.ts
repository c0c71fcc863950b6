// A corrected version of a paper against what is known of it: five piles, shown to a person before anything is applied.
// Nothing is guessed: what is neither the same nor plainly another waits in `unclear`.
import { isOpen, type CaseState } from './case.js'
import type { DraftFinding } from './draft.js'
import { fingerprintOf, grouped, sameProblem, sameSubject, subjectKey } from './finding-sameness.js'

/** A finding of the stored circular, with the case it became. */
export interface KnownFinding {
  finding: DraftFinding
  /** As the machine read it, before people corrected it; the same as `finding` if nobody did. */
  printed: DraftFinding
  /** A person added it by hand or from an annex: its absence from the paper says nothing. */
  added: boolean
  /** Number as people count (with a case: the case number). */
  name: string
  case: { no: string; state: CaseState } | null
}

export interface Piles {
  /** Listed now, not known before. */
  new: { index: number; finding: DraftFinding }[]
  /** Listed again although its case was withdrawn: a new case that points to the old one. */
  reopened: { index: number; finding: DraftFinding; known: KnownFinding }[]
  /** No longer listed: an open case is withdrawn, an ended one stays as it is. */
  closed: { known: KnownFinding }[]
  /** The same before and now; also what people added and what they struck. */
  untouched: { index: number | null; known: KnownFinding }[]
  /** The same subject with other words: the same finding, or another one? */
  unclear: { index: number; finding: DraftFinding; known: KnownFinding }[]
}

/** Sorts the findings of `now` (in their order) and everything known into the piles; each stands in exactly one. */
export function importPiles(known: readonly KnownFinding[], now: readonly DraftFinding[]): Piles {
  const piles: Piles = { new: [], reopened: [], closed: [], untouched: [], unclear: [] }
  const pool = new Pool(known)
  const open: { index: number; finding: DraftFinding }[] = []
  for (const [index, finding] of now.entries()) {
    const same = pool.takeSame(finding)
    if (same === undefined) open.push({ index, finding })
    else if (same.case?.state === 'withdrawn') piles.reopened.push({ index, finding, known: same })
    else piles.untouched.push({ index, known: same })
  }
  for (const { index, finding } of open) {
    const near = pool.takeAlike(finding)
    if (near === undefined) piles.new.push({ index, finding })
    else piles.unclear.push({ index, finding, known: near })
  }
  for (const one of pool.left()) {
    const stays = one.added || one.finding.struck !== undefined
    if (stays) piles.untouched.push({ index: null, known: one })
    else piles.closed.push({ known: one })
  }
  return piles
}

/** What is known and not matched yet. */
class Pool {
  private readonly taken = new Set<KnownFinding>()
  private readonly byPrint: Map<string, KnownFinding[]>
  private readonly bySubject: Map<string, KnownFinding[]>

  constructor(private readonly known: readonly KnownFinding[]) {
    const tellings = known.flatMap((one) => [...new Set([one.printed, one.finding])].map((told) => ({ told, one })))
    const owners = (keyOf: (told: DraftFinding) => string): Map<string, KnownFinding[]> =>
      new Map([...grouped(tellings, ({ told }) => keyOf(told))].map(([key, list]) => [key, list.map(({ one }) => one)]))
    this.byPrint = owners(fingerprintOf)
    this.bySubject = owners(subjectKey)
  }

  takeSame(finding: DraftFinding): KnownFinding | undefined {
    return this.take(this.byPrint.get(fingerprintOf(finding)), () => true)
  }

  /** The same subject, first with the same problem in other words, then with any; struck and withdrawn ones left out. */
  takeAlike(finding: DraftFinding): KnownFinding | undefined {
    const group = this.bySubject
      .get(subjectKey(finding))
      ?.filter((one) => one.finding.struck === undefined && one.case?.state !== 'withdrawn')
    const alike = (withProblem: boolean) => (one: KnownFinding) =>
      [one.printed, one.finding].some(
        (told) => sameSubject(told, finding) && (!withProblem || sameProblem(told, finding)),
      )
    return this.take(group, alike(true)) ?? this.take(group, alike(false))
  }

  left(): KnownFinding[] {
    return this.known.filter((one) => !this.taken.has(one))
  }

  private take(
    group: readonly KnownFinding[] | undefined,
    fits: (one: KnownFinding) => boolean,
  ): KnownFinding | undefined {
    const found = group?.find((one) => !this.taken.has(one) && fits(one))
    if (found !== undefined) this.taken.add(found)
    return found
  }
}

export interface Decisions {
  /** Entries of `unclear` that are the same finding in other words. */
  same: ReadonlySet<number>
  /** Entries of `unclear` that are another finding: the old one is no longer listed. */
  other: ReadonlySet<number>
}

/** The piles after a person decided about the unclear ones; those undecided stay there. */
export function decided(piles: Piles, { same, other }: Decisions): Piles {
  const out: Piles = {
    new: [...piles.new],
    reopened: piles.reopened,
    closed: [...piles.closed],
    untouched: [...piles.untouched],
    unclear: [],
  }
  for (const entry of piles.unclear) {
    if (same.has(entry.index)) out.untouched.push({ index: entry.index, known: entry.known })
    else if (other.has(entry.index)) {
      out.new.push({ index: entry.index, finding: entry.finding })
      out.closed.push({ known: entry.known })
    } else out.unclear.push(entry)
  }
  return out
}

/** Cases that publishing the correction withdraws. */
export const casesToWithdraw = (piles: Piles): string[] =>
  piles.closed.flatMap(({ known }) => (known.case !== null && isOpen(known.case.state) ? [known.case.no] : []))
