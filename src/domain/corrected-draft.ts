// The draft that goes on: the machine's reading, which stays as it was read, with everything people corrected. Every value in
// it names its source, the paper or a named person (promise 9). Findings never change places: their places are the case
// numbers.
import { findingPointer } from './correction-values.js'
import type { KeptCorrection } from './draft-corrections.js'
import type { Check, Draft, DraftDeadline, DraftFinding, Provenance, TypedSource } from './draft.js'

/** The draft with everything applied that people did to it. The same list gives the same draft; none gives the reading. */
export const correctedDraft = (draft: Draft, corrections: readonly KeptCorrection[]): Draft =>
  corrections.reduce(applied, draft)

function applied(draft: Draft, correction: KeptCorrection): Draft {
  switch (correction.kind) {
    case 'set':
      return withValue(draft, correction.pointer, correction.value, correction)
    case 'add':
      return withFinding(draft, correction.finding, typedPlaces(correction.finding, correction), correction.by)
    case 'strike': {
      const struck = { by: correction.by, reason: correction.reason }
      return settled(changed(draft, correction.index, { struck }), correction.by, (where) =>
        isUnder(where, `/findings/${correction.index}`),
      )
    }
    case 'restore': {
      const unsettled = draft.checks.map((check): Check => {
        if (!isUnder(check.where, `/findings/${correction.index}`)) return check
        const { settledBy: _, ...open } = check
        return open
      })
      return { ...changed(draft, correction.index, { struck: undefined }), checks: unsettled }
    }
    case 'annex':
      return withAnnex(draft, correction)
  }
}

const isUnder = (where: string | null, pointer: string): boolean =>
  where !== null && (where === pointer || where.startsWith(`${pointer}/`))

/** Checks at the places for which `about` holds are settled by that person. */
function settled(draft: Draft, by: string, about: (where: string | null, code: string) => boolean): Draft {
  const checks = draft.checks.map((check) =>
    check.settledBy === undefined && about(check.where, check.code) ? { ...check, settledBy: by } : check,
  )
  return { ...draft, checks }
}

function changed(draft: Draft, index: number, part: Partial<DraftFinding>): Draft {
  const findings = draft.findings.map((finding, at) => {
    if (at !== index) return finding
    const next = { ...finding, ...part }
    if (next.struck === undefined) delete next.struck
    return next
  })
  return { ...draft, findings }
}

const typed = (value: unknown, { by, at }: { by: string; at: string }): TypedSource => ({
  kind: 'typed',
  by,
  at,
  text: typeof value === 'string' ? value : JSON.stringify(value),
})

/** The provenance after a person typed `value`: what stood under the pointer no longer says where it comes from. */
function sourced(draft: Draft, pointer: string, value: unknown, who: { by: string; at: string }): Draft['provenance'] {
  const others = Object.entries(draft.provenance).filter(([known]) => !isUnder(known, pointer))
  return { ...Object.fromEntries(others), [pointer]: [typed(value, who)] }
}

function withValue(draft: Draft, pointer: string, value: unknown, who: KeptCorrection): Draft {
  const provenance = sourced(draft, pointer, value, who)
  const finding = findingPointer(pointer)
  if (finding !== null) {
    const next = changed({ ...draft, provenance }, finding.index, fieldOf(draft, finding, value))
    return settled(next, who.by, (where) => isUnder(where, pointer))
  }
  if (pointer === '/deadline' || pointer.startsWith('/deadline/'))
    return withDeadline({ ...draft, provenance }, pointer, value, who)
  const next: Draft = { ...draft, [pointer.slice(1)]: value, provenance }
  const rest = settled(next, who.by, (where) => isUnder(where, pointer))
  return pointer === '/issuedOn' ? deadlineToLookAt(rest) : rest
}

function fieldOf(draft: Draft, { index, field }: { index: number; field: string }, value: unknown) {
  if (field === 'indicator') return { indicator: value as string | null, indicatorCandidates: [] }
  const [outer, inner] = field.split('/')
  if (inner === undefined) return { [field]: value }
  return { [outer ?? '']: { number: null, title: null, ...draft.findings[index]?.document, [inner]: value } }
}

