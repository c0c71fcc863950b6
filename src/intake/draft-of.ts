// A reading becomes a draft: plain values on one side, provenance under the same pointers on the other (contract §4).
import type { Draft, DraftContact, DraftDeadline, DraftRepeatCase } from '../domain/draft.js'
import { findingOf } from './finding-of.js'
import { readKind } from './genre.js'
import type { Paper } from './paper.js'
import type { ProvenanceCollector } from './provenance.js'
import type { Reading } from './reading.js'
import type { DeadlineRead } from './recognisers/deadlines.js'
import { restoreTitle } from './recognisers/restore.js'

/** Fills the draft; checks and quarantine are added by the caller. */
export function draftOf(paper: Paper, reading: Reading, sources: ProvenanceCollector): Draft {
  const title = sources.take('/title', reading.title)
  const restored = title === null ? null : restoreTitle(title, paper)
  const main = mainDeadline(reading.deadlines)
  return {
    title,
    ...(restored === null ? {} : { titleRestored: restored }),
    docNumber: sources.take('/docNumber', reading.docNumber),
    issuingOrg: sources.take('/issuingOrg', reading.issuer),
    ...(reading.issuer?.raw === undefined ? {} : { issuingOrgRaw: reading.issuer.raw }),
    kind: sources.take('/kind', readKind(paper, reading.title)),
    issuedOn: sources.take('/issuedOn', reading.issuedOn),
    publishedOn: sources.take('/publishedOn', reading.publishedOn),
    period: periodOf(reading, sources),
    dataWindow: windowOf(reading, sources),
    docSubject: sources.take('/docSubject', reading.subject),
    addressees: reading.addressees.map((one, index) => sources.take(`/addressees/${index}`, one) ?? ''),
    deadline: main === null ? null : deadlineOf(main, '/deadline', sources),
    deadlines:
      reading.deadlines.length < 2
        ? []
        : reading.deadlines.map((one, index) => deadlineOf(one, `/deadlines/${index}`, sources)),
    contacts: contactsOf(reading, sources),
    totals: totalsOf(reading, sources),
    lastPeriodRecheck: recheckOf(reading, sources),
    findings: reading.findings.map((judged, index) => findingOf(judged, `/findings/${index}`, sources)),
    repeatCases: repeatsOf(reading, sources),
    anonymousCounts: reading.anonymous.map(({ count, places }, index) => {
      sources.note(`/anonymousCounts/${index}/problem`, places, count.problem, false)
      if (count.count !== null) sources.note(`/anonymousCounts/${index}/count`, places, count.count, false)
      return count
    }),
    escalationClause: sources.take('/escalationClause', reading.escalation),
    provenance: sources.entries,
    checks: [],
    quarantine: [],
  }
}

/** The deadline for everybody: the first without a group of its own, else the first. */
export const mainDeadline = (deadlines: DeadlineRead[]): DeadlineRead | null =>
  deadlines.find(({ deadline }) => deadline.appliesTo === null) ?? deadlines[0] ?? null

function deadlineOf(
  { deadline, term, places, termPlaces, appliesToPlaces }: DeadlineRead,
  at: string,
  sources: ProvenanceCollector,
): DraftDeadline {
  const inferred = term.base !== 'absolute' || term.yearInferred
  sources.note(`${at}/text`, places, deadline.text, false)
  sources.note(`${at}/base`, termPlaces, deadline.base, true)
  if (deadline.date !== null) sources.note(`${at}/date`, termPlaces, deadline.date, inferred)
  for (const key of ['time', 'workingDays', 'calendarDays'] as const)
    if (deadline[key] !== null && deadline[key] !== undefined)
      sources.note(`${at}/${key}`, termPlaces, deadline[key], false)
  for (const key of ['what', 'recipient', 'form'] as const)
    if (deadline[key] !== null && deadline[key] !== undefined)
      sources.note(`${at}/${key}`, places, deadline[key], false)
  if (deadline.appliesTo !== null) sources.note(`${at}/appliesTo`, appliesToPlaces, deadline.appliesTo, false)
  return deadline
}

function periodOf({ period }: Reading, sources: ProvenanceCollector): Draft['period'] {
  if (period === null) return null
  for (const [key, value] of Object.entries(period.value))
    sources.note(`/period/${key}`, period.places, value, period.inferred === true)
  return sources.take('/period', period)
}

function windowOf({ window }: Reading, sources: ProvenanceCollector): Draft['dataWindow'] {
  if (window === null) return null
  if (window.start !== null) sources.note('/dataWindow/start', window.places, window.start, false)
  if (window.end !== null) sources.note('/dataWindow/end', window.places, window.end, false)
  return { start: window.start, end: window.end }
}

const contactsOf = ({ contacts }: Reading, sources: ProvenanceCollector): DraftContact[] =>
  contacts.map((contact, index) => ({
    name: sources.take(`/contacts/${index}/name`, contact.name) ?? '',
    phone: sources.take(`/contacts/${index}/phone`, contact.phone),
    for: sources.take(
      `/contacts/${index}/for`,
      contact.for === null ? null : { ...contact.for, value: contact.for.value },
    ),
  }))

function totalsOf(reading: Reading, sources: ProvenanceCollector): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [key, read] of Object.entries(reading.totals))
    if (read !== undefined) out[key] = sources.take(`/totals/${key}`, read)
  if (reading.annexRows > 0) out.annexRows = reading.annexRows
  return out
}

function recheckOf({ recheck }: Reading, sources: ProvenanceCollector): Draft['lastPeriodRecheck'] {
  if (recheck === null) return null
  for (const [key, places] of Object.entries(recheck.places))
    sources.note(
      `/lastPeriodRecheck/${key}`,
      places,
      recheck.recheck[key as keyof typeof recheck.recheck],
      key === 'period',
    )
  return recheck.recheck
}

function repeatsOf({ repeats }: Reading, sources: ProvenanceCollector): DraftRepeatCase[] {
  return repeats.map(({ repeat, places, historyPlaces, item }, index) => {
    const at = `/repeatCases/${index}`
    sources.take(`${at}/unit`, item.unit)
    sources.take(`${at}/account`, item.account)
    sources.take(`${at}/platform`, item.platform)
    sources.note(`${at}/problem`, places, repeat.problem, false)
    repeat.history.forEach((entry, i) =>
      sources.note(`${at}/history/${i}/when`, historyPlaces[i] ?? [], entry.when, false),
    )
    return repeat
  })
}
