// Collects for every value of the draft where it was read (contract §4). The text kept is exactly what stands in the
// file; the kind says how far it is from the value: the same, cleaned, or concluded.
import type { Place, Provenance, ProvenanceKind, Quarantined } from '../domain/draft.js'
import type { Source } from './formats/source.js'
import type { Span } from './mapped-text.js'
import type { Read } from './passage.js'

export class ProvenanceCollector {
  private recent: { places: Span[]; list: Provenance[] }[] = []

  entries: Record<string, Provenance[]> = {}

  constructor(private readonly file: Source) {}

  /** What was collected so far; collecting begins anew. */
  handOver(): Record<string, Provenance[]> {
    const { entries } = this
    this.entries = {}
    return entries
  }

  /** Records where a value came from and gives the value back. */
  take<T>(pointer: string, read: Read<T> | null): T | null {
    if (read === null) return null
    this.note(pointer, read.places, read.value, read.inferred === true)
    return read.value
  }

  /** Records places (in the logical text) for a pointer; empty lists leave no entry. */
  note(pointer: string, places: Span[], value: unknown, inferred: boolean): void {
    const list = inferred ? this.inferredList(places) : this.listOf(places, value, false)
    if (list.length > 0) this.entries[pointer] = list
  }

  /** Several values are concluded from the same places (severity, veto, indicator): they share the list. */
  private inferredList(places: Span[]): Provenance[] {
    const known = this.recent.find((one) => one.places === places)
    if (known !== undefined) return known.list
    const list = this.listOf(places, null, true)
    this.recent = [{ places, list }, ...this.recent.slice(0, 2)]
    return list
  }

  private listOf(places: Span[], value: unknown, inferred: boolean): Provenance[] {
    const [only] = places
    if (places.length === 1 && only !== undefined) return this.entriesOf(only, value, inferred)
    return places.flatMap((place) => this.entriesOf(place, value, inferred))
  }

  /** A span that was taken out, as the draft lists it. */
  quarantined(span: Span, reason: string): Quarantined[] {
    return this.file.locate(span).map((place) => outOfText(place, reason))
  }

  private entriesOf(span: Span, value: unknown, inferred: boolean): Provenance[] {
    if (span.end <= span.start) return []
    const concluded = inferred || lacksYear(this.file.text.slice(span.start, span.end), value)
    const printed = String(value)
    return this.file.locate(span).map((place) => {
      const kind: ProvenanceKind = concluded ? 'inferred' : place.text === printed ? 'exact' : 'normalised'
      if ('start' in place) return { start: place.start, end: place.end, text: place.text, kind }
      const { part, row, column, page, text } = place
      return { part, row, column, page, text, kind }
    })
  }
}

/** An entry of the quarantine; of bytes the offsets are enough. */
export function outOfText(place: Place, reason: string): Quarantined {
  return 'start' in place ? { start: place.start, end: place.end, reason } : { ...place, reason }
}

/** A day or period whose year does not stand in the text was concluded, not read. */
const lacksYear = (text: string, value: unknown): boolean =>
  typeof value === 'string' &&
  value.length <= 10 &&
  /^\d{4}(?:-\d{2}-\d{2}$|年)/.test(value) &&
  !/\d{4}|二[〇○零0]|[０-９]{4}/.test(text)
