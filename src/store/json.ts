// Columns that hold JSON as text. Only this program writes them, so reading trusts the shape the writer gave.

export const toJson = (value: unknown): string => JSON.stringify(value)

/** Parses what `toJson` wrote; `fallback` for null. */
export function fromJson<T>(text: string | null, fallback: T): T {
  return text === null ? fallback : (JSON.parse(text) as T)
}