/** A typed day is a day; a typed number of days counts from receipt. What was reckoned before gives way to it. */
function withDeadline(draft: Draft, pointer: string, value: unknown, who: KeptCorrection): Draft {
  const field = pointer.slice('/deadline/'.length)
  const before: DraftDeadline = draft.deadline ?? { text: '', date: null, base: 'absolute', workingDays: null }
  const own = { [field]: value } as Partial<DraftDeadline>
  const none = { date: null, time: null, workingDays: null, calendarDays: null }
  const day = { ...none, time: before.time ?? null, base: 'absolute' as const }
  const term = field === 'date' ? day : /Days$/.test(field) ? { ...none, base: 'receipt-date' as const } : {}
  const deadline = pointer === '/deadline' ? null : { ...before, ...term, ...own }
  const isTerm = deadline === null || 'base' in term
  const next: Draft = { ...draft, deadline }
  if (isTerm && deadline !== null)
    next.provenance = { ...next.provenance, '/deadline/base': [typed(deadline.base, who)] }
  return settled(next, who.by, (where) => (isTerm ? isUnder(where, '/deadline') : isUnder(where, pointer)))
}

/** A deadline that was reckoned from the issue day has to be looked at when that day is corrected. */
function deadlineToLookAt(draft: Draft): Draft {
  const places = draft.provenance['/deadline/date'] ?? []
  const { deadline } = draft
  if (deadline?.date == null || !places.some((place) => place.kind === 'inferred')) return draft
  const message = `成文日期已更正,期限${deadline.date}是按原来的日期推算的,请核对。`
  return {
    ...draft,
    checks: [...draft.checks, { code: 'deadline-recheck', level: 'warn', message, where: '/deadline' }],
  }
}

const fieldsOf = (finding: DraftFinding): [string, unknown][] =>
  Object.entries(finding).flatMap(([key, value]): [string, unknown][] =>
    key === 'document' && finding.document != null
      ? Object.entries(finding.document).map(([inner, one]) => [`document/${inner}`, one])
      : [[key, value]],
  )

function typedPlaces(finding: DraftFinding, who: { by: string; at: string }): Record<string, Provenance[]> {
  const given = fieldsOf(finding).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(given.map(([field, value]) => [field, [typed(value, who)]]))
}

function withFinding(draft: Draft, finding: DraftFinding, places: Record<string, Provenance[]>, by: string): Draft {
  const at = `/findings/${draft.findings.length}`
  const own = Object.entries(places).map(([field, list]): [string, Provenance[]] => [`${at}/${field}`, list])
  const next: Draft = {
    ...draft,
    findings: [...draft.findings, finding],
    provenance: { ...draft.provenance, ...Object.fromEntries(own) },
  }
  return settled(next, by, (where) => where === '/findings')
}

/** The annex's words win over the text's, and a person's over both. */
function withAnnex(draft: Draft, correction: KeptCorrection & { kind: 'annex' }): Draft {
  const { by, fileName, answered, checks, entries } = correction
  const findings = [...draft.findings]
  const provenance = { ...draft.provenance }
  for (const { joins, finding, places } of entries) {
    const index = joins ?? findings.length
    const before = findings[index]
    const isTyped = (field: string): boolean =>
      draft.provenance[`/findings/${index}/${field}`]?.some((place) => place.kind === 'typed') ?? false
    const given = Object.entries(finding).filter(([key, value]) => value != null && !isTyped(key))
    findings[index] = before === undefined ? finding : { ...before, ...Object.fromEntries(given) }
    for (const [field, list] of Object.entries(places))
      if (!isTyped(field)) provenance[`/findings/${index}/${field}`] = list
  }
  const anonymousCounts = draft.anonymousCounts.map((count, index) =>
    answered.includes(index) ? { ...count, answeredBy: fileName } : count,
  )
  const next = { ...draft, findings, provenance, anonymousCounts }
  const answers = settled(next, by, (where, code) => code === 'annex-absent' || where === '/findings')
  return { ...answers, checks: [...answers.checks, ...checks] }
}
