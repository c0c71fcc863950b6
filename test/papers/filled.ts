// What a filled paper says, read out of the file as a word processor would find it, and the papers tests fill.
import PizZip from 'pizzip'
import { expect } from 'vitest'
import type { FilledPaper } from '../../src/domain/paper.js'
import type { PaperCircular } from '../../src/domain/paper-facts.js'
import { renderPaper } from '../../src/papers/render-paper.js'
import { shippedTemplate } from '../../src/papers/templates.js'

export const making = { office: '望川市人民政府办公室', today: '2024-09-12' }

export const circular: PaperCircular = {
  title: '关于2024年第三季度全市政务新媒体检查情况的通报',
  docNumber: '望政办函〔2024〕52号',
  issuedOn: '2024-08-20',
  url: null,
  deadlineText: '于9月10日前将整改情况书面报市政府办公室政务公开科',
  handIn: '整改情况,报市政府办公室政务公开科,书面',
  recipient: '市政府办公室政务公开科',
  escalationClause: '逾期整改不到位的,将按程序进行约谈',
}

/** A part of a .docx as text of XML. */
export const partOf = (docx: Uint8Array, path = 'word/document.xml'): string =>
  new PizZip(Buffer.from(docx)).file(path)?.asText() ?? expect.fail(`no ${path}`)

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' }

/** The paragraphs of a paper, cells of tables among them; a line break inside one is `\n`. */
export function paragraphsOf(docx: Uint8Array): string[] {
  return [...partOf(docx).matchAll(/<w:p[ >].*?<\/w:p>|<w:p\/>/gs)].map(([one]) =>
    one
      .replaceAll(/<w:br\b[^>]*>/g, '\n')
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity),
  )
}

export const textOf = (docx: Uint8Array): string => paragraphsOf(docx).join('\n')

/** Fills the shipped template. */
export async function fill(paper: FilledPaper): Promise<Uint8Array> {
  const filled = renderPaper(paper, await shippedTemplate(paper.kind))
  if (!filled.ok) expect.fail(`${filled.code}: ${filled.message}`)
  return filled.value
}
