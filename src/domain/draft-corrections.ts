// What people can correct in a draft, kept as a list beside it, and what of it is refused. How the list turns the reading
// into the draft that goes on stands in corrected-draft.ts.
import { done, type Result, refused } from '../base/result.js'
import { findingFor, noFinding, valueFor } from './correction-values.js'
import type { Check, Draft, DraftFinding, Provenance } from './draft.js'

/** A finding of an annex handed in later. */
export interface AnnexEntry {
  /** Index of the finding it is the same as; null = the text does not name it. */
  joins: number | null
  finding: DraftFinding
  /** Field of the finding (`unit`, `document/number`) → where it stands in the annex. */
  places: Record<string, Provenance[]>
}

export type Correction =
  /** One value, by JSON pointer. */
  | { kind: 'set'; pointer: string; value: unknown }
  /** A finding the reading missed. */
  | { kind: 'add'; finding: DraftFinding }
  | { kind: 'strike'; index: number; reason: string }
  | { kind: 'restore'; index: number }
  | {
      kind: 'annex'
      /** SHA-256 of the file. */
      digest: string
      fileName: string
      entries: AnnexEntry[]
      /** Indices of the counts without names that it answers. */
      answered: number[]
      /** What does not add up in the annex, or between it and the text. */
      checks: Check[]
    }

export type KeptCorrection = Correction & {
  /** userid, or `system` where a command did not say who */
  by: string
  /** ISO 8601 */
  at: string
}

/** Checks what a person wants to correct against the draft as it stands; gives it back in its final form. */
export function checkedCorrection(
  draft: Draft,
  correction: Correction,
  codes: ReadonlySet<string>,
): Result<Correction> {
  switch (correction.kind) {
    case 'set': {
      const value = valueFor(draft, correction.pointer, correction.value, codes)
      return value.ok ? done({ ...correction, value: value.value }) : value
    }
    case 'add': {
      const finding = findingFor(correction.finding, codes)
      return finding.ok ? done({ kind: 'add', finding: finding.value }) : finding
    }
    case 'strike':
    case 'restore': {
      const finding = draft.findings[correction.index]
      if (finding === undefined) return noFinding(draft, correction.index)
      const struck = finding.struck !== undefined
      if (correction.kind === 'strike') {
        if (struck) return refused('finding-struck', `第${correction.index + 1}项已经划去。`)
        if (correction.reason.trim() === '') return refused('reason-missing', '划去一项要用 --reason 写明原因。')
      } else if (!struck) return refused('finding-not-struck', `第${correction.index + 1}项没有划去,不用恢复。`)
      return done(correction)
    }
    case 'annex':
      return done(correction)
  }
}
