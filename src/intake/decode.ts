// Bytes to text, together with the byte at which every character stood. Encodings met in published circulars: UTF-8,
// UTF-16 with a byte order mark, and GB18030 (which contains GBK). What is none of them is refused, never guessed at.
import { done, refused, type Result } from '../base/result.js'

export interface Decoded {
  text: string
  /** Byte offset at which each UTF-16 unit begins; one entry more than `text` has units. */
  byteAt: Uint32Array
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
}

const notText = refused(
  'not-text',
  '文件不是可读的文本(可能是程序、图片或已损坏),请另存为 UTF-8 编码的 .txt 后再导入。',
)

/** Decodes a text file. Refusal `not-text` when it holds binary content or fits none of the known encodings. */
export function decode(bytes: Uint8Array): Result<Decoded> {
  const utf16 = utf16Encoding(bytes)
  if (utf16 !== null) return attempt(bytes, utf16, 2, () => 2)
  if (bytes.includes(0)) return notText
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const utf8 = attempt(bytes, 'utf-8', bom, (at) => utf8Length(bytes[at] ?? 0))
  return utf8.ok ? utf8 : attempt(bytes, 'gb18030', 0, (at) => gbLength(bytes, at))
}

function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** Decodes strictly from `start` and walks bytes and characters in step; `lengthAt` = bytes of the character there. */
function attempt(
  bytes: Uint8Array,
  encoding: Decoded['encoding'],
  start: number,
  lengthAt: (at: number) => number,
): Result<Decoded> {
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(start))
  } catch {
    return notText
  }
  if (controlShare(text) > 0.01) return notText
  const byteAt = new Uint32Array(text.length + 1)
  const wide = encoding === 'utf-8' || encoding === 'gb18030'
  let at = start
  for (let i = 0; i < text.length; i++) {
    byteAt[i] = at
    at += lengthAt(at)
    // A character beyond the basic plane is two units of text but one of the file; both begin at the same byte.
    if (wide && isHighSurrogate(text.charCodeAt(i)) && i + 1 < text.length) byteAt[++i] = byteAt[i - 1] ?? 0
  }
  byteAt[text.length] = bytes.length
  return done({ text, byteAt, encoding })
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff

function utf8Length(lead: number): number {
  if (lead < 0x80) return 1
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}

/** GB18030: ASCII and 0x80 take one byte, a second byte `0`–`9` announces four, everything else two. */
function gbLength(bytes: Uint8Array, at: number): number {
  if ((bytes[at] ?? 0) <= 0x80) return 1
  const second = bytes[at + 1] ?? 0
  return second >= 0x30 && second <= 0x39 ? 4 : 2
}

function controlShare(text: string): number {
  let controls = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09 && unit !== 0x0c) controls++
  }
  return text.length === 0 ? 0 : controls / text.length
}
