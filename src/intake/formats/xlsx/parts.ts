// The parts of a workbook beside its sheets: which sheets there are, the shared texts, the number formats. Their names
// come from the workbook's own relations, which differ between the programs that write them.
import { posix } from 'node:path'
import type { Archive } from '../archive.js'
import { beyond, damaged, Unreadable } from '../damaged.js'
import { limits } from '../limits.js'
import { local, readXml } from '../xml.js'
import { builtInFormat, type NumberFormats, shownText } from './values.js'

export interface SheetPart {
  name: string
  /** Name of its entry in the archive. */
  entry: string
  hidden: boolean
}

export interface WorkbookParts {
  sheets: SheetPart[]
  texts: string[]
  formats: NumberFormats
  from1904: boolean
}

/** Reads everything but the sheets. Throws `Unreadable`. */
export async function readParts(archive: Archive): Promise<WorkbookParts> {
  const root = await relations(archive, '')
  const workbook = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  if (!archive.has(workbook)) throw new Unreadable(damaged)
  const related = await relations(archive, workbook)
  const { sheets, from1904 } = await readWorkbook(archive, workbook, related)
  const entryOf = (kind: string): string | undefined =>
    [...related.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target
  return {
    sheets,
    from1904,
    texts: await readTexts(archive, entryOf('sharedStrings')),
    formats: await readFormats(archive, entryOf('styles')),
  }
}

type Relations = Map<string, { type: string; target: string }>

async function relations(archive: Archive, of: string): Promise<Relations> {
  const folder = posix.dirname(of)
  const entry = posix.join(folder, '_rels', `${posix.basename(of)}.rels`)
  const found: Relations = new Map()
  if (!archive.has(entry)) return found
  await readXml(archive.read(entry), {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      found.set(Id, { type: Type ?? '', target })
    },
    close() {},
    text() {},
  })
  return found
}

async function readWorkbook(
  archive: Archive,
  entry: string,
  related: Relations,
): Promise<{ sheets: SheetPart[]; from1904: boolean }> {
  const sheets: SheetPart[] = []
  let from1904 = false
  await readXml(archive.read(entry), {
    open(tag, attributes) {
      const { name, state, date1904 } = attributes
      if (tag === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true'
      if (tag !== 'sheet') return
      const id = Object.keys(attributes).find((one) => local(one) === 'id')
      const part = related.get(attributes[id ?? ''] ?? '')
      if (part === undefined || !part.type.endsWith('/worksheet') || !archive.has(part.target)) return
      if (sheets.length >= limits.sheets) throw new Unreadable(beyond(`工作表超过${limits.sheets}张`))
      sheets.push({ name: name ?? '', entry: part.target, hidden: state === 'hidden' || state === 'veryHidden' })
    },
    close() {},
    text() {},
  })
  return { sheets, from1904 }
}

/** Shared texts; the parts of a rich text are joined, phonetic notes are no text. */
async function readTexts(archive: Archive, entry: string | undefined): Promise<string[]> {
  const texts: string[] = []
  if (entry === undefined) return texts
  let [taking, phonetic, text] = [false, false, '']
  await readXml(archive.read(entry), {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') taking = !phonetic
    },
    close(name) {
      if (name === 'si') texts.push(shownText(text))
      else if (name === 'rPh') phonetic = false
      else if (name === 't') taking = false
    },
    text(piece) {
      if (taking) text += piece
    },
  })
  return texts
}

async function readFormats(archive: Archive, entry: string | undefined): Promise<NumberFormats> {
  const codes = new Map<number, string>()
  const styles: number[] = []
  let within = ''
  if (entry !== undefined)
    await readXml(archive.read(entry), {
      open(name, { numFmtId, formatCode }) {
        if (name === 'cellXfs' || name === 'cellStyleXfs' || name === 'dxfs') within = name
        else if (name === 'numFmt' && within !== 'dxfs') codes.set(Number(numFmtId), formatCode ?? '')
        else if (name === 'xf' && within === 'cellXfs') styles.push(Number(numFmtId ?? 0))
      },
      close() {},
      text() {},
    })
  return {
    codeOf: (style) => {
      const id = styles[style] ?? 0
      return codes.get(id) ?? builtInFormat(id)
    },
  }
}
