// Careful reading of JSON that somebody else wrote: the rules look at fields that may be absent or of any type, and
// must answer with WeCom's code instead of throwing.

export type Json = Record<string, unknown>

/** Whether the value is an object, even an empty one. */
export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value as an object; an empty one if it is none. */
export const recordOf = (value: unknown): Json => (isRecord(value) ? value : {})

/** The value's objects; an empty list if it is no list. */
export const recordsOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(recordOf) : [])

/** The value if it is a string, else the empty string. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The value's strings and numbers, as strings. */
export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string' || typeof one === 'number').map(String) : []

/** UTF-8 length; WeCom's hard limits count bytes. */
export const bytesOf = (text: string): number => Buffer.byteLength(text)

/** The longest beginning of at most `limit` UTF-8 bytes that does not cut a code point in two. */
export function cutToBytes(text: string, limit: number): string {
  let used = 0
  let kept = ''
  for (const point of text) {
    used += bytesOf(point)
    if (used > limit) return kept
    kept += point
  }
  return kept
}
