// Texts cut to what WeCom takes, with an ellipsis to show it. Cards count characters, texts count UTF-8 bytes
// (wecom.md §2.2, §2.3); neither cut ever leaves half a character behind.

const ellipsis = '…'

/** At most `charactersMax` code points. */
export function fitCharacters(text: string, charactersMax: number): string {
  // A code point is at most two units, so most texts need no counting.
  if (text.length <= charactersMax) return text
  const points = Array.from(text)
  return points.length <= charactersMax ? text : points.slice(0, charactersMax - 1).join('') + ellipsis
}

/** At most `bytesMax` UTF-8 bytes. */
export function fitBytes(text: string, bytesMax: number): string {
  if (Buffer.byteLength(text) <= bytesMax) return text
  const bytes = Buffer.from(text)
  let end = bytesMax - Buffer.byteLength(ellipsis)
  // 10xxxxxx continues a character: step back to where the next one begins.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return bytes.toString('utf8', 0, end) + ellipsis
}
