// Templates as an office might bring them: the shipped ones with one thing changed.
import PizZip from 'pizzip'
import type { PaperKind } from '../../src/domain/paper.js'
import { shippedTemplate } from '../../src/papers/templates.js'

/** The shipped template with its archive changed. */
export async function edited(kind: PaperKind, change: (zip: PizZip) => void): Promise<Uint8Array> {
  const zip = new PizZip(await shippedTemplate(kind))
  change(zip)
  return zip.generate({ type: 'nodebuffer' })
}

/** One part of an archive, changed as text. */
export function changePart(zip: PizZip, path: string, change: (xml: string) => string): void {
  const xml = zip.file(path)?.asText()
  if (xml === undefined) throw new Error(`no ${path}`)
  zip.file(path, change(xml))
}

/** The shipped template with a paragraph more. */
export const withParagraph = (kind: PaperKind, text: string): Promise<Uint8Array> =>
  edited(kind, (zip) =>
    changePart(zip, 'word/document.xml', (xml) =>
      xml.replace('<w:body>', `<w:body><w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`),
    ),
  )
