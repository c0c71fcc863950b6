// GBK as a two-way table. Node decodes it but cannot encode; the reverse table is built once, on first need, from
// Node's own decoder, so both directions agree.

let table: Map<string, number> | null = null

function build(): Map<string, number> {
  const decoder = new TextDecoder('gbk')
  const pairs = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const char = decoder.decode(Uint8Array.of(lead, trail))
      if (char.length === 1 && char !== '\ufffd') pairs.set(char, lead * 256 + trail)
    }
  }
  return pairs
}

/** Bytes of one character, or null when GBK has none for it. */
export function gbkBytes(char: string): number[] | null {
  const code = char.charCodeAt(0)
  if (code < 0x80) return [code]
  table ??= build()
  const pair = table.get(char)
  return pair === undefined ? null : [pair >> 8, pair & 255]
}

/** Decodes strictly; null when the bytes are no GBK. */
export function gbkText(bytes: number[]): string | null {
  try {
    return new TextDecoder('gbk', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}
