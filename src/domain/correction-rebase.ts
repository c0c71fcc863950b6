// A circular that is not published yet is read anew from a corrected file: what people had corrected is carried over where
// the new paper still says what it said before, and named where it does not, so that a person does it again or lets it be.
import { correctedDraft } from './corrected-draft.js'
import type { Correction, KeptCorrection } from './draft-corrections.js'
import { findingPointer } from './correction-values.js'
import type { Draft, DraftFinding } from './draft.js'
import { fingerprintOf } from './finding-sameness.js'

export interface Rebased {
  kept: KeptCorrection[]
  /** Corrections that no longer fit, each with the reason in words. */
  lost: { correction: KeptCorrection; reason: string }[]
}

/** Carries corrections of the draft `before` over to `now`. The machine's readings are given, not the corrected ones. */
export function rebased(corrections: readonly KeptCorrection[], before: Draft, now: Draft): Rebased {
  const out: Rebased = { kept: [], lost: [] }
  const places = samePlaces(before.findings, now.findings)
  let old = before
  let next = now
  for (const correction of corrections) {
    const added = old.findings.length
    const moved = carried(correction, { old, before, now, next, places })
    if (moved.correction === null) out.lost.push({ correction, reason: moved.reason })
    else {
      const kept = { ...moved.correction, by: correction.by, at: correction.at }
      const first = next.findings.length
      next = correctedDraft(next, [kept])
      out.kept.push(kept)
      for (let n = 0; first + n < next.findings.length; n++) places.set(added + n, first + n)
    }
    old = correctedDraft(old, [correction])
  }
  return out
}

interface Step {
  old: Draft
  before: Draft
  now: Draft
  next: Draft
  /** Index of a finding in the old draft → in the new one. */
  places: ReadonlyMap<number, number>
}

const gone = (index: number, { old }: Step) => ({
  correction: null,
  reason: `新文件里没有原第${index + 1}项(${old.findings[index]?.problem ?? ''})`,
})

function carried(
  correction: Correction,
  step: Step,
): { correction: Correction } | { correction: null; reason: string } {
  const { places, now, before } = step
  switch (correction.kind) {
    case 'set': {
      const finding = findingPointer(correction.pointer)
      if (finding === null) {
        const [was, is] = [valueAt(before, correction.pointer), valueAt(now, correction.pointer)]
        if (was === is) return { correction }
        return { correction: null, reason: `新文件的“${correction.pointer}”与原文件不同,现读作${is}` }
      }
      const index = places.get(finding.index)
      if (index === undefined) return gone(finding.index, step)
      return { correction: { ...correction, pointer: `/findings/${index}/${finding.field}` } }
    }
    case 'strike':
    case 'restore': {
      const index = places.get(correction.index)
      return index === undefined ? gone(correction.index, step) : { correction: { ...correction, index } }
    }
    case 'add': {
      const print = fingerprintOf(correction.finding)
      const printed = now.findings.findIndex((one) => fingerprintOf(one) === print)
      if (printed < 0) return { correction }
      return { correction: null, reason: `手工补充的问题新文件已列出(第${printed + 1}项),不再重复` }
    }
    case 'annex':
      return { correction: null, reason: `附件“${correction.fileName}”要对照新文件重新提交` }
  }
}

/** Findings that both papers word the same, each matched once. */
function samePlaces(before: readonly DraftFinding[], now: readonly DraftFinding[]): Map<number, number> {
  const open = new Map<string, number[]>()
  for (const [index, finding] of now.entries())
    open.set(fingerprintOf(finding), [...(open.get(fingerprintOf(finding)) ?? []), index])
  const places = new Map<number, number>()
  for (const [index, finding] of before.entries()) {
    const at = open.get(fingerprintOf(finding))?.shift()
    if (at !== undefined) places.set(index, at)
  }
  return places
}

function valueAt(draft: Draft, pointer: string): string {
  let value: unknown = draft
  for (const key of pointer.slice(1).split('/'))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return JSON.stringify(value ?? null)
}
