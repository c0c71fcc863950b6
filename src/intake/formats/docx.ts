// A Word document as a source. mammoth knows Word (revisions, fields, text boxes, merged cells) and gives it as plain HTML,
// which is walked like a page; places are the paragraph's number or the cell of the table.
import mammoth from 'mammoth'
import { parseFragment } from 'parse5'
import { done, type Result } from '../../base/result.js'
import type { Span } from '../mapped-text.js'
import { Archive } from './archive.js'
import { type CellOrigin, cellLocator } from './cells.js'
import { guarded } from './damaged.js'
import { blocksOf } from './html/blocks.js'
import { limits } from './limits.js'
import { type Block, type CellBlock, compose, type Run, type Source } from './source.js'
import { readXml } from './xml.js'

/** Reads a .docx. Refused: broken, encrypted, with macros, with a document type in its XML, beyond the limits. */
export const documentSource = (bytes: Uint8Array): Promise<Result<Source>> =>
  guarded(async () => {
    const archive = await Archive.open(bytes)
    if (!archive.ok) return archive
    const furniture = await checkParts(archive.value)
    const { value: html } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      {
        ignoreEmptyParagraphs: true,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    const { blocks } = blocksOf(html, parseFragment(html, { sourceCodeLocationInfo: true }).childNodes, false)
    const composed = compose(placed(blocks, furniture))
    return done<Source>({
      kind: 'docx',
      text: composed.text,
      grids: composed.grids,
      setAside: [],
      locate: cellLocator(composed),
    })
  })

/**
 * Unfolds every XML part within the limits before mammoth may, and refuses document types. Gives the lines of headers
 * and footers that may be a secrecy mark; mammoth leaves headers out.
 */
async function checkParts(archive: Archive): Promise<string[]> {
  const words: string[] = []
  for (const name of archive.names()) {
    if (!/\.(?:xml|rels)$/.test(name)) continue
    const isEdge = /^word\/(?:header|footer)\d*\.xml$/.test(name)
    let line = ''
    await readXml(archive.read(name, limits.documentBytes), {
      open() {},
      close(tag) {
        if (tag !== 'p' || !isEdge) return
        if (/密|内部/.test(line.replace(/\s/g, ''))) words.push(line.trim())
        line = ''
      },
      text(text) {
        if (isEdge) line += text
      },
    })
  }
  return [...new Set(words)]
}

/** Blocks with the places a person finds them at: 正文 by paragraph, 表1, 表2 … by row and column. */
function* placed(blocks: Block<Span>[], edges: string[]): Generator<Block<CellOrigin>> {
  for (const text of edges)
    yield { line: [{ text, origin: { part: '页眉页脚', row: null, column: null, page: null } }] }
  let [paragraph, table] = [0, 0]
  for (const block of blocks) {
    if ('line' in block) {
      const origin = { part: '正文', row: ++paragraph, column: null, page: null }
      yield { line: block.line.map((run) => withOrigin(run, origin)) }
    } else {
      const part = `表${++table}`
      yield { ...block, cells: block.cells.map((cell) => cellIn(part, cell)) }
    }
  }
}

function cellIn(part: string, cell: CellBlock<Span>): CellBlock<CellOrigin> {
  const origin = { part, row: cell.row + 1, column: cell.column + 1, page: null }
  return { ...cell, runs: cell.runs.map((run) => withOrigin(run, origin)) }
}

/** Blanks within a paragraph belong to it too; only numbers put in front of list items stand nowhere. */
const withOrigin = ({ text, origin }: Run<Span>, place: CellOrigin): Run<CellOrigin> => ({
  text,
  origin: origin === null && text.trim() !== '' ? null : place,
})
