// Collects for every value of the draft the bytes it was read from (contract §4). The text kept is exactly what stands
// in the file; the kind says how far it is from the value: the same, cleaned, or concluded.
import type { Provenance } from '../domain/draft.js'
import type { Decoded } from './decode.js'
import type { Span } from './mapped-text.js'
import type { Read } from './passage.js'

export class ProvenanceCollector {
  readonly entries: Record<string, Provenance[]> = {}

  constructor(private readonly file: Decoded) {}

  /** Records where a value came from and gives the value back. */
  take<T>(pointer: string, read: Read<T> | null): T | null {
    if (read === null) return null
    this.note(pointer, read.places, read.value, read.inferred === true)
    return read.value
  }

  /** Records places (in decoded text) for a pointer; empty lists leave no entry. */
  note(pointer: string, places: Span[], value: unknown, inferred: boolean): void {
    const list = places.filter((place) => place.end > place.start).map((place) => this.entry(place, value, inferred))
    if (list.length > 0) this.entries[pointer] = list
  }

  /** The bytes of a place in the file. */
  bytesOf(place: Span): Span {
    return { start: this.file.byteAt[place.start] ?? 0, end: this.file.byteAt[place.end] ?? 0 }
  }

  private entry(place: Span, value: unknown, inferred: boolean): Provenance {
    const text = this.file.text.slice(place.start, place.end)
    const kind = inferred || lacksYear(text, value) ? 'inferred' : text === String(value) ? 'exact' : 'normalised'
    return { ...this.bytesOf(place), text, kind }
  }
}

/** A day or period whose year does not stand in the text was concluded, not read. */
const lacksYear = (text: string, value: unknown): boolean =>
  typeof value === 'string' &&
  value.length <= 10 &&
  /^\d{4}(?:-\d{2}-\d{2}$|年)/.test(value) &&
  !/\d{4}|二[〇○零0]|[０-９]{4}/.test(text)
