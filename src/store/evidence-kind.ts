// What an uploaded file is, by its bytes alone: a name proves nothing. Archives are looked into (docx, xlsx and OFD are zips);
// only their directory is read, nothing is unfolded.
import { fileTypeFromBuffer } from 'file-type'
import { fromBufferPromise } from 'yauzl'
import { done, type Result } from '../base/result.js'
import { type EvidenceKind, evidenceKinds, unreadableArchive, withMacros, wrongKind } from '../domain/evidence-files.js'

/** Most entries of an archive that is looked into. */
const entriesMax = 5000

/** The kind of a file that is taken as evidence; refused in one sentence otherwise. */
export async function evidenceKindOf(bytes: Uint8Array): Promise<Result<EvidenceKind>> {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
  if (isArchive) return await archiveKind(bytes)
  const told = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  // What makes a type of its own out of a picture (a sequence, an animation) is still the picture.
  const mime = told.replace(/-sequence$/, '').replace('image/apng', 'image/png')
  const kind = evidenceKinds.find((one) => one.contentType === mime)
  return kind === undefined ? wrongKind : done(kind)
}

/** By the names of what the archive holds. */
async function archiveKind(bytes: Uint8Array): Promise<Result<EvidenceKind>> {
  const names = await namesIn(bytes)
  if (names === null) return unreadableArchive
  if (names.some((name) => name.endsWith('vbaproject.bin') || name.includes('/macrosheets/'))) return withMacros
  const marks: [mark: string, ending: string][] = [
    ['word/document.xml', 'docx'],
    ['xl/workbook.xml', 'xlsx'],
    ['ofd.xml', 'ofd'],
  ]
  const ending = marks.find(([mark]) => names.includes(mark))?.[1]
  const kind = evidenceKinds.find((one) => one.ending === ending)
  return kind === undefined ? wrongKind : done(kind)
}

/** Lower-case names of the entries; null: encrypted, broken or beyond all measure. */
async function namesIn(bytes: Uint8Array): Promise<string[] | null> {
  const names: string[] = []
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const file = await fromBufferPromise(buffer, { lazyEntries: true, strictFileNames: false })
    for await (const entry of file.eachEntry()) {
      if (names.length >= entriesMax || entry.isEncrypted()) return null
      names.push(entry.fileName.toLowerCase())
    }
    return names
  } catch {
    return null
  }
}
