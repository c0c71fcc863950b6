// Part of a draft: what a correction publishes holds only the findings that are new, with their sources and checks under
// their new places. And what of the head two versions of a paper word differently.
import type { Check, Draft, Provenance } from './draft.js'

/** The draft with these findings only, in this order. */
export function draftWith(draft: Draft, indices: readonly number[]): Draft {
  const place = new Map(indices.map((index, at) => [index, at]))
  const moved = (pointer: string): string | null => {
    const [, index, rest] = /^\/findings\/(\d+)(.*)$/.exec(pointer) ?? []
    if (index === undefined) return pointer
    const at = place.get(Number(index))
    return at === undefined ? null : `/findings/${at}${rest}`
  }
  const provenance = Object.entries(draft.provenance).flatMap(([pointer, places]): [string, Provenance[]][] => {
    const at = moved(pointer)
    return at === null ? [] : [[at, places]]
  })
  const checks = draft.checks.flatMap((check): Check[] => {
    const where = check.where === null ? null : moved(check.where)
    return check.where !== null && where === null ? [] : [{ ...check, where }]
  })
  const findings = indices.flatMap((index) => draft.findings[index] ?? [])
  return { ...draft, findings, provenance: Object.fromEntries(provenance), checks }
}

export interface HeadChange {
  /** JSON pointer. */
  pointer: string
  before: unknown
  now: unknown
}

const heads: [string, (draft: Draft) => unknown][] = [
  ['/title', (draft) => draft.title],
  ['/docNumber', (draft) => draft.docNumber],
  ['/issuingOrg', (draft) => draft.issuingOrg],
  ['/issuedOn', (draft) => draft.issuedOn],
  ['/publishedOn', (draft) => draft.publishedOn],
  ['/period', (draft) => draft.period],
  ['/deadline/text', (draft) => draft.deadline?.text ?? null],
  ['/deadline/date', (draft) => draft.deadline?.date ?? null],
  ['/deadline/workingDays', (draft) => draft.deadline?.workingDays ?? null],
  ['/escalationClause', (draft) => draft.escalationClause],
]

/** Fields of the head that read differently now. */
export const headChanges = (before: Draft, now: Draft): HeadChange[] =>
  heads.flatMap(([pointer, of]) => {
    const [was, is] = [of(before), of(now)]
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ pointer, before: was, now: is }]
  })
