// What a file is: by its content first, by its name's ending only where content cannot tell (a table as text from plain
// text). What is not read is refused with what to do about it; a wrong ending on readable content does no harm.
import { done, refused, type Refusal, type Result } from '../../base/result.js'
import { refuseFile } from '../accept.js'
import { Archive } from './archive.js'
import { encrypted } from './damaged.js'
import type { Kind } from './source.js'

/** The kind of a file that is taken at all. `fileName` may be `-` or without an ending. */
export async function kindOf(bytes: Uint8Array, fileName: string): Promise<Result<Kind>> {
  const refusal = refuseFile(bytes)
  if (refusal !== null) return refusal
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const ending = /\.([a-z0-9]{1,8})$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? ''
  if (/^[\s\S]{0,1024}%PDF-/.test(head)) return done('pdf')
  if (head.startsWith('PK\u0003\u0004')) return archiveKind(bytes)
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0'))
    return holdsUtf16(bytes, 'EncryptedPackage') ? encrypted : oldOffice(ending)
  const other = signatures.find(([signature]) => head.startsWith(signature))
  if (other !== undefined) return unsupported(other[1], other[2])
  const text = plainHead(bytes, head)
  if (/^MIME-Version:/i.test(text)) return unsupported('单个文件的网页(.mht)', '在浏览器中另存为“网页,仅 HTML”')
  if (/^<\?xml/i.test(text) && /<(?:\w+:)?(?:Workbook|wordDocument|package|office)\b/i.test(text))
    return unsupported('XML 格式的 Office 文件', '另存为 .docx 或 .xlsx')
  if (isWebPage(text)) return done('html')
  return byEnding(ending)
}

const pictures = '请改用文字版(网页、.docx 或带文字的 PDF);图片'
const archives = '解压后导入其中的 .docx、.xlsx 等文件'
const signatures: [string, string, string][] = [
  ['{\\rtf', ' RTF 文件', '另存为 .docx'],
  ['\u0089PNG', '图片', pictures],
  ['\u00ff\u00d8\u00ff', '图片', pictures],
  ['GIF8', '图片', pictures],
  ['II*\u0000', '图片', pictures],
  ['MM\u0000*', '图片', pictures],
  ['RIFF', '图片或音视频', pictures],
  ['Rar!', '压缩包', archives],
  ['7z\u00bc\u00af', '压缩包', archives],
  ['\u001f\u008b', '压缩包', archives],
  ['PK\u0005\u0006', '压缩包', archives],
]

/** What to do with kinds known by their ending. */
const endings: Record<string, [string, string]> = {
  doc: ['旧版 Word 文件', '另存为 .docx'],
  wps: [' WPS 文字文件', '另存为 .docx'],
  xls: ['旧版 Excel 文件', '另存为 .xlsx'],
  et: [' WPS 表格文件', '另存为 .xlsx'],
  ofd: [' OFD 文件', '导出为带文字的 PDF 或 .docx'],
  rtf: [' RTF 文件', '另存为 .docx'],
  ppt: ['演示文稿', '另存为 .docx 或导出为 PDF'],
  pptx: ['演示文稿', '另存为 .docx 或导出为 PDF'],
  zip: ['压缩包', archives],
  rar: ['压缩包', archives],
  '7z': ['压缩包', archives],
  png: ['图片', pictures],
  jpg: ['图片', pictures],
  jpeg: ['图片', pictures],
}

const unsupported = (what: string, act: string): Refusal =>
  refused(
    'unsupported-kind',
    act === pictures ? `暂不支持${what},${pictures}里的文字读不出来。` : `暂不支持${what},请${act}后再导入。`,
  )

const oldOffice = (ending: string): Refusal => {
  const [what, act] = endings[ending] ?? ['旧版 Word 或 Excel 文件', '另存为 .docx 或 .xlsx']
  return unsupported(what, act)
}

async function archiveKind(bytes: Uint8Array): Promise<Result<Kind>> {
  const archive = await Archive.open(bytes)
  if (!archive.ok) return archive
  const names = archive.value.names()
  if (names.some((name) => /^word\/document\d*\.xml$/.test(name))) return done('docx')
  if (names.some((name) => /^xl\/workbook\d*\.xml$/.test(name))) return done('xlsx')
  if (names.includes('ofd.xml')) return unsupported(...endingOf('ofd'))
  if (names.some((name) => name.startsWith('ppt/'))) return unsupported(...endingOf('pptx'))
  return unsupported(...endingOf('zip'))
}

const endingOf = (ending: string): [string, string] => endings[ending] ?? ['这种文件', '另存为 .docx 或 .xlsx']

function byEnding(ending: string): Result<Kind> {
  if (ending === 'csv' || ending === 'html' || ending === 'txt') return done(ending)
  if (ending === 'htm' || ending === 'shtml' || ending === 'xhtml') return done('html')
  if (ending === '' || ending === 'text' || ending === 'tmp' || ending === 'md') return done('txt')
  const known = endings[ending]
  if (known !== undefined) return unsupported(...known)
  if (['docx', 'xlsx', 'pdf'].includes(ending))
    return refused('wrong-kind', `文件名是 .${ending},内容却不是;请确认文件没有损坏、没有只改过名字,重新保存后再导入。`)
  return unsupported(` .${ending} 这种文件`, '另存为 .docx、.xlsx、.pdf 或 .txt')
}

/** The beginning as Latin letters, also of UTF-16, without byte order mark, blanks and comments. */
function plainHead(bytes: Uint8Array, head: string): string {
  const wide = head.slice(0, 64).includes('\u0000')
  const text = wide ? new TextDecoder('latin1').decode(bytes.subarray(0, 4096).filter((byte) => byte !== 0)) : head
  return text.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?(?:\s|<!--[\s\S]*?-->)*/, '')
}

/** A page, or a piece of one. Copied text that kept a stray tag at its beginning has its lines without tags: it is text. */
function isWebPage(text: string): boolean {
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<(?:html|head|body|meta|title)\b)/i.test(text)) return true
  if (!/^<(?:table|div|style|script)\b/i.test(text)) return false
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.filter((line) => /<\/?[a-z]/i.test(line)).length * 2 >= lines.length
}

/** Whether the ASCII `word` stands in the bytes as UTF-16 (names in old Office containers). */
const holdsUtf16 = (bytes: Uint8Array, word: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(word, 'utf16le'))
