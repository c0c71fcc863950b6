// Texts cut to what WeCom takes, with an ellipsis to show it. Cards count characters, texts count UTF-8 bytes (wecom.md
// §2.2, §2.3). No cut leaves half a character, half an emoji or an open link behind, and what leaves is plain UTF-8.

const ellipsis = '…'
/** What people see as one character may be many: a family emoji, a flag, a letter with its accents. */
const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** At most `charactersMax` code points. */
export function fitCharacters(text: string, charactersMax: number): string {
  const clean = plain(text)
  // A code point is at most two units, so most texts need no counting.
  if (clean.length <= charactersMax) return clean
  const points = Array.from(clean)
  if (points.length <= charactersMax) return clean
  return cutAt(clean, points.slice(0, charactersMax - 1).join('').length)
}

/** At most `bytesMax` UTF-8 bytes. */
export function fitBytes(text: string, bytesMax: number): string {
  const clean = plain(text)
  const bytes = Buffer.from(clean)
  if (bytes.length <= bytesMax) return clean
  let end = bytesMax - Buffer.byteLength(ellipsis)
  // 10xxxxxx continues a character: step back to where the next one begins.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return cutAt(clean, bytes.toString('utf8', 0, end).length)
}

/** JSON would write half surrogates and control characters as `\uXXXX`, which WeCom refuses (40033). */
function plain(text: string): string {
  const wellFormed = Buffer.from(text).toString('utf8')
  return /[^\P{Cc}\n\r\t]/u.test(wellFormed) ? wellFormed.replaceAll(/[^\P{Cc}\n\r\t]/gu, '') : wellFormed
}

/** The first `end` units of `text`, or less: back to where a cluster begins that is outside any link. */
function cutAt(text: string, end: number): string {
  const links = [...text.matchAll(/<a\s[\s\S]*?(?:<\/a>|$)/gi)].map(({ index, 0: link }) => [
    index,
    index + link.length,
  ])
  let cut = end
  for (let before = -1; before !== cut; ) {
    before = cut
    cut = clusters.segment(text).containing(cut)?.index ?? cut
    cut = links.find(([from = 0, to = 0]) => from < cut && cut < to)?.[0] ?? cut
  }
  return text.slice(0, cut) + ellipsis
}
