// Which files are taken at all. Refusals are one sentence a person can act on (contract §4: empty, over 20 MiB, of
// another kind); nothing is read before these are settled.
import { refused, type Refusal } from '../base/result.js'

/** Largest circular file in bytes (contract §4). */
export const bytesMax = 20 * 1024 * 1024

/** Endings of kinds that are known but not read yet. */
const otherKinds = new Set([
  'html',
  'htm',
  'docx',
  'doc',
  'wps',
  'xlsx',
  'xls',
  'et',
  'csv',
  'pdf',
  'ofd',
  'rtf',
  'png',
  'jpg',
  'jpeg',
  'zip',
])

/** A refusal for a file that is not taken, or null. `fileName` may be `-` or without an ending: then content decides. */
export function refuseFile(bytes: Uint8Array, fileName: string): Refusal | null {
  if (bytes.length === 0) return refused('empty', '文件是空的,请检查后重新导出再导入。')
  if (bytes.length > bytesMax) return refused('too-large', '文件超过20MB,请只导入通报正文和附件的文本。')
  const ending = /\.([a-z0-9]{1,8})$/i.exec(fileName.trim())?.[1]?.toLowerCase()
  if (ending !== undefined && ending !== 'txt' && ending !== 'text' && ending !== 'tmp') {
    if (otherKinds.has(ending)) return unsupported(`.${ending} 文件`)
    return unsupported(`.${ending} 这种文件`)
  }
  return refuseContent(bytes)
}

const unsupported = (what: string): Refusal =>
  refused('unsupported-kind', `暂不支持${what},请把通报另存为 .txt 文本后再导入。`)

/** Kinds that betray themselves by their first bytes, whatever the file is called. */
function refuseContent(bytes: Uint8Array): Refusal | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 512))
  if (head.startsWith('%PDF')) return unsupported('PDF 文件')
  if (head.startsWith('PK\u0003\u0004')) return unsupported('Word、Excel 或压缩文件')
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return unsupported('旧版 Word 或 Excel 文件')
  if (head.startsWith('{\\rtf')) return unsupported('RTF 文件')
  if (/^(?:ï»¿)?\s*(?:<!doctype html|<html|<\?xml)/i.test(head)) return unsupported('网页(HTML)文件')
  return null
}
