// A template's bytes, opened with care: it must be a Word document without macros, of a sensible size, that fetches nothing
// from elsewhere when it is opened. What is wrong is one Chinese sentence for who edited it.
import PizZip from 'pizzip'
import { done, type Result, refused } from '../base/result.js'

/** Templates are pages of text; a letterhead picture fits in easily. */
const bytesMost = 5 * 1024 * 1024
const unpackedMost = 50 * 1024 * 1024

const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** Opens a template for filling. */
export function openTemplate(bytes: Uint8Array): Result<PizZip> {
  if (bytes.length === 0) return refused('empty', '模板文件是空的,请重新保存后再试。')
  if (bytes.length > bytesMost) return refused('too-large', '模板文件超过5MB,请去掉里面的大图后再试。')
  const zip = unpack(bytes)
  if (zip === null) return refused('template-kind', '模板不是.docx文件,请在Word或WPS里另存为.docx后再试。')
  const fault = faultOf(zip)
  return fault === null ? done(zip) : fault
}

function unpack(bytes: Uint8Array): PizZip | null {
  try {
    return new PizZip(Buffer.from(bytes))
  } catch {
    // The library says only that it is no archive it can read; that is all there is to tell.
    return null
  }
}

function faultOf(zip: PizZip) {
  if (unpackedSize(zip) > unpackedMost) return refused('too-much', '模板解开后过大,请重新制作。')
  const types = textOf(zip, '[Content_Types].xml')
  if (types === null || textOf(zip, 'word/document.xml') === null)
    return refused('template-kind', '模板不是.docx文件,请在Word或WPS里另存为.docx后再试。')
  if (/macroEnabled|vbaProject|activeX/i.test(types) || Object.keys(zip.files).some((name) => /vbaProject/i.test(name)))
    return refused('has-macros', '模板带有宏或控件,请另存为不含宏的.docx后再试。')
  if (!types.includes(mainType)) return refused('template-kind', '模板不是.docx文件,请在Word或WPS里另存为.docx后再试。')
  const outside = Object.keys(zip.files).some((name) => name.endsWith('.rels') && fetches(textOf(zip, name) ?? ''))
  return outside ? refused('template-outside', '模板引用了外部文件(图片或模板的链接),请改为嵌入后再试。') : null
}

/** Relationships to the outside other than links a reader clicks. */
const fetches = (relations: string): boolean =>
  [...relations.matchAll(/<Relationship\b[^>]*>/g)].some(
    ([one]) => /TargetMode\s*=\s*["']External["']/i.test(one) && !/\/hyperlink["']/.test(one),
  )

const textOf = (zip: PizZip, name: string): string | null => zip.file(name)?.asText() ?? null

/** What the archive says it unpacks to, before anything is unpacked. */
function unpackedSize(zip: PizZip): number {
  return Object.values(zip.files).reduce((sum, file) => {
    const packed: unknown = Reflect.get(file, '_data')
    const size: unknown = typeof packed === 'object' && packed !== null ? Reflect.get(packed, 'uncompressedSize') : 0
    return sum + (typeof size === 'number' ? size : 0)
  }, 0)
}
